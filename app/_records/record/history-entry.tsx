'use client'

import { useTranslations } from 'use-intl'
import { Moment } from '../../_ui/moment.tsx'
import { useFieldLabel } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { FieldValue, isEmpty } from '../field-value.tsx'
import { allFields } from '../read-view.ts'
import { sideOf } from '../side-of.ts'
import type { View } from '../view.ts'
import styles from './history-panel.module.css'
import type { HistoryLine } from './history-values.ts'

/** One line of a record's history: who, when, and each changed field from what to what. */
export function HistoryEntry({ view, line }: { view: View; line: HistoryLine }) {
  const t = useTranslations('record')
  const label = useFieldLabel()
  const verb = line.action.split('.').at(-1) ?? line.action
  const fields = allFields(view)
  // A line about a note or a file says which one by values that stay as they are.
  const changes =
    verb === 'update' || verb === 'move'
      ? Object.entries(line.changes ?? {}).filter(([, { before, after }]) => before !== after)
      : []
  const about = useAttachedLine(line)
  const what =
    about ??
    (verb === 'create'
      ? t('created')
      : verb === 'archive'
        ? t('archivedIt')
        : verb === 'restore'
          ? t('restoredIt')
          : verb === 'update'
            ? t('updated', { count: changes.length })
            : verb === 'move'
              ? t('movedIt')
              : t('did', { action: line.action }))
  return (
    <li className={styles.line}>
      <p>
        <strong>{line.actorName ?? t('someone')}</strong> {what}
        <span className={styles.when}>
          <Moment at={line.at} />
        </span>
      </p>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(([name, { before, after }]) => {
            const field = fields.find((one) => one.name === name)
            return (
              <div key={name}>
                <dt>{label(field?.label ?? name)}</dt>
                <dd>
                  <del>
                    <Value field={field} value={before} row={sideOf(line.changes, 'before')} />
                  </del>
                  <span aria-hidden="true"> → </span>
                  <ins>
                    <Value field={field} value={after} row={sideOf(line.changes, 'after')} />
                  </ins>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </li>
  )
}

/** What a line says about a note or a file of the record: undefined when it is about the record itself. */
const useAttachedLine = ({ action, changes }: HistoryLine) => {
  const t = useTranslations('attached')
  const name = String(changes?.name?.after ?? '')
  const key = action.replace('.', '_') as Parameters<typeof t.has>[0]
  return t.has(key) ? t(key, { name }) : undefined
}

type Valued = { field: Field | undefined; value: unknown; row: Record<string, unknown> }

function Value({ field, value, row }: Valued) {
  const t = useTranslations('record')
  if (isEmpty(value)) return <i>{t('empty')}</i>
  return field ? <FieldValue field={field} value={value} row={row} /> : String(value)
}
