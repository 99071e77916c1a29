'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { markSignedIn } from '../../_trpc/session.ts'
import { Notice } from '../../_ui/notice.tsx'
import { SecretInput } from '../../_ui/secret-input.tsx'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import styles from './settings.module.css'

export function PasswordTab() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const invalid = useInvalid()
  const problem = useProblem()
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async () => {
        markSignedIn()
        form.current?.reset()
        notifications.show({ message: t('passwordChanged') })
        await queries.invalidateQueries(trpc.auth.sessions.queryFilter())
      },
    }),
  )
  const { reason, errors } = change.error ? readProblem(change.error) : { reason: '', errors: [] }
  const newError = errors.find(({ path }) => path === 'newPassword')
  const oldError = reason === 'wrong_password' ? problem(change.error) : undefined
  return (
    <>
      <p className={styles.note}>{t('passwordNote')}</p>
      <form
        ref={form}
        method="post"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          change.mutate({
            oldPassword: String(data.get('oldPassword')),
            newPassword: String(data.get('newPassword')),
          })
        }}
      >
        {change.isError && !oldError && errors.length === 0 && <Notice>{problem(change.error)}</Notice>}
        <SecretInput
          name="oldPassword"
          label={t('oldPassword')}
          autoComplete="current-password"
          error={oldError}
        />
        <SecretInput
          name="newPassword"
          label={t('newPassword')}
          autoComplete="new-password"
          error={newError && invalid(newError.message)}
        />
        <Button type="submit" loading={change.isPending}>
          {t('changePassword')}
        </Button>
      </form>
    </>
  )
}
