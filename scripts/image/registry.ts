import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import { sha256 } from './run.ts'

export type Platform = 'amd64' | 'arm64'

const media = 'application/vnd.oci.image'

type Kept = { type: string; size: number; open(): NodeJS.ReadableStream | Buffer }

export type Registry = {
  address: string
  /** Serves `name` for each of the platforms, from one archive of its whole file system each. `env` is set in all. */
  add(name: string, archives: Map<Platform, string>, env: string[]): Promise<void>
  close(): void
}

/**
 * A registry of our own on the loopback, for the images that no other can be asked for: what it was given, to read only.
 * An engine that has it as its mirror asks Docker Hub for all else.
 */
export const startRegistry = async (): Promise<Registry> => {
  const kept = new Map<string, Kept>()

  const keep = (type: string, what: unknown) => {
    const bytes = Buffer.from(JSON.stringify(what))
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    kept.set(digest, { type: `${media}.${type}+json`, size: bytes.length, open: () => bytes })
    return { mediaType: `${media}.${type}+json`, digest, size: bytes.length }
  }
  const keepLayer = async (archive: string) => {
    const digest = `sha256:${await sha256(archive)}`
    const { size } = fs.statSync(archive)
    kept.set(digest, { type: `${media}.layer.v1.tar`, size, open: () => fs.createReadStream(archive) })
    return { mediaType: `${media}.layer.v1.tar`, digest, size }
  }

  const server = http.createServer(({ method, url = '' }, answer) => {
    const reference = /^\/v2\/(.+?)\/(?:manifests|blobs)\/(.+)$/.exec(url.split('?')[0] ?? '')
    const found = kept.get(reference?.[2] ?? '') ?? kept.get(`${reference?.[1]}:${reference?.[2]}`)
    if (!found) return answer.writeHead(url === '/v2/' ? 200 : 404).end()
    answer.writeHead(200, { 'content-type': found.type, 'content-length': found.size })
    if (method === 'HEAD') return answer.end()
    const body = found.open()
    return Buffer.isBuffer(body) ? answer.end(body) : body.pipe(answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  return {
    address: `http://127.0.0.1:${address.port}`,
    add: async (name, archives, env) => {
      const manifests = []
      for (const [architecture, archive] of archives) {
        const layer = await keepLayer(archive)
        const config = keep('config.v1', {
          architecture,
          os: 'linux',
          config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...env] },
          rootfs: { type: 'layers', diff_ids: [layer.digest] },
        })
        const manifest = { schemaVersion: 2, mediaType: `${media}.manifest.v1+json`, config, layers: [layer] }
        manifests.push({ ...keep('manifest.v1', manifest), platform: { architecture, os: 'linux' } })
      }
      const index = keep('index.v1', { schemaVersion: 2, mediaType: `${media}.index.v1+json`, manifests })
      const entry = kept.get(index.digest)
      if (entry) kept.set(`library/${name}`, entry)
    },
    close: () => server.close(),
  }
}
