import type { Language } from '#domain/languages.ts'

/** Each in its own words, whatever the page speaks: one looks for the language that one reads. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' }
