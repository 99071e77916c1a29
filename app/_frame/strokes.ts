type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const latin = /^[a-z]$/
const letter = /^\p{L}$/u

/**
 * What was pressed, in the spelling of shortcuts.ts: "c", "?", "mod+k" (Ctrl, or ⌘). A sign is what it shows, wherever
 * the keyboard has it and whether Shift makes it; a letter of another alphabet is the Latin one on its key. Undefined for
 * what no shortcut is made of.
 */
export const strokeOf = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined => {
  if (key.length !== 1 || altKey) return undefined
  const typed = key.toLowerCase()
  const isLetter = letter.test(typed)
  if (isLetter && shiftKey) return undefined
  const name = isLetter && !latin.test(typed) && code.startsWith('Key') ? code.slice(3).toLowerCase() : typed
  return ctrlKey || metaKey ? `mod+${name}` : name
}

/** What a stroke leads to, after those before it: a shortcut that is complete, or the strokes of one that has begun. */
export type Read<N> = { name: N | undefined; pending: string[] }

/** Reads strokes one by one: `keys` says for each shortcut its strokes, with a space between ("g c"). */
export const readStroke = <N extends string>(
  keys: Readonly<Partial<Record<N, string>>>,
  pending: readonly string[],
  stroke: string,
): Read<N> => {
  const strokes = [...pending, stroke].join(' ')
  // Object.entries forgets the names that `keys` is typed by.
  const entries = Object.entries(keys) as [N, string][]
  const found = entries.find(([, written]) => written === strokes)
  if (found) return { name: found[0], pending: [] }
  if (entries.some(([, written]) => written.startsWith(`${strokes} `)))
    return { name: undefined, pending: strokes.split(' ') }
  // It continues nothing: it may begin something else.
  return pending.length > 0 ? readStroke(keys, [], stroke) : { name: undefined, pending: [] }
}
