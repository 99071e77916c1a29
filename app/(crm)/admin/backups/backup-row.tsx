'use client'

import { ActionIcon, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Backup } from '#domain/backups.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { AskDialog } from '../../../_ui/ask-dialog.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import { StatusDot } from '../../../_ui/status-dot.tsx'
import { useProblem } from '../../../_ui/words.ts'
import styles from './backups.module.css'

/** The dots that `StatusDot` knows. */
const stateOf = ({ provenAt, problem }: Backup) => (provenAt ? 'ok' : problem ? 'down' : 'pending')

export function BackupRow({ backup }: { backup: Backup }) {
  const t = useTranslations('backups')
  const format = useFormatter()
  const state = stateOf(backup)
  const facts = [
    t('megabytes', { n: format.number(backup.size / 1e6, { maximumFractionDigits: 1 }) }),
    ...(backup.rows === null ? [] : [t('rows', { n: backup.rows })]),
    ...(backup.files === null ? [] : [t('files', { n: backup.files })]),
    backup.encrypted ? t('encrypted') : t('notEncrypted'),
    t('version', { version: backup.version }),
  ]
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <strong>
          <Moment at={backup.createdAt} />
        </strong>
        <StatusDot value={state} label={t(`states.${state}`)} />
        <p>{facts.join(' · ')}</p>
        {backup.problem && <p className={styles.problem}>{backup.problem}</p>}
        {Boolean(backup.unsound) && (
          <p className={styles.problem}>{t('unsound', { n: backup.unsound ?? 0 })}</p>
        )}
      </div>
      <Button
        component="a"
        href={`/api/admin/backups/${backup.name}/download`}
        download={backup.name}
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        {t('download')}
      </Button>
      <Remove backup={backup} />
    </li>
  )
}

function Remove({ backup: { name, createdAt } }: { backup: Backup }) {
  const t = useTranslations('backups')
  const format = useFormatter()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const [asked, ask] = useState(false)
  const remove = useMutation(
    trpc.backups.remove.mutationOptions({
      onSuccess: async () => {
        ask(false)
        await queries.invalidateQueries(trpc.backups.list.infiniteQueryFilter())
        notifications.show({ message: t('removed') })
      },
      onError: (error) => notifications.show({ message: problem(error), color: 'red' }),
    }),
  )
  const when = format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('removeOf', { when })}
        onClick={() => ask(true)}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      <AskDialog
        opened={asked}
        title={t('removeTitle')}
        text={t('removeText', { when })}
        stay={t('keep')}
        go={t('remove')}
        pending={remove.isPending}
        onStay={() => ask(false)}
        onGo={() => remove.mutate({ name })}
      />
    </>
  )
}
