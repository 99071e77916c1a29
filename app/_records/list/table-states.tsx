'use client'

import { Button } from '@mantine/core'
import { IconArchive, IconDatabaseOff, IconSearchOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '../../_ui/notice.tsx'
import { roomIcons } from '../../_ui/room-icons.ts'
import { useProblem, useRoomWord } from '../../_ui/words.ts'
import type { View } from '../view.ts'
import styles from './table-states.module.css'

/** One thing said where rows would be. */
export const Said = ({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode
  title: string
  text: string
  children?: ReactNode
}) => (
  <div className={styles.said}>
    <span className={styles.icon}>{icon}</span>
    <h2 className={styles.title}>{title}</h2>
    <p className={styles.text}>{text}</p>
    {children && <div className={styles.action}>{children}</div>}
  </div>
)

type NothingProps = {
  view: View
  archived: boolean
  narrowed: boolean
  onClear: () => void
  action: ReactNode
}

/** No rows, and why: nothing matches, nothing is archived, or nothing is there yet and this is how to begin. */
export function NothingHere({ view, archived, narrowed, onClear, action }: NothingProps) {
  const t = useTranslations('table')
  const word = useRoomWord(view.of)
  const Icon = roomIcons[view.of]
  if (narrowed)
    return (
      <Said
        icon={<IconSearchOff size={22} stroke={1.5} aria-hidden />}
        title={t('nothingFound')}
        text={t('nothingFoundText')}
      >
        <Button variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      </Said>
    )
  if (archived)
    return (
      <Said
        icon={<IconArchive size={22} stroke={1.5} aria-hidden />}
        title={t('nothingArchived')}
        text={t('nothingArchivedText')}
      />
    )
  return (
    <Said
      icon={<Icon size={22} stroke={1.5} aria-hidden />}
      title={word('emptyTitle')}
      text={word('emptyText')}
    >
      {action}
    </Said>
  )
}

/** The list could not be had: never to be mistaken for an empty one. */
export function ListFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations()
  const problem = useProblem()
  return (
    <div role="alert">
      <Said
        icon={<IconDatabaseOff size={22} stroke={1.5} aria-hidden />}
        title={t('table.failed')}
        text={problem(error)}
      >
        <Button onClick={onRetry}>{t('app.retry')}</Button>
        <Button component="a" href="/health" variant="default">
          {t('outage.health')}
        </Button>
      </Said>
    </div>
  )
}

export function RefreshFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations()
  const problem = useProblem()
  return (
    <div className={styles.notice}>
      <Notice
        tone="warn"
        action={
          <Button size="compact-sm" variant="subtle" onClick={onRetry}>
            {t('app.retry')}
          </Button>
        }
      >
        {t('table.refreshFailed')} {problem(error)}
      </Notice>
    </div>
  )
}
