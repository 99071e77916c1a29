'use client'

import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { localPath } from '#domain/local-path.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { markSignedIn } from '../../_trpc/session.ts'
import { PageLink } from '../../_ui/page-link.tsx'
import { SecretInput } from '../../_ui/secret-input.tsx'
import { useInvalid } from '../../_ui/words.ts'
import { AuthCard } from '../auth-card.tsx'

export function LoginForm({ next }: { next: string | undefined }) {
  const t = useTranslations('login')
  const invalid = useInvalid()
  const login = useMutation(
    useTRPC().auth.login.mutationOptions({
      onSuccess: () => {
        markSignedIn()
        location.assign(localPath(next))
      },
    }),
  )
  const { errors } = login.error ? readProblem(login.error) : { errors: [] }
  const errorOf = (name: string) => {
    const found = errors.find(({ path }) => path === name)
    return found && invalid(found.message)
  }

  return (
    <AuthCard
      title={t('title')}
      lead={t('lead')}
      submit={t('submit')}
      pending={login.isPending || login.isSuccess}
      error={errors.length ? undefined : login.error}
      onSubmit={(value) => login.mutate({ email: value('email'), password: value('password') })}
      aside={
        <>
          {t('noAccount')} <PageLink href="/register">{t('register')}</PageLink>
        </>
      }
    >
      <TextInput
        name="email"
        label={t('identifier')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errorOf('email')}
      />
      <SecretInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={errorOf('password')}
      />
    </AuthCard>
  )
}
