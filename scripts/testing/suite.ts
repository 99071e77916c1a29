import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launch, runScript } from './launch.ts'

type Server = Pick<Awaited<ReturnType<typeof launch>>, 'child' | 'ended'>

export const stop = async ({ child, ended }: Server) => {
  child.kill('SIGTERM')
  await ended
}

/** For a file of tests that start servers of the build: a folder of its own, and no server outlives the test that started it. */
export const launchSuite = () => {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-launch-'))
  const started: Server[] = []
  let number = 0
  beforeAll(async () => expect(await runScript(['scripts/build.mjs'], {}).ended).toBe(0), 900_000)
  afterEach(async () => {
    for (const server of started.splice(0)) await stop(server)
  })
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  /** Sees to it that a server is stopped after the test. */
  const keep = <T extends Server>(server: T): T => {
    started.push(server)
    return server
  }
  return {
    folder,
    keep,
    start: async (variables: Record<string, string>) => keep(await launch(variables)),
    newDataDir: () => {
      number += 1
      return path.join(folder, `data-${number}`)
    },
  }
}
