import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { Language } from '#domain/languages.ts'
import { api, viewer } from '../_trpc/server.tsx'
import { acceptedTags, firstSpoken, localeOf } from './accepted.ts'
import { knownLanguage, languageCookie } from './language-cookie.ts'

/** What the reader has chosen as a person, or null. An outage is no reason to fall silent. */
const chosen = async (): Promise<Language | null> => {
  try {
    return (await viewer()) && (await (await api()).auth.preferences()).language
  } catch {
    return null
  }
}

/**
 * The language of this page: the person's choice, or else this browser's, or else what the browser asks for, or else
 * English; and its locale, by which dates, numbers and money are written.
 */
export const languageHere = cache(async (): Promise<{ language: Language; locale: string }> => {
  const tags = acceptedTags((await headers()).get('accept-language') ?? '')
  const language =
    (await chosen()) ??
    knownLanguage((await cookies()).get(languageCookie)?.value) ??
    firstSpoken(tags) ??
    'en'
  return { language, locale: localeOf(language, tags) }
})
