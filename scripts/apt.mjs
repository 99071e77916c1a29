import fs from 'node:fs'
import { command } from './command.mjs'

const policy = '/usr/sbin/policy-rc.d'

/**
 * Installs a package where there is apt and we may; gives back whether that worked. A server among what is installed is
 * not started: Debian asks the policy file first.
 * @param {string} name
 */
export const aptInstall = async (name) => {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false
  const ours = !fs.existsSync(policy)
  if (ours) fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    console.log(`Installing ${name} with apt.`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await command('apt-get', ['update', '-q'], { env, timeoutMs: 120_000 })
    const args = ['install', '-y', '-q', '--no-install-recommends', name]
    return (await command('apt-get', args, { env, timeoutMs: 600_000 })).code === 0
  } finally {
    if (ours) fs.rmSync(policy, { force: true })
  }
}
