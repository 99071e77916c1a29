const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[name] ?? whole
  })

/** What stands in the first element of this name. S3 writes no attributes where we read. */
const textOf = (xml: string, name: string) => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return found === undefined ? undefined : decoded(found)
}

/** S3's name for an error, from the body of its answer; empty when there is none. */
export const codeIn = (xml: string): string => textOf(xml, 'Code') ?? ''

export type Listed = { contents: { key: string; modified: string }[]; next: string | undefined }

/** An answer of ListObjectsV2: keys with when they were written, and how to ask for the rest. */
export const readListing = (xml: string): Listed => ({
  contents: [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, content = '']) => ({
    key: textOf(content, 'Key') ?? '',
    modified: textOf(content, 'LastModified') ?? '',
  })),
  next: textOf(xml, 'IsTruncated') === 'true' ? textOf(xml, 'NextContinuationToken') : undefined,
})
