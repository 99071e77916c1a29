'use client'

import { Button } from '@mantine/core'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useTranslations } from 'use-intl'
import type { useTRPC } from '../../../_trpc/client.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import styles from '../admin.module.css'

export type Thrown = inferOutput<ReturnType<typeof useTRPC>['trash']['list']>['items'][number]

type Props = { row: Thrown; onRestore: () => void; onPurge: () => void }

export function TrashRow({ row, onRestore, onPurge }: Props) {
  const t = useTranslations()
  return (
    <tr>
      <th scope="row">{row.title}</th>
      <td className={`${styles.wide} ${styles.dim}`}>{t(`${row.type}.title`)}</td>
      <td className={`${styles.wide} ${styles.dim}`}>
        <Moment at={row.archivedAt} />
      </td>
      <td>
        <div className={styles.end}>
          <Button size="compact-sm" variant="default" onClick={onRestore}>
            {t('record.restore')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={onPurge}>
            {t('admin.purge')}
          </Button>
        </div>
      </td>
    </tr>
  )
}
