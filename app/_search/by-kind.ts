import type { Found } from '#domain/search.ts'

/** What was found, by kind; the kind with the best match first, and in each the best first, as it came. */
export const byKind = (data: readonly Found[]): { type: Found['type']; found: Found[] }[] =>
  [...new Set(data.map(({ type }) => type))].map((type) => ({
    type,
    found: data.filter((one) => one.type === type),
  }))
