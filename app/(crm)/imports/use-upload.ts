'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { ImportKind } from '#domain/entities.ts'
import { importLimits } from '#domain/imports.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { sendFile } from '../../_trpc/send-file.ts'

const wrongWith = (file: File | undefined) => {
  if (!file) return 'nothing_chosen'
  if (file.size > importLimits.bytes) return 'too_large'
  return file.size === 0 ? 'empty_file' : undefined
}

const idIn = (answer: string): string => {
  const found: unknown = JSON.parse(answer)
  return typeof found === 'object' && found && 'id' in found ? String(found.id) : ''
}

/** Brings one file in and goes to its page. `sent`: from 0 to 1 while it is under way; `failed`: why it did not arrive. */
export const useUpload = () => {
  const router = useRouter()
  const queries = useQueryClient()
  const trpc = useTRPC()
  const [sent, setSent] = useState<number>()
  const [failed, setFailed] = useState<string>()
  const breakOff = useRef<() => void>(undefined)
  useEffect(() => () => breakOff.current?.(), [])

  const stop = () => {
    breakOff.current?.()
    setSent(undefined)
  }
  const fail = (code: string) => {
    setSent(undefined)
    setFailed(code)
  }
  const start = (of: ImportKind, file: File | undefined) => {
    const wrong = wrongWith(file)
    setFailed(wrong)
    if (wrong || !file) return
    setSent(0)
    breakOff.current = sendFile(`/api/imports?${new URLSearchParams({ of, name: file.name })}`, file, {
      onSent: setSent,
      onFailed: fail,
      onDone: (answer) => {
        void queries.invalidateQueries({ queryKey: trpc.imports.list.pathKey() })
        // An id stands in a path that typed routes know.
        router.push(`/imports/${idIn(answer)}` as Route)
      },
    })
  }
  return { sent, failed, start, stop, forget: () => setFailed(undefined) }
}
