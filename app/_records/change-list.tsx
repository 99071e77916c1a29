'use client'

import { useTranslations } from 'use-intl'
import styles from './change-list.module.css'
import type { Field } from './field.ts'
import { FieldValue, isEmpty } from './field-value.tsx'
import { type Changed, type Side, sideOf } from './side-of.ts'

type Props = {
  /** All that changed with them: what a reference leads to may stand in the field beside it (a task's subject). */
  all: Record<string, Changed> | null
  /** What did not change and still says how a value is read: the currency of an amount. */
  beside?: Record<string, unknown>
  shown: readonly (readonly [name: string, Changed])[]
  fields: readonly Field[]
  labelOf: (name: string, field: Field | undefined) => string
  /** What was empty before is said by what it is alone. */
  newAlone?: boolean
  /** A value of what is no field of the record. */
  textOf?: (name: string, value: unknown) => string
}

const sides = ['before', 'after'] as const satisfies Side[]

/** Each changed field from what to what. */
export function ChangeList({
  all,
  beside,
  shown,
  fields,
  labelOf,
  newAlone = false,
  textOf = (_, value) => String(value),
}: Props) {
  const t = useTranslations('record')
  if (shown.length === 0) return null
  const rows = { before: sideOf(all, 'before', beside), after: sideOf(all, 'after', beside) }
  return (
    <dl className={styles.changes}>
      {shown.map(([name, change]) => {
        const field = fields.find((one) => one.name === name)
        const [before, after] = sides.map((side) => {
          if (isEmpty(change[side])) return <i key={side}>{t('empty')}</i>
          if (field) return <FieldValue key={side} field={field} value={change[side]} row={rows[side]} />
          return textOf(name, change[side])
        })
        return (
          <div key={name}>
            <dt>{labelOf(name, field)}</dt>
            <dd>
              {!(newAlone && isEmpty(change.before)) && (
                <>
                  <del>{before}</del>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              <ins>{after}</ins>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
