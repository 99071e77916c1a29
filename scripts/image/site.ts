import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { freePort } from '../port.mjs'

/** The name under which Caddy signs its certificate itself. */
export const siteUrl = 'https://nexo.local'

export type Site = {
  folder: string
  /** Chooses the profiles of compose.yaml. */
  profiles(names: string): void
}

/** What somebody has in a folder before `docker compose up`: compose.yaml as it is, Caddy's file, and a .env. */
export const makeSite = async (folder: string): Promise<Site> => {
  fs.mkdirSync(path.join(folder, 'deploy'), { recursive: true })
  for (const file of ['compose.yaml', 'deploy/Caddyfile']) fs.copyFileSync(file, path.join(folder, file))
  const settings = [
    'DB_HOST=postgres',
    `DB_PASSWORD=${randomBytes(24).toString('hex')}`,
    'REDIS_URL=redis://redis:6379',
    `APP_URL=${siteUrl}`,
    'TRUST_PROXY=172.16.0.0/12',
    'BIND=127.0.0.1',
    `PORT=${await freePort()}`,
  ]
  return {
    folder,
    profiles: (names) =>
      fs.writeFileSync(path.join(folder, '.env'), [`COMPOSE_PROFILES=${names}`, ...settings, ''].join('\n')),
  }
}
