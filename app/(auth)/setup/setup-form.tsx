'use client'

import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { markSignedIn } from '../../_trpc/session.ts'
import { useInvalid } from '../../_ui/words.ts'
import { AccountFields } from '../account-fields.tsx'
import { AuthCard } from '../auth-card.tsx'

export function SetupForm({ codeRequired, minLength }: { codeRequired: boolean; minLength: number }) {
  const t = useTranslations()
  const invalid = useInvalid()
  const setup = useMutation(
    useTRPC().auth.setup.mutationOptions({
      onSuccess: () => {
        markSignedIn()
        location.assign('/')
      },
    }),
  )
  const errors = useMemo(() => (setup.error ? readProblem(setup.error).errors : []), [setup.error])
  const codeError = errors.find(({ path }) => path === 'code')
  return (
    <AuthCard
      title={t('setup.title')}
      lead={t('setup.lead')}
      submit={t('setup.submit')}
      pending={setup.isPending || setup.isSuccess}
      error={errors.length ? undefined : setup.error}
      onSubmit={(value) =>
        setup.mutate({
          fullName: value('fullName'),
          email: value('email'),
          username: value('username'),
          password: value('password'),
          ...(codeRequired && { code: value('code') }),
        })
      }
    >
      {codeRequired && (
        <TextInput
          name="code"
          label={t('setup.code')}
          description={t('setup.codeHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={codeError && invalid(codeError.message)}
        />
      )}
      <AccountFields
        errors={errors}
        focusFirst={!codeRequired}
        passwordHint={t('account.passwordHintStaff', { n: minLength })}
      />
    </AuthCard>
  )
}
