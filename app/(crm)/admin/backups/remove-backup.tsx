'use client'

import { ActionIcon } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../_trpc/client.tsx'
import { AskDialog } from '../../../_ui/ask-dialog.tsx'
import { useTellProblem } from '../../../_ui/use-tell-problem.ts'

/** Deletes a backup when that was asked: nothing brings it back. */
export function RemoveBackup({ name, when }: { name: string; when: string }) {
  const t = useTranslations('backups')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const tell = useTellProblem()
  const [asking, setAsking] = useState(false)
  const remove = useMutation(
    trpc.backups.remove.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('removed') })
        await queries.invalidateQueries(trpc.backups.list.infiniteQueryFilter())
      },
      onError: tell,
      onSettled: () => setAsking(false),
    }),
  )
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('removeOf', { when })}
        title={t('remove')}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      <AskDialog
        opened={asking}
        title={t('removeTitle')}
        text={t('removeText', { when })}
        stay={t('keep')}
        go={t('remove')}
        pending={remove.isPending}
        onStay={() => setAsking(false)}
        onGo={() => remove.mutate({ name })}
      />
    </>
  )
}
