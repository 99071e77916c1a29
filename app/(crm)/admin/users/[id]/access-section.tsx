'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { AskDialog } from '../../../../_ui/ask-dialog.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import type { User } from '../user-row.tsx'
import { useChangedUser } from './use-changed-user.ts'

const asked = ['resetPassword', 'signOut', 'suspend', 'archive'] as const
type Asked = (typeof asked)[number]

/** Whether and how the account may sign in. What ends sessions asks first, for that is not undone. */
export function AccessSection({ user, onPassword }: { user: User; onPassword: (password: string) => void }) {
  const t = useTranslations()
  const { users } = useTRPC()
  const problem = useProblem()
  const changed = useChangedUser()
  const [asking, setAsking] = useState<Asked | null>(null)
  const reset = useMutation(users.resetPassword.mutationOptions())
  const signOut = useMutation(users.signOutEverywhere.mutationOptions())
  const setStatus = useMutation(users.setStatus.mutationOptions())
  const archive = useMutation(users.archive.mutationOptions())
  const restore = useMutation(users.restore.mutationOptions())
  const { id, fullName: name } = user

  const acts = {
    resetPassword: async () => {
      const { user: saved, password } = await reset.mutateAsync({ id })
      if (password) onPassword(password)
      return saved
    },
    signOut: () => signOut.mutateAsync({ id }),
    suspend: () => setStatus.mutateAsync({ id, status: 'suspended' }),
    reactivate: () => setStatus.mutateAsync({ id, status: 'active' }),
    archive: () => archive.mutateAsync({ id }),
    restore: () => restore.mutateAsync({ id }),
  }
  const act = useMutation({
    mutationFn: (what: keyof typeof acts) => acts[what](),
    onSuccess: async (saved, what) => {
      notifications.show({ message: t(`admin.done.${what}`, { name }) })
      await changed(saved ?? undefined)
    },
    onSettled: () => setAsking(null),
  })
  const ask = (what: Asked) => (
    <Button key={what} variant="default" onClick={() => setAsking(what)}>
      {t(`admin.do.${what}`)}
    </Button>
  )
  const now = (what: 'reactivate' | 'restore') => (
    <Button key={what} variant="default" loading={act.isPending} onClick={() => act.mutate(what)}>
      {t(`admin.do.${what}`)}
    </Button>
  )
  const buttons = user.archivedAt
    ? [now('restore')]
    : [
        ask('signOut'),
        ask('resetPassword'),
        user.status === 'active' ? ask('suspend') : now('reactivate'),
        ask('archive'),
      ]
  return (
    <section className={styles.section}>
      <h2>{t('admin.access')}</h2>
      <p className={styles.note}>{t(user.archivedAt ? 'admin.archivedNote' : 'admin.accessNote')}</p>
      {act.isError && (
        <div className={styles.said}>
          <Notice>{problem(act.error)}</Notice>
        </div>
      )}
      <div className={styles.buttons}>{buttons}</div>
      {asked.map((what) => (
        <AskDialog
          key={what}
          opened={asking === what}
          title={t(`admin.ask.${what}`, { name })}
          text={t(`admin.askText.${what}`)}
          stay={t('app.cancel')}
          go={t(`admin.do.${what}`)}
          pending={act.isPending}
          onStay={() => setAsking(null)}
          onGo={() => act.mutate(what)}
        />
      ))}
    </section>
  )
}
