'use client'

import { useTranslations } from 'use-intl'
import { Moment } from '../../_ui/moment.tsx'
import { useFieldLabel } from '../../_ui/words.ts'
import { ChangeList } from '../change-list.tsx'
import { allFields } from '../read-view.ts'
import type { View } from '../view.ts'
import styles from './history-panel.module.css'
import type { HistoryLine } from './history-values.ts'

/** One line of a record's history: who, when, and each changed field from what to what. */
export function HistoryEntry({ view, line }: { view: View; line: HistoryLine }) {
  const t = useTranslations('record')
  const label = useFieldLabel()
  const verb = line.action.split('.').at(-1) ?? line.action
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
      <ChangeList
        all={line.changes}
        shown={changes}
        fields={allFields(view)}
        labelOf={(name, field) => label(field?.label ?? name)}
      />
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
