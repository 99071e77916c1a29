'use client'

import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { CallProblem } from '../_trpc/problem.ts'
import { SecretInput } from '../_ui/secret-input.tsx'
import { useInvalid } from '../_ui/words.ts'

type Props = { errors: CallProblem['errors']; passwordHint: string; focusFirst?: boolean }

/** The fields that make an account, for registration and set-up. What the server refuses lands on its field. */
export function AccountFields({ errors, passwordHint, focusFirst = true }: Props) {
  const t = useTranslations('account')
  const invalid = useInvalid()
  const box = useRef<HTMLDivElement>(null)
  const errorOf = (name: string) => {
    const found = errors.find(({ path }) => path === name)
    return found && invalid(found.message)
  }
  useEffect(() => {
    if (errors.length) box.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus()
  }, [errors])

  return (
    <div ref={box} style={{ display: 'contents' }}>
      <TextInput
        name="fullName"
        label={t('fullName')}
        autoComplete="name"
        autoFocus={focusFirst}
        error={errorOf('fullName')}
      />
      <TextInput name="email" type="email" label={t('email')} autoComplete="email" error={errorOf('email')} />
      <TextInput
        name="username"
        label={t('username')}
        description={t('usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf('username')}
      />
      <SecretInput
        name="password"
        label={t('password')}
        description={passwordHint}
        autoComplete="new-password"
        error={errorOf('password')}
      />
    </div>
  )
}
