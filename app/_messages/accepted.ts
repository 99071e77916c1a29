import { type Language, languages } from '#domain/languages.ts'

const known = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag)
  } catch {
    return []
  }
}

/** The languages that a browser asks for (Accept-Language, RFC 9110 §12.5.4), best first, as BCP 47 tags. */
export const acceptedTags = (header: string): string[] =>
  header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean)
      return { tag, weight: Number(weight ?? 1) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ tag }) => known(tag))

const speaks = (tag: string, language: Language) => new Intl.Locale(tag).language === language

/** The first of them that we speak. */
export const firstSpoken = (tags: readonly string[]): Language | undefined =>
  tags.flatMap((tag) => languages.filter((language) => speaks(tag, language)))[0]

/** The language in the reader's own country, which says how dates and numbers are written: `en-GB`, `es-MX`. */
export const localeOf = (language: Language, tags: readonly string[]): string => {
  const tag = tags.find((one) => speaks(one, language))
  // Language and region alone: what else a tag can carry changes digits and calendars, and has no end.
  const region = tag && new Intl.Locale(tag).region
  return region ? `${language}-${region}` : language
}
