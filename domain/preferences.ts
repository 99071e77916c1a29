import { z } from 'zod'
import { languages } from './languages.ts'

const language = z.enum(languages, { error: 'not_an_option' }).nullable()

/** What a person has chosen for every browser of theirs; null is whatever the browser asks for. */
export const preferences = z.object({ language })
export type Preferences = z.infer<typeof preferences>
export const preferencesInput = z.strictObject({ language: language.meta({ label: 'language' }) })
