'use client'

import { useState } from 'react'
import { readProblem } from '../../_trpc/problem.ts'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import type { Field } from '../field.ts'

/** Saving a form of one field: what is wrong is said beside it, be it its value or anything else, and what is typed stays. */
export const useSaving = (name: string | undefined, field?: Field) => {
  const invalid = useInvalid()
  const problem = useProblem()
  const [wrong, setWrong] = useState<string>()
  const [pending, setPending] = useState(false)
  const save = async (work: () => Promise<void>) => {
    setPending(true)
    setWrong(undefined)
    try {
      await work()
    } catch (error) {
      const own = readProblem(error).errors.find(({ path }) => path.split('.').some((step) => step === name))
      setWrong(own ? invalid(own.message, field) : problem(error))
    } finally {
      setPending(false)
    }
  }
  return { wrong, setWrong, pending, save }
}
