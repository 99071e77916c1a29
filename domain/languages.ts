import { z } from 'zod'

/** The languages that the pages speak (ISO 639-1). A new one is a line here and a file in app/_messages. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]
export const language = z.enum(languages, { error: 'not_an_option' })

/** What a person has chosen for every browser of theirs; null is whatever the browser asks for. */
export const preferences = z.object({ language: language.nullable() })
export type Preferences = z.infer<typeof preferences>
export const preferencesInput = z.strictObject({ language: language.nullable().meta({ label: 'language' }) })
