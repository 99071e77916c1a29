import fs from 'node:fs'
import path from 'node:path'
import { Refusal, root } from './project.mjs'

const line =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|.*?)[ \t]*(?:(?<=[ \t])#.*)?$/gm

/**
 * The variables in the text of a .env file. Nothing is expanded: a `$` in a password is a `$`.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export const parseEnvFile = (text) => {
  /** @type {Record<string, string>} */
  const found = {}
  for (const [, name = '', raw = ''] of text.replaceAll('\r\n', '\n').matchAll(line)) {
    if (raw.startsWith('"')) found[name] = raw.slice(1, -1).replaceAll('\\n', '\n').replace(/\\(.)/gs, '$1')
    else found[name] = raw.startsWith("'") ? raw.slice(1, -1) : raw
  }
  return found
}

/**
 * The configuration: `.env`, over it `.env.local`, over both what the shell says. Tests set NEXO_IGNORE_ENV_FILES: they
 * must never reach the database that a person runs.
 */
export const environment = () => {
  if (process.env.NEXO_IGNORE_ENV_FILES) return { ...process.env }
  const [shared, local] = ['.env', '.env.local'].map((name) => {
    const file = path.join(root, name)
    return fs.existsSync(file) ? parseEnvFile(fs.readFileSync(file, 'utf8')) : {}
  })
  return { ...shared, ...local, ...process.env }
}

/**
 * Where to serve and where to keep data. Throws a Refusal when PORT is not a port.
 * @param {Record<string, string | undefined>} env
 */
export const readPlace = (env) => {
  const port = env.PORT?.trim() || '3000'
  // Next's server would turn 0 and rubbish into 3000 without a word.
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${port}".`)
  return {
    port: Number(port),
    host: env.HOST?.trim() || '0.0.0.0',
    dataDir: path.resolve(root, env.DATA_DIR?.trim() || 'data'),
  }
}

const ofTheUser =
  /^npm_config_(registry|cache|userconfig|globalconfig|(https?_?|no_?)?proxy|ca|cafile|strict_ssl|offline|prefer_offline|fetch_\w+)$/i

/**
 * The environment for a tool. What npm tells its scripts about itself would configure an npm (and tools) that run inside
 * it, but where a person said which registry or proxy to use stays; NODE_ENV=production would leave out what we build with.
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export const toolEnvironment = (more = {}) => {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (/^npm_/i.test(name) && !ofTheUser.test(name)) delete env[name]
  const { NODE_ENV, ...others } = env
  return { ...others, NEXT_TELEMETRY_DISABLED: '1', ...more }
}
