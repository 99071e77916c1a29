import type { S3Settings } from '../env-s3.ts'
import { contentMissing, type FileStore, type Lying, type Place } from './file-store.ts'
import { inside, removeParts } from './folder.ts'
import { S3Refusal, s3Requests } from './s3-request.ts'
import { S3Trouble } from './s3-trouble.ts'
import { codeIn, readListing } from './s3-xml.ts'
import { spool } from './spool.ts'

/** How many objects are copied, moved or deleted at once. */
const atOnce = 8

const isMissing = (error: unknown) => error instanceof S3Refusal && error.code === 'NoSuchKey'

/** What breaks off half-way breaks off with a reason. */
const withReason = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new S3Trouble('away', cause)
      })
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

/**
 * Contents in a bucket of S3-compatible storage, each an object `<prefix><place>/<name>`: the same names as in the data
 * folder, so that one can be copied to the other. S3 has no half-written objects. `dataDir` is where what arrives waits.
 */
export const s3Store = (settings: S3Settings, dataDir: string): FileStore => {
  const request = s3Requests(settings)
  const { prefix, bucket, endpoint } = settings
  const arriving = inside(dataDir, 'files.arriving')
  const keyOf = (place: Place, name: string) => `${place}/${name}`

  /** Bodies that nobody reads would hold their connections. */
  const done = async (answer: Promise<Response>) => void (await (await answer).text())

  async function* list(place: Place): AsyncIterable<Lying[]> {
    for (let next: string | undefined, first = true; first || next; first = false) {
      const start = `${prefix}${place}/`
      const answer = await request({
        method: 'GET',
        query: {
          'list-type': '2',
          delimiter: '/',
          prefix: start,
          ...(next && { 'continuation-token': next }),
        },
      })
      // Its own clock: ours may be minutes off.
      const now = Date.parse(answer.headers.get('date') ?? '') || Date.now()
      const listed = readListing(await answer.text())
      yield listed.contents
        .filter(({ key }) => key.startsWith(start) && key.length > start.length)
        .map(({ key, modified }) => ({ name: key.slice(start.length), age: now - Date.parse(modified) }))
      next = listed.next
    }
  }

  const copy = async (name: string, from: Place, to: Place) => {
    const source = `/${bucket}/${prefix}${keyOf(from, name)}`
    const headers = { 'x-amz-copy-source': encodeURI(source) }
    const answer = await request({ method: 'PUT', key: keyOf(to, name), headers })
    // It may begin to answer 200 before it knows.
    const text = await answer.text()
    if (/<Error>/.test(text)) throw new S3Trouble('away', new S3Refusal(answer.status, codeIn(text)))
  }
  const remove = (place: Place, name: string) => done(request({ method: 'DELETE', key: keyOf(place, name) }))
  const move = async (name: string, from: Place, to: Place) => {
    await copy(name, from, to)
    await remove(from, name)
  }

  const each = async (place: Place, work: (name: string) => Promise<void>) => {
    for await (const some of list(place)) {
      const names = some.map(({ name }) => name)
      while (names.length > 0) await Promise.all(names.splice(0, atOnce).map(work))
    }
  }
  const namesIn = async (place: Place) => {
    const names: string[] = []
    for await (const some of list(place)) names.push(...some.map(({ name }) => name))
    return new Set(names)
  }

  return {
    kind: 's3',
    list,
    move,
    remove,
    async keep(place, name, body) {
      const content = await spool(arriving, body)
      try {
        await done(request({ method: 'PUT', key: keyOf(place, name), body: content }))
      } finally {
        await content.remove()
      }
    },
    async open(place, name) {
      const answer = await request({ method: 'GET', key: keyOf(place, name) }).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
      if (!answer) return undefined
      if (!answer.body) throw contentMissing()
      return { size: Number(answer.headers.get('content-length')), body: withReason(answer.body) }
    },
    async copyAll(from, to) {
      const there = await namesIn(to)
      await each(from, async (name) => {
        if (!there.has(name)) await copy(name, from, to)
      })
    },
    moveAll: (from, to) => each(from, (name) => move(name, from, to)),
    clear: (place) => each(place, (name) => remove(place, name)),
    removeHalves: (age) => removeParts(arriving, age),
    whereIs: (place) => `${endpoint}/${bucket}/${prefix}${place}`,
    /** Asks for what is not there: a storage that says so lets us in, and costs less than a list. */
    async probe() {
      await request({ method: 'GET', key: 'probe' }).then(
        (answer) => answer.body?.cancel(),
        (error: unknown) => {
          if (!isMissing(error)) throw error
        },
      )
    },
  }
}
