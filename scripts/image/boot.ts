import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { aptInstall } from '../apt.mjs'
import { type BootFiles, makeBootFiles } from './boot-files.ts'
import type { Engine } from './engine.ts'
import { startMachine } from './machine.ts'
import { ready } from './ready.ts'
import { run } from './run.ts'
import { say, seconds, timed } from './say.ts'
import { kept, smoke } from './smoke.ts'

/** Boots, lets `work` be done with it, and powers off. */
const boot = async (files: BootFiles, what: string, work: (url: string, log: string) => Promise<void>) => {
  const machine = await startMachine(files)
  const told = (line: RegExp) => {
    const found = line.exec(machine.console())
    assert(found, `the console says ${line}`)
    return found[1] ?? ''
  }
  try {
    const early = machine.stopped.then(() => assert.fail('it stopped by itself'))
    const [, firstMs] = await timed(() => Promise.race([ready(machine.url, 1_800_000), early]))
    say(`boot: first answer ${what}`, seconds(firstMs))
    say('boot: kernel', told(/boot: kernel (.*), pages of 16384 bytes/))
    await work(machine.url, machine.console())
    const [code, offMs] = await timed(() => machine.powerOff())
    assert.equal(code, 0, 'it powers off within five minutes')
    say('boot: memory in use, MB', told(/boot: memory (.*) MB/))
    told(/boot: ended with 0/)
    told(/boot: (data) unmounted/)
    say('boot: ended in order and powered off', seconds(offMs))
  } catch (error) {
    process.stderr.write(machine.console().slice(-4_000))
    throw error
  } finally {
    machine.kill()
  }
}

/**
 * Boots the arm64 image on a machine of its own whose kernel has pages of 16 KB, as a Raspberry Pi 5 has: it signs in,
 * writes, reads, is powered off, and reads again after a second boot.
 */
export const verifyBoot = async (engine: Engine, image: string, folder: string): Promise<void> => {
  if (!fs.existsSync('/usr/bin/qemu-system-aarch64') && !(await aptInstall('qemu-system-arm')))
    throw new Error('Install qemu-system-arm, or leave --boot away.')
  const [files, filesMs] = await timed(() => makeBootFiles(engine, image, path.join(folder, 'boot')))
  say('boot: kernel and disks', seconds(filesMs))
  let id = ''
  await boot(files, 'with an empty disk', async (url, log) => {
    const [written, ms] = await timed(() => smoke(url, log))
    say('boot: set up, signed in, wrote and read', seconds(ms))
    id = written.id
  })
  await run('e2fsck', ['-fn', files.data])
  await boot(files, 'after another boot', (url) => kept(url, id))
}
