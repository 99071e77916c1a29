'use client'

import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import styles from './settings.module.css'

export function ProfileTab() {
  const t = useTranslations()
  const format = useFormatter()
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const invalid = useInvalid()
  const problem = useProblem()
  const profile = useQuery(trpc.auth.profile.queryOptions())
  const update = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.auth.profile.queryKey(), saved)
        notifications.show({ message: t('settings.profileSaved') })
        // The name stands in the sidebar too, which the server drew.
        router.refresh()
      },
    }),
  )
  const errors = update.error ? readProblem(update.error).errors : []
  const errorOf = (name: string) => {
    const found = errors.find(({ path }) => path === name)
    return found && invalid(found.message)
  }
  if (profile.isError) return <Notice>{problem(profile.error)}</Notice>
  if (!profile.data) return null
  const { email, username, role, createdAt, fullName, phone } = profile.data
  return (
    <>
      <dl className={styles.fixed}>
        <dt>{t('account.email')}</dt>
        <dd>{email}</dd>
        <dt>{t('account.username')}</dt>
        <dd>{username}</dd>
        <dt>{t('settings.role')}</dt>
        <dd>{t(`roles.${role}`)}</dd>
        <dt>{t('settings.memberSince')}</dt>
        <dd>{format.dateTime(new Date(createdAt), { dateStyle: 'medium' })}</dd>
      </dl>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          update.mutate({ fullName: String(data.get('fullName')), phone: String(data.get('phone')) })
        }}
      >
        {update.isError && errors.length === 0 && <Notice>{problem(update.error)}</Notice>}
        <TextInput
          name="fullName"
          label={t('account.fullName')}
          defaultValue={fullName}
          autoComplete="name"
          error={errorOf('fullName')}
        />
        <TextInput
          name="phone"
          type="tel"
          label={t('fields.phone')}
          defaultValue={phone ?? ''}
          autoComplete="tel"
          error={errorOf('phone')}
        />
        <Button type="submit" loading={update.isPending}>
          {t('app.save')}
        </Button>
      </form>
    </>
  )
}
