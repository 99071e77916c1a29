'use client'

import { useFormatter, useTimeZone, useTranslations } from 'use-intl'
import { useToday } from '../../_ui/day.tsx'
import type { View } from '../view.ts'
import { ChangeEntry } from './change-entry.tsx'
import { daysOf } from './days.ts'
import type { Entry } from './entry.ts'
import { FileEntry } from './file-entry.tsx'
import { NoteEntry } from './note-entry.tsx'
import { RecordEntry } from './record-entry.tsx'
import { TaskEntry } from './task-entry.tsx'
import styles from './timeline.module.css'

type Props = { view: View; entries: readonly Entry[]; none: string }

/** The entries below the days on which they happened. */
export function Stream({ view, entries, none }: Props) {
  const timeZone = useTimeZone() ?? 'UTC'
  const days = daysOf(entries, timeZone)
  if (days.length === 0) return <p className={styles.none}>{none}</p>
  return days.map(({ day, entries }) => (
    <section key={day}>
      <h3 className={styles.day}>
        <DayName day={day} />
      </h3>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <OneEntry key={entry.id} view={view} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

function OneEntry({ view, entry }: { view: View; entry: Entry }) {
  switch (entry.kind) {
    case 'changes':
      return <ChangeEntry view={view} change={entry} />
    case 'notes':
      return <NoteEntry entry={entry} />
    case 'files':
      return <FileEntry entry={entry} />
    case 'tasks':
      return <TaskEntry entry={entry} />
    default:
      return <RecordEntry entry={entry} />
  }
}

const dayMs = 86_400_000

function DayName({ day }: { day: string }) {
  const t = useTranslations('timeline')
  const format = useFormatter()
  const today = useToday()
  const ago = (Date.parse(today) - Date.parse(day)) / dayMs
  if (ago === 0) return t('today')
  if (ago === 1) return t('yesterday')
  return format.dateTime(new Date(day), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(ago < 7 && { weekday: 'long' }),
    ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
  })
}

/** Entries to come, of the height that most of them have. */
export const StreamToCome = () => (
  <div className={styles.toCome} aria-busy="true">
    {[62, 44, 70, 52, 38, 58].map((width) => (
      <span key={width} style={{ width: `${width}%` }} />
    ))}
  </div>
)
