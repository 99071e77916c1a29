import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { linkTree } from '../assemble.mjs'
import { currentBuild } from '../build.mjs'
import { freePort } from '../port.mjs'
import { hear, shellFor } from './launch.ts'

type Variables = Record<string, string>

/** A version of the application in a folder of its own, as an image has it, with further migrations after ours. */
export const makeEdition = (folder: string, migrations: Record<string, string> = {}) => {
  linkTree(currentBuild(), folder)
  linkTree('scripts', path.join(folder, 'scripts'))
  const known = path.join(folder, 'db/migrations/meta/_journal.json')
  const journal: { entries: object[] } = JSON.parse(fs.readFileSync(known, 'utf8'))
  const after = Date.now()
  Object.entries(migrations).forEach(([tag, sql], at) => {
    fs.writeFileSync(path.join(folder, `db/migrations/${tag}.sql`), sql)
    journal.entries.push({ idx: 1_000 + at, version: '7', when: after + at, tag, breakpoints: true })
  })
  fs.rmSync(known) // It is a link, and would be changed everywhere.
  fs.writeFileSync(known, JSON.stringify(journal))

  const run = (args: string[], variables: Variables) => {
    const env = shellFor({ NODE_ENV: 'production', LOG_LEVEL: 'error', ...variables })
    return hear(spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  }

  return {
    /** Starts it as a container does. */
    start: async (variables: Variables) => {
      const PORT = String(await freePort())
      const server = run(['server.js'], {
        PORT,
        HOSTNAME: '127.0.0.1',
        NEXT_MANUAL_SIG_HANDLE: '1',
        ...variables,
      })
      const url = `http://127.0.0.1:${PORT}`
      /** Resolves once it answers. Next's own server listens before, and lets requests wait. */
      const ready = async () => {
        while (!(await fetch(`${url}/api/health`).catch(() => undefined))) {
          if (server.child.exitCode !== null) throw new Error(`it ended: ${server.said.errors}`)
          await sleep(50)
        }
      }
      return { ...server, url, ready }
    },
    /** Runs one of its tools to the end. */
    tool: async (name: string, variables: Variables) => {
      const { ended, said } = run(['scripts/tool.mjs', name], variables)
      return { code: await ended, ...said }
    },
  }
}
