import 'server-only'
import type { Metadata } from 'next'
import { cache } from 'react'
import { createTranslator } from 'use-intl/core'
import { timeZoneHere } from '../_ui/time-zone-here.ts'
import { catalogue } from './catalogue.ts'
import { languageHere } from './language.ts'

/** Words in the reader's language where there is no React context: in server components and titles. */
export const words = cache(async () => {
  const { language, locale } = await languageHere()
  return createTranslator({ locale, messages: catalogue[language], timeZone: await timeZoneHere() })
})

type Key = Parameters<Awaited<ReturnType<typeof words>>>[0]

/** A page's title, of these messages: `export const generateMetadata = titled('clients.title')`. */
export const titled =
  (...keys: Key[]) =>
  async (): Promise<Metadata> => {
    const say = await words()
    return { title: keys.map((key) => say.raw(key)).join(' · ') }
  }
