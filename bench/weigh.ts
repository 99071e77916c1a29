import { gzipSync } from 'node:zlib'

/** Kilobytes, gzipped, of the JavaScript that a page's first HTML asks for. */
export const firstLoadScript = async (url: string, headers: Record<string, string> = {}) => {
  // Browsers of this decade skip what is marked nomodule.
  const html = (await (await fetch(url, { headers })).text()).replace(/<script[^>]+nomodule[^>]*>/gi, '')
  const sources = new Set(
    [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js[^"]*)"/g)].map(
      (match) => match[1] ?? '',
    ),
  )
  const sizes = await Promise.all(
    [...sources].map(
      async (source) => gzipSync(Buffer.from(await (await fetch(new URL(source, url))).arrayBuffer())).length,
    ),
  )
  return Math.round(sizes.reduce((a, b) => a + b, 0) / 1024)
}
