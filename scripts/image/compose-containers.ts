import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Compose } from './compose-program.ts'
import type { Engine } from './engine.ts'
import { memoryMB } from './memory.ts'
import { say } from './say.ts'

const containers = z.array(
  z
    .object({
      Id: z.string(),
      RestartCount: z.number(),
      Config: z.object({ Labels: z.object({ 'com.docker.compose.service': z.string() }) }),
      State: z.object({ Status: z.string(), Health: z.object({ Status: z.string() }).optional() }),
      HostConfig: z.object({
        Memory: z.number(),
        PortBindings: z.record(z.string(), z.array(z.object({ HostIp: z.string() }))),
      }),
    })
    .transform(({ Id, RestartCount, Config, State, HostConfig }) => ({
      id: Id,
      restarts: RestartCount,
      service: Config.Labels['com.docker.compose.service'],
      state: State.Health?.Status ?? State.Status,
      limitMB: HostConfig.Memory / 1024 ** 2,
      published: Object.entries(HostConfig.PortBindings).flatMap(([port, places]) =>
        places.map(({ HostIp }) => `${port} of ${HostIp || 'all'}`),
      ),
    })),
)

const running = async ({ docker }: Engine, compose: Compose) => {
  const ids = (await compose('ps', '--quiet')).split('\n')
  const found = containers.parse(JSON.parse(await docker('inspect', ...ids)))
  return found.sort((one, other) => one.service.localeCompare(other.service))
}

/** Throws unless what runs is healthy at its first attempt, bounded and shut off as docs/deployment.md promises. */
export const lookAtContainers = async (engine: Engine, compose: Compose) => {
  const found = await running(engine, compose)
  assert.deepEqual(
    found.map(({ service, state, published }) => [service, state, ...published.sort()]),
    [
      ['caddy', 'running', '443/tcp of all', '80/tcp of all'],
      ['crm', 'healthy', '3000/tcp of 127.0.0.1'],
      ['postgres', 'healthy'],
      ['redis', 'healthy'],
    ],
  )
  assert(
    found.every(({ restarts }) => restarts === 0),
    'each started at its first attempt',
  )
  const sum = found.reduce((all, { limitMB }) => all + limitMB, 0)
  assert(found.every(({ limitMB }) => limitMB > 0) && sum <= 1024, `bounded to 1 GB: ${sum} MB`)
  for (const { id, service, limitMB } of found)
    say(`compose: memory of ${service}, MB of ${limitMB}`, await memoryMB(engine, id))
}
