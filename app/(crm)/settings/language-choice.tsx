'use client'

import { NativeSelect } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { languages } from '#domain/languages.ts'
import { knownLanguage, rememberLanguage } from '../../_messages/language-cookie.ts'
import { languageNames } from '../../_messages/language-names.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { useProblem } from '../../_ui/words.ts'

/** The person's language, on every device. The page speaks it at once. */
export function LanguageChoice() {
  const t = useTranslations('language')
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const problem = useProblem()
  const preferences = useQuery(trpc.auth.preferences.queryOptions())
  const update = useMutation(
    trpc.auth.updatePreferences.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.auth.preferences.queryKey(), saved)
        // The sign-in page of this browser speaks it too.
        rememberLanguage(saved.language)
        router.refresh()
      },
    }),
  )
  // What is chosen before the page listens would be lost.
  const listening = useMounted()
  const error = update.error ?? preferences.error
  const shown = update.isPending ? update.variables : preferences.data
  return (
    <NativeSelect
      label={t('label')}
      description={t('note')}
      error={error && problem(error)}
      disabled={!preferences.data || !listening}
      value={shown?.language ?? ''}
      onChange={(event) => update.mutate({ language: knownLanguage(event.currentTarget.value) ?? null })}
    >
      <option value="">{t('browser')}</option>
      {languages.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageNames[one]}
        </option>
      ))}
    </NativeSelect>
  )
}
