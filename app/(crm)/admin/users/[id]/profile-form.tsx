'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import { AccountFields, accountOf, useWrongWith } from '../account-fields.tsx'
import type { User } from '../user-row.tsx'
import { useChangedUser } from './use-changed-user.ts'

export function ProfileForm({ user }: { user: User }) {
  const t = useTranslations()
  const problem = useProblem()
  const changed = useChangedUser()
  const update = useMutation(
    useTRPC().users.update.mutationOptions({
      onSuccess: async (saved) => {
        notifications.show({ message: t('record.saved', { name: saved.fullName }) })
        await changed(saved)
      },
    }),
  )
  const wrong = useWrongWith(update.error)
  return (
    <form
      className={`${styles.form} ${styles.said}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        update.mutate({ id: user.id, version: user.version, ...accountOf(event.currentTarget) })
      }}
    >
      {update.isError && !wrong.any && <Notice>{problem(update.error)}</Notice>}
      <AccountFields values={user} error={update.error} />
      <Button type="submit" loading={update.isPending}>
        {t('app.save')}
      </Button>
    </form>
  )
}
