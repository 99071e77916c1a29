'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { readProblem } from '../../../_trpc/problem.ts'
import { useInvalid } from '../../../_ui/words.ts'

type Values = { fullName: string; email: string; username: string; phone: string | null }

/** What is wrong with a field of the last call, in words. */
export const useWrongWith = (error: unknown) => {
  const invalid = useInvalid()
  const errors = error ? readProblem(error).errors : []
  return {
    any: errors.length > 0,
    of: (name: string) => {
      const found = errors.find(({ path }) => path === name)
      return found && invalid(found.message)
    },
  }
}

/** Who an account belongs to; what is typed stays, whatever the server says. */
export function AccountFields({ values, error }: { values?: Values; error: unknown }) {
  const t = useTranslations()
  const wrong = useWrongWith(error)
  return (
    <>
      <TextInput
        name="fullName"
        label={t('account.fullName')}
        defaultValue={values?.fullName}
        error={wrong.of('fullName')}
        autoComplete="off"
      />
      <TextInput
        name="email"
        type="email"
        label={t('account.email')}
        defaultValue={values?.email}
        error={wrong.of('email')}
        autoComplete="off"
      />
      <TextInput
        name="username"
        label={t('account.username')}
        description={t('account.usernameHint')}
        defaultValue={values?.username}
        error={wrong.of('username')}
        autoComplete="off"
      />
      <TextInput
        name="phone"
        type="tel"
        label={t('fields.phone')}
        defaultValue={values?.phone ?? ''}
        error={wrong.of('phone')}
        autoComplete="off"
      />
    </>
  )
}

export const accountOf = (form: HTMLFormElement) => {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '')
  return {
    fullName: text('fullName'),
    email: text('email'),
    username: text('username'),
    phone: text('phone'),
  }
}
