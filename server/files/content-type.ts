const png = '\u0089PNG\r\n\u001a\n'
const zip = 'PK\u0003\u0004'

/** What these bytes begin with, of what pages may show themselves. */
const beginnings: [string, (head: string) => boolean][] = [
  ['image/png', (head) => head.startsWith(png)],
  ['image/jpeg', (head) => head.startsWith('\u00ff\u00d8\u00ff')],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)],
  ['application/pdf', (head) => head.startsWith('%PDF-')],
]

const openXml = 'application/vnd.openxmlformats-officedocument'
const office: [string, string][] = [
  ['word/', `${openXml}.wordprocessingml.document`],
  ['xl/', `${openXml}.spreadsheetml.sheet`],
  ['ppt/', `${openXml}.presentationml.presentation`],
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  [
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
  [
    'mimetypeapplication/vnd.oasis.opendocument.presentation',
    'application/vnd.oasis.opendocument.presentation',
  ],
]

/** An office document is a zip: the names of its first entries, each 30 bytes after its signature, tell which. */
const typeOfZip = (head: string) => {
  for (let at = 0; at >= 0; at = head.indexOf(zip, at + 4)) {
    const found = office.find(([name]) => head.startsWith(name, at + 30))
    if (found) return found[1]
  }
  return 'application/zip'
}

const headBytes = 64 * 1024
/** No control characters but those that lay text out. */
const binary = /(?![\t\n\f\r])\p{Cc}/u

/**
 * Decides by its content what a file is, while it streams by: what the name or the sender says plays no part. HTML and
 * SVG are text like any other, so that no browser will ever run them as ours.
 */
export const watchContent = () => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head = ''
  let isText = true

  const seeText = (chunk?: Uint8Array) => {
    if (!isText) return
    try {
      isText = !binary.test(decoder.decode(chunk, { stream: chunk !== undefined }))
    } catch {
      isText = false
    }
  }

  return {
    see(chunk: Uint8Array): void {
      if (head.length < headBytes)
        head += Buffer.from(chunk.subarray(0, headBytes - head.length)).toString('latin1')
      seeText(chunk)
    },
    /** The media type, once everything has been seen. */
    type(): string {
      seeText()
      const found = beginnings.find(([, begins]) => begins(head))
      if (found) return found[0]
      if (head.startsWith(zip)) return typeOfZip(head)
      return isText ? 'text/plain; charset=utf-8' : 'application/octet-stream'
    },
  }
}
