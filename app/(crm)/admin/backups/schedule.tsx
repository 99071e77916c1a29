'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Backup, backupsAnswer } from '#domain/backups.ts'
import { Moment } from '../../../_ui/moment.tsx'
import styles from './backups.module.css'

type Props = {
  schedule: z.output<typeof backupsAnswer>['schedule']
  /** The newest that was restored for trial. */
  lastProven: Backup | undefined
}

/** What happens by itself: when, how many are kept, and where. */
export function Schedule({ schedule, lastProven }: Props) {
  const t = useTranslations('backups.schedule')
  const { nextAt, daily, weekly, monthly, folder, encrypted } = schedule
  const format = useFormatter()
  const overdue = nextAt !== null && Date.parse(nextAt) < Date.now()
  const at = (moment: string) =>
    format.dateTime(new Date(moment), { dateStyle: 'medium', timeStyle: 'short' })
  const next = nextAt === null ? t('afterStart') : overdue ? t('now') : at(nextAt)
  return (
    <dl className={styles.schedule}>
      <div>
        <dt>{t('lastProven')}</dt>
        <dd>{lastProven ? <Moment at={lastProven.createdAt} /> : t('none')}</dd>
      </div>
      <div>
        <dt>{t('next')}</dt>
        <dd>{next}</dd>
      </div>
      <div>
        <dt>{t('keeps')}</dt>
        <dd>{t('kept', { daily, weekly, monthly })}</dd>
      </div>
      <div>
        <dt>{t('encryption')}</dt>
        <dd>{t(encrypted ? 'encrypted' : 'plain')}</dd>
      </div>
      <div className={styles.folder}>
        <dt>{t('folder')}</dt>
        <dd>{folder}</dd>
      </div>
    </dl>
  )
}
