import http from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import type { Checkup } from '#server/health/installation.ts'
import messages from '../app/_messages/en.json' with { type: 'json' }

const words = { ok: 'ok', degraded: 'LOOK', down: 'BAD' } as const

const answer = z.object({ service: z.literal('nexo-crm'), status: z.string() })

/** Whether a server of ours answers on this machine; without fetch(), which would believe a proxy of the shell's. */
const server = (port: number) =>
  new Promise<Checkup>((resolve) => {
    const name = 'Server'
    const away = () =>
      resolve({
        name,
        state: 'degraded',
        detail: `nothing answers on port ${port}`,
        advice: 'If it should run: start it with npm start, and read what it says.',
      })
    const request = http.get(
      { host: '127.0.0.1', port, path: '/api/health', timeout: 5_000 },
      async (got) => {
        const found = answer.safeParse(await json(got).catch(() => undefined))
        if (found.success)
          return resolve({ name, state: 'ok', detail: `answers on port ${port}: ${found.data.status}` })
        resolve({
          name,
          state: 'down',
          detail: `another program answers on port ${port}`,
          advice: `Stop that program, or choose another port: PORT=${port + 1}`,
        })
      },
    )
    request.on('timeout', () => request.destroy()).on('error', away)
  })

const show = ({ name, state, detail, advice }: Checkup) => {
  console.log(`${words[state].padEnd(5)} ${name.padEnd(18)} ${detail}`)
  if (advice) console.log(`${' '.repeat(6)}→ ${advice}`)
}

/** Looks at every part, beside a running server or without one, and changes nothing. False when something needs care. */
const main = async () => {
  // Each reads the configuration as soon as it is loaded, which may throw.
  const { env } = await import('#server/env.ts')
  const { version } = await import('#server/version.ts')
  console.log(`Nexo CRM ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}\n`)
  const answering = await server(env.PORT)
  const { openForTool } = await import('#server/boot.ts')
  const { close } = await openForTool({ migrate: false })
  try {
    const { startInvalidation, stopInvalidation } = await import('#server/cache/invalidation.ts')
    const { health } = await import('#server/health/health.ts')
    const { installation } = await import('#server/health/installation.ts')
    const { hub } = await import('#server/live/hub.ts')
    await Promise.all([startInvalidation(), hub.start()])
    const { parts } = await health()
    await Promise.all([stopInvalidation(), hub.stop()])
    const named = parts.map((part) => ({ ...part, name: messages.health.parts[part.name] }))
    const all: Checkup[] = [answering, ...(await installation()), ...named]
    for (const one of all) show(one)
    return all.every(({ state }) => state === 'ok')
  } finally {
    await close()
  }
}

try {
  const well = await main()
  console.log(well ? '\nEverything is well.' : '\nSee what is marked above.')
  process.exit(well ? 0 : 1)
} catch (error) {
  show({ name: 'Start', state: 'down', detail: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}
