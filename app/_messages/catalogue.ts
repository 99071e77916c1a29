import { createTranslator } from 'use-intl/core'
import en from './en.json'

/** The words of every page. Another language is another file of this shape. */
export const locale = 'en'
export const messages = en

declare module 'use-intl' {
  interface AppConfig {
    Locale: typeof locale
    Messages: typeof messages
  }
}

/** Words where there is no React context: page titles and server components. */
export const say = createTranslator({ locale, messages, timeZone: 'UTC' })
