'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { localPath } from '#domain/local-path.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { markSignedIn, mayResume, renewSession } from '../../_trpc/session.ts'
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
  useResume(next)

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
          {t('noAccount')} <Link href="/register">{t('register')}</Link>
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
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={errorOf('password')}
      />
    </AuthCard>
  )
}

/**
 * Who follows a link from another site arrives without the refresh cookie (SameSite=Strict) and looks signed out. From
 * here, our own page, the cookie does go along: one quiet try saves them the password.
 */
const useResume = (next: string | undefined) => {
  const [openedAt] = useState(() => Date.now())
  useEffect(() => {
    if (!mayResume()) return
    void renewSession(openedAt).then((outcome) => {
      if (outcome === 'renewed') location.assign(localPath(next))
    })
  }, [openedAt, next])
}
