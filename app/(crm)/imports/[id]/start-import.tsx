'use client'

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import type { Field } from '../../../_records/field.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { readProblem } from '../../../_trpc/problem.ts'
import { useFieldLabel, useProblem } from '../../../_ui/words.ts'
import { leftOf } from '../figures-of.ts'
import styles from './mapping.module.css'
import { useAfterCall } from './use-after-call.ts'
import type { MappingState } from './use-mapping.ts'

type Props = { one: Import; fields: readonly Field[]; state: MappingState }

/** Begins; says beside the button what is still missing, and aloud once it was pressed in vain. */
export function StartImport({ one, fields, state: { mapping, absent } }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const label = useFieldLabel()
  const problem = useProblem()
  const { onSuccess } = useAfterCall()
  const [inVain, setInVain] = useState(false)
  const start = useMutation(useTRPC().imports.start.mutationOptions({ onSuccess }))
  const named = (missing: readonly Field[]) =>
    t('stillMissing', { fields: format.list(missing.map((field) => label(field.label))) })
  const refusedFor = readProblem(start.error).errors.map(({ path }) => path)
  const lacking = absent.length > 0 ? absent : fields.filter(({ name }) => refusedFor.includes(name))
  const said = lacking.length > 0 ? named(lacking) : start.isError && problem(start.error)
  const isBad = start.isError || (inVain && absent.length > 0)
  const press = () => {
    if (absent.length === 0) return start.mutate({ id: one.id, mapping })
    start.reset()
    setInVain(true)
  }
  return (
    <div className={styles.start}>
      <Button loading={start.isPending} onClick={press}>
        {t('start', { n: leftOf(one) })}
      </Button>
      {said && (
        // One that is read out is a new one.
        <p
          key={String(isBad)}
          role={isBad ? 'alert' : undefined}
          className={styles.absent}
          data-bad={isBad || undefined}
        >
          {said}
        </p>
      )}
    </div>
  )
}
