/** More keys than a company has languages, currencies and time zones: who makes up others must not fill the memory. */
const most = 200

/**
 * Makes the thing that belongs to a key once, and remembers it: for formats of Intl, whose making costs more than drawing
 * the row of a list that asks for them.
 */
export const remembered = <T>(make: (key: string) => T) => {
  const made = new Map<string, T>()
  return (key: string) => {
    const thing = made.get(key) ?? make(key)
    if (made.size >= most) made.clear()
    made.set(key, thing)
    return thing
  }
}
