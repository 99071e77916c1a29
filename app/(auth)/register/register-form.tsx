'use client'

import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { markSignedIn } from '../../_trpc/session.ts'
import { PageLink } from '../../_ui/page-link.tsx'
import { AccountFields } from '../account-fields.tsx'
import { AuthCard } from '../auth-card.tsx'

export function RegisterForm({ minLength }: { minLength: number }) {
  const t = useTranslations()
  const register = useMutation(
    useTRPC().auth.register.mutationOptions({
      onSuccess: () => {
        markSignedIn()
        location.assign('/')
      },
    }),
  )
  const errors = useMemo(() => (register.error ? readProblem(register.error).errors : []), [register.error])
  return (
    <AuthCard
      title={t('register.title')}
      lead={t('register.lead')}
      submit={t('register.submit')}
      pending={register.isPending || register.isSuccess}
      error={errors.length ? undefined : register.error}
      onSubmit={(value) =>
        register.mutate({
          fullName: value('fullName'),
          email: value('email'),
          username: value('username'),
          password: value('password'),
        })
      }
      aside={
        <>
          {t('register.haveAccount')} <PageLink href="/login">{t('register.signIn')}</PageLink>
        </>
      }
    >
      <AccountFields errors={errors} passwordHint={t('account.passwordHint', { n: minLength })} />
    </AuthCard>
  )
}
