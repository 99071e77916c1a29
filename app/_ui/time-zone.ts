/**
 * The browser's time zone, remembered for the server, so that the first HTML already says the person's own hours and
 * hydration finds the same words.
 */
export const timeZoneCookie = 'nexo_tz'

/** A zone that `Intl` knows, or UTC: the cookie is the visitor's to write. */
export const knownTimeZone = (name: string | undefined) => {
  if (!name) return 'UTC'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

export const rememberTimeZone = (name: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in half of the browsers we serve.
  document.cookie = `${timeZoneCookie}=${encodeURIComponent(name)}; Path=/; Max-Age=31536000; SameSite=Lax`
}
