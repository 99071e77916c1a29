'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRoom } from '../../../_records/use-room.ts'
import type { useTRPC } from '../../../_trpc/client.tsx'
import { AskDialog } from '../../../_ui/ask-dialog.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import styles from '../admin.module.css'

type Thrown = inferOutput<ReturnType<typeof useTRPC>['trash']['list']>['items'][number]
type Props = { row: Thrown; onRefused: (error: unknown) => void }

/** Something in the trash: it goes back to where it was at once, and away for good when that was asked. */
export function TrashRow({ row: { type, id, title: name, archivedAt }, onRefused }: Props) {
  const t = useTranslations()
  const room = useRoom(type)
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const after = async (message: string) => {
    onRefused(undefined)
    notifications.show({ message })
    await queries.invalidateQueries()
  }
  const restore = useMutation(
    room.restore.mutationOptions({
      onSuccess: () => after(t('record.restored', { name })),
      onError: onRefused,
    }),
  )
  const purge = useMutation(
    room.purge.mutationOptions({
      onSuccess: () => after(t('admin.purged', { name })),
      onError: onRefused,
      onSettled: () => setAsking(false),
    }),
  )
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={`${styles.wide} ${styles.dim}`}>{t(`admin.kinds.${type}`)}</td>
      <td className={`${styles.wide} ${styles.dim}`}>
        <Moment at={archivedAt} />
      </td>
      <td>
        <div className={styles.end}>
          <Button
            size="compact-sm"
            variant="default"
            loading={restore.isPending}
            onClick={() => restore.mutate({ id })}
          >
            {t('record.restore')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('admin.delete')}
          </Button>
        </div>
        <AskDialog
          opened={asking}
          title={t('admin.purgeAsk', { name })}
          text={t('admin.purgeText')}
          stay={t('app.cancel')}
          go={t('admin.purge')}
          pending={purge.isPending}
          onStay={() => setAsking(false)}
          onGo={() => purge.mutate({ id })}
        />
      </td>
    </tr>
  )
}
