import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

const within = (element: MessageFormatElement): MessageFormatElement[] => {
  if (element.type === TYPE.tag) return element.children
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).flatMap(({ value }) => value)
  return []
}

/** How an argument is used: a number may be counted or written, to the caller it is a number. */
const uses = new Map([
  [TYPE.argument, 'text'],
  [TYPE.number, 'number'],
  [TYPE.plural, 'number'],
  [TYPE.date, 'date'],
  [TYPE.time, 'date'],
  [TYPE.select, 'choice'],
  [TYPE.tag, 'tag'],
])

const read = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    const use = uses.get(element.type)
    const own = use && 'value' in element ? [`${use} ${element.value}`] : []
    return [...own, ...read(within(element))]
  })

/** What a message wants to be given ("number count", "tag day"), sorted. Throws when it is no ICU message. */
export const argumentsOf = (message: string): string[] => [...new Set(read(parse(message)))].sort()
