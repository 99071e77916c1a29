/**
 * `npm run verify-image`: builds the image and runs it as docs/deployment.md says, on a machine that may be thrown away.
 * Prints what each step took, and ends with 1 at the first that is not as it should be. Leaves nothing behind but Debian's
 * packages. On request, because they take minutes each:
 *   --compose  compose.yaml as it is, with PostgreSQL, Redis, Caddy and a second server; takes the ports 80 and 443
 *   --arm64    the image for arm64 as well, run under qemu
 *   --boot     that image in a whole machine with a kernel of 16 KB pages, as a Raspberry Pi 5 has, each instruction imitated
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildArm64, ensureArm64, verifyArm64 } from './arm64.ts'
import { engineWithBase } from './base.ts'
import { verifyBoot } from './boot.ts'
import { verifyCompose } from './compose.ts'
import { buildNative, verifyNative } from './native.ts'
import type { Platform } from './registry.ts'
import { say, seconds, timed } from './say.ts'

const option: { type: 'boolean'; default: boolean } = { type: 'boolean', default: false }
const { values: asked } = parseArgs({ options: { compose: option, arm64: option, boot: option } })
const arm64 = asked.arm64 || asked.boot

const native: Platform = process.arch === 'arm64' ? 'arm64' : 'amd64'
const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-image-'))
const image = 'nexo-crm:verify'
const imageArm64 = 'nexo-crm:verify-arm64'

const verify = async () => {
  if (arm64) await ensureArm64()
  const platforms: Platform[] = arm64 ? ['amd64', 'arm64'] : [native]
  const [{ engine, base }, baseMs] = await timed(() => engineWithBase(folder, platforms))
  say('base image', `${base} (${seconds(baseMs)})`)
  try {
    await buildNative(engine, image, folder)
    await verifyNative(engine, image, native)
    if (asked.compose) await verifyCompose(engine, image, folder)
    if (arm64) await buildArm64(engine, imageArm64, folder)
    if (asked.arm64) await verifyArm64(engine, imageArm64)
    if (asked.boot) await verifyBoot(engine, imageArm64, folder)
  } finally {
    await engine.docker('image', 'rm', '--force', image, imageArm64).catch(() => undefined)
    await engine.stop()
  }
}

try {
  await verify()
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
