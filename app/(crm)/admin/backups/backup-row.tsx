'use client'

import { ActionIcon } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Backup } from '#domain/backups.ts'
import { FileSize } from '../../../_ui/file-size.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import { StatusDot } from '../../../_ui/status-dot.tsx'
import admin from '../admin.module.css'
import styles from './backups.module.css'
import { RemoveBackup } from './remove-backup.tsx'
import { Trouble } from './trouble.tsx'

/** The dots that `StatusDot` knows. */
const stateOf = ({ provenAt, problem }: Backup) => (provenAt ? 'ok' : problem ? 'down' : 'pending')

/** One backup: when and why it was made, whether it came back, what is in it. */
export function BackupRow({ backup }: { backup: Backup }) {
  const t = useTranslations('backups')
  const format = useFormatter()
  const { name, createdAt, reason, size, rows, files, unsound, encrypted, problem, trouble } = backup
  const state = stateOf(backup)
  const when = format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  const about = [t(`reasons.${reason}`), ...(encrypted ? [t('encrypted')] : [])]
  const holds = [
    ...(rows === null ? [] : [t('rows', { n: rows })]),
    ...(files === null ? [] : [t('contents', { n: files })]),
  ]
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Moment at={createdAt} />
        <p className={admin.dim}>{about.join(', ')}</p>
      </th>
      <td>
        <StatusDot value={state} label={t(`states.${state}`)} />
        {problem && (
          <p className={styles.problem}>
            <Trouble told={problem} trouble={trouble} />
          </p>
        )}
        {Boolean(unsound) && <p className={styles.problem}>{t('unsound', { n: unsound ?? 0 })}</p>}
      </td>
      <td className={`${admin.wide} ${admin.dim}`}>{holds.join(', ')}</td>
      <td className={`${admin.wide} ${admin.dim}`}>
        <FileSize bytes={size} />
      </td>
      <td>
        <div className={admin.end}>
          <ActionIcon
            component="a"
            href={`/api/admin/backups/${name}/download`}
            download={name}
            variant="subtle"
            color="gray"
            aria-label={t('downloadOf', { when })}
            title={t('download')}
          >
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
          <RemoveBackup name={name} when={when} />
        </div>
      </td>
    </tr>
  )
}
