import fs from 'node:fs'
import path from 'node:path'
import { entities } from '#domain/entities.ts'

const root = path.join(import.meta.dirname, '../../..')

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|testing\//.test(name))
    .map((name) => path.join(folder, name))

export type Source = {
  file: string
  /** What its keys may begin with; '' where they are whole. */
  namespaces: string[]
  strings: string[]
  /** The names of what stands in its objects. */
  names: string[]
  /** Its strings with something put in; each of these is one step of a key. */
  patterns: RegExp[]
  /** The keys that it asks for. */
  asked: string[]
  /** The codes by which its zod refuses. */
  codes: string[]
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const quoted = /'((?:[^'\\\n]|\\.)*)'/g

/** `nav.${name}` as a pattern. What has no step of its own (`${room}.${key}`) could be anything, and says nothing. */
const patternOf = (template: string) => {
  const parts = template.split(/\$\{[^}]*\}/)
  return parts.every((part) => /^[\w.]*$/.test(part)) && parts.some((part) => /\w/.test(part))
    ? [new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('([^.]+)')}$`)]
    : []
}

const namespacesOf = (text: string) => [
  '',
  ...all(text, /(?:useTranslations|useRoomWord)\('([\w.]+)'\)/g),
  // The room is known at run time only.
  ...(/useRoomWord\((?!')/.test(text) ? entities : []),
  ...(/recordView\(/.test(text) ? all(text, /\bof: '(\w+)'/g) : []),
]

const read = (file: string): Source => {
  const text = fs.readFileSync(path.join(root, file), 'utf8').replace(comments, '')
  // What follows a comparison is no key: t(what === 'over' ? 'nowhere' : 'back').
  const calls = all(text, /\b(?:t|say|titled)(?:\.rich|\.has|\.raw)?\(([^(){}`]*)/g)
  return {
    file,
    namespaces: namespacesOf(text),
    strings: all(text, quoted),
    names: all(text, /\b(\w+):/g),
    patterns: [
      ...all(text, /`([^`\n]*\$\{[^`\n]*)`/g).flatMap(patternOf),
      // t(tab): any step of its namespace.
      ...(/\bt\(\w+[,)]/.test(text) ? [/^([^.]+)$/] : []),
    ],
    codes: all(text, /\berror: '(\w+)'/g),
    asked: calls.flatMap((call) => all(call.replace(/[!=]== '[^']*'/g, ''), quoted)),
  }
}

/** What the sources in a folder say, as far as reading tells. */
export const sourcesIn = (folder: string) => filesIn(folder).map(read)
