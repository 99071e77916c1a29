import { describe, expect, test } from 'vitest'
import { languages } from '#domain/languages.ts'
import en from './en.json'
import es from './es.json'
import { failureWords } from './failure.ts'
import { argumentsOf } from './testing/arguments.ts'
import { sourcesIn } from './testing/uses.ts'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
const languagesOf = { en: flat(en), es: flat(es) }
const english = new Map(languagesOf.en)
const keys = [...english.keys()]

const pages = sourcesIn('app')
const sources = [...pages, ...['domain', 'server', 'scripts'].flatMap(sourcesIn)]
/** Whatever a step of a key could be that is put in at run time; events of the audit log have their dots as `_`. */
const steps = new Set(
  sources.flatMap(({ strings, names }) => [
    ...strings,
    ...names,
    ...strings.map((one) => one.replaceAll('.', '_')),
  ]),
)

describe.each(languages)('the words in %s', (language) => {
  test('are all there, in the order of the English ones', () => {
    expect(languagesOf[language].map(([key]) => key)).toEqual(keys)
  })

  test('are given what the English ones are', () => {
    const wants = (words: [string, string][]) =>
      words.map(([key, text]) => ({ key, wants: argumentsOf(text) }))
    expect(wants(languagesOf[language])).toEqual(wants(languagesOf.en))
  })

  test('are plain', () => {
    expect(languagesOf[language].filter(([, text]) => text.trim() === '' || /[!¡]/.test(text))).toEqual([])
  })

  test('of a failed layout are those of any failure', () => {
    const { failure, app } = { en, es }[language]
    const { title, text, home } = failure
    expect(failureWords[language]).toEqual({ title, text, home, retry: app.retry })
  })
})

const halves = sources.flatMap(({ patterns }) => patterns).filter(({ source }) => /[^.]_|_[^.]/.test(source))
const isStep = (text: string) =>
  steps.has(text) ||
  halves.some((half) =>
    half
      .exec(text)
      ?.slice(1)
      .every((part) => steps.has(part)),
  )
const fits = (pattern: RegExp, key: string) => pattern.exec(key)?.slice(1).every(isStep)

const isUsed = (key: string) =>
  sources.some(({ namespaces, strings, patterns }) =>
    namespaces.some((namespace) => {
      if (namespace && !key.startsWith(`${namespace}.`)) return false
      const rest = namespace ? key.slice(namespace.length + 1) : key
      return strings.includes(rest) || patterns.some((pattern) => fits(pattern, rest))
    }),
  )

test('every word is used', () => {
  expect(keys.filter((key) => !isUsed(key))).toEqual([])
})

test('every word that a page or a test of pages asks for is there', () => {
  const known = (key: string, namespaces: string[]) =>
    namespaces.some((namespace) => english.has(namespace ? `${namespace}.${key}` : key))
  const absent = [...pages, ...sourcesIn('e2e')].flatMap(({ file, namespaces, asked }) =>
    asked.filter((key) => !known(key, namespaces)).map((key) => `${file}: ${key}`),
  )
  expect(absent).toEqual([])
})

test('whatever a field is refused for is said in words', () => {
  const codes = new Set(sourcesIn('domain').flatMap((source) => source.codes))
  expect(codes.size).toBeGreaterThan(10)
  expect([...codes].filter((code) => !english.has(`invalid.${code}`))).toEqual([])
})
