import 'server-only'
import type { Language } from '#domain/languages.ts'
import en from './en.json'
import es from './es.json'

export type Messages = typeof en

/** The words of every page. They stay on the server: a page carries those of its own language. */
export const catalogue: Record<Language, Messages> = { en, es }

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
