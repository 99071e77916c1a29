/** TypeScript says camelCase, REST says snake_case: names change at the edge and nowhere else. */
const known = new Map<string, string>()

const remember = (name: string, changed: string) => {
  // Names of ours are few; names that callers make up must not fill the memory.
  if (known.size < 2_000) known.set(name, changed)
  return changed
}

export const snake = (name: string) =>
  known.get(name) ??
  remember(
    name,
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )

export const camel = (name: string) =>
  name.replace(/(?<=[a-z0-9])_([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())

/** "lines.0.unitPrice" → "lines.0.unit_price" */
export const snakePath = (path: string) => path.split('.').map(snake).join('.')

/** The same value with every object key renamed, at any depth. */
export const renameKeys = (value: unknown, rename: (name: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename))
  if (value === null || typeof value !== 'object') return value
  const renamed: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    const to = rename(name)
    // A key of "__proto__" must become a property like any other, to be refused as unknown, and not a prototype.
    if (to === '__proto__') Object.defineProperty(renamed, to, { value: inner, enumerable: true })
    else renamed[to] = renameKeys(inner, rename)
  }
  return renamed
}
