import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

/** What one year is in seconds: the name of such a file is a hash of what is in it. */
const yearSeconds = 31_536_000

/**
 * Answers the pages' scripts and styles from `folder`, as scripts/assemble.mjs lays it: each beside its compressed copy
 * ("x.js", "x.js.gz"), where Next would compress each anew for everyone who asks (docs/decisions/0020). Returns false,
 * having done nothing, for whatever is not in there. Which files there are is read once.
 */
export const assetsIn = (folder: string) => {
  const files = sirv(folder, {
    gzip: true,
    extensions: [],
    immutable: true,
    maxAge: yearSeconds,
    setHeaders: (response) => void response.setHeader('x-content-type-options', 'nosniff'),
  })
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    let found = true
    files(request, response, () => {
      found = false
    })
    return found
  }
}
