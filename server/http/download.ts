/** A file that is made while it is sent. Only the REST door can answer with one. */
export class Download {
  readonly name: string
  readonly type: string
  readonly chunks: AsyncGenerator<string | Uint8Array, void, void>

  constructor(name: string, type: string, chunks: AsyncGenerator<string | Uint8Array, void, void>) {
    this.name = name
    this.type = type
    this.chunks = chunks
  }
}

const headersOf = ({ name, type }: Download, reply: Headers) => {
  reply.set('content-type', type)
  reply.set('content-disposition', `attachment; filename="${name}"`)
  reply.set('x-content-type-options', 'nosniff')
  reply.set('cross-origin-resource-policy', 'same-origin')
  reply.set('cache-control', 'no-store')
  return reply
}

/**
 * Sends a download as fast as it is read and no faster: the next chunk is made when there is room for it, and none when
 * the client has gone. The first is made before the answer begins, so that an outage is still a 503.
 */
export const sendDownload = async (
  download: Download,
  { method }: Request,
  reply: Headers,
): Promise<Response> => {
  const { chunks } = download
  if (method === 'HEAD') return new Response(null, { headers: headersOf(download, reply) })
  const encoder = new TextEncoder()
  let next = await chunks.next()
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (next.done) return controller.close()
        controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value)
        next = await chunks.next()
        if (next.done) controller.close()
      },
      cancel: () => chunks.return().then(() => undefined),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: headersOf(download, reply) })
}
