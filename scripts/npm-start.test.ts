import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freePort } from './port.mjs'
import { descendants, isAlive } from './testing/launch.ts'

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'a server whose npm is sent %s stops by itself',
  async (signal) => {
    const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'nexo-npm-'))
    const port = await freePort()
    const env = {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    }
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    npm.stdout.on('data', (text) => {
      said += text
    })
    while (!said.includes('is ready')) await sleep(20)
    const family = descendants(npm)
    expect(family.length).toBeGreaterThan(2)
    npm.kill(signal)
    while (family.some(isAlive)) await sleep(50)
    expect(fs.existsSync(path.join(dataDir, 'pg17/cluster/postmaster.pid'))).toBe(false)
    fs.rmSync(dataDir, { recursive: true })
  },
)
