import { languages } from '#domain/languages.ts'

/** The language last chosen in this browser: for its pages before sign-in, and for who has chosen none. */
export const languageCookie = 'nexo_language'

/**
 * A language of ours, or undefined: the cookie is the visitor's to write. The sign-in page asks too, which carries no
 * schemas.
 */
export const knownLanguage = (value: string | undefined) => languages.find((known) => known === value)

/** Null forgets it: the browser's own languages decide. */
export const rememberLanguage = (chosen: string | null) => {
  const life = chosen === null ? 0 : 31_536_000
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in half of the browsers we serve.
  document.cookie = `${languageCookie}=${chosen ?? ''}; Path=/; Max-Age=${life}; SameSite=Lax`
}
