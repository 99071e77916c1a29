/**
 * Makes the thing that belongs to a key once, and remembers it for good: for formats of Intl, whose making costs more than
 * drawing the row of a list that asks for them. Keys are few (languages, currencies, time zones).
 */
export const remembered = <T>(make: (key: string) => T) => {
  const made = new Map<string, T>()
  return (key: string) => {
    const thing = made.get(key) ?? make(key)
    made.set(key, thing)
    return thing
  }
}
