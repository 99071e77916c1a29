import path from 'node:path'
import { z } from 'zod'
import { halfSetS3, s3Of, s3Variables } from './env-s3.ts'
import { isPrivateHost } from './private-host.ts'
import { processWide } from './process-wide.ts'

/** A mistake in the configuration, said in one sentence for the person who can mend it. */
export class ConfigError extends Error {}

const integer = (name: string, low: number, high: number, fallback: number) =>
  z.coerce
    .number({ error: `${name} must be a number.` })
    .int(`${name} must be a whole number.`)
    .min(low, `${name} must be ${low} or more.`)
    .max(high, `${name} must be ${high} or less.`)
    .default(fallback)

const placeholders =
  /^(change[-_ ]?me|secret|your[-_ ].*|password|jwt[-_ ]?secret|test|dev|example|placeholder)/i

const jwtSecrets = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => Buffer.byteLength(part) >= 32), {
    error: 'JWT_SECRET is too short: it needs 32 bytes or more (try: openssl rand -base64 48).',
  })
  .refine((parts) => parts.every((part) => !placeholders.test(part) && new Set(part).size >= 8), {
    error: 'JWT_SECRET is a placeholder, not a secret (try: openssl rand -base64 48).',
  })

const variables = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: integer('PORT', 1, 65_535, 3_000),
  DATA_DIR: z.string().default('data'),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'APP_URL must be a web address such as https://crm.example.com.' })
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must be an address such as postgres://user:password@host:5432/name.',
    })
    .optional(),
  DATABASE_DIRECT_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_DIRECT_URL must be an address such as postgres://user:password@host:5432/name.',
    })
    .optional(),
  DB_HOST: z.string().optional(),
  DB_PORT: integer('DB_PORT', 1, 65_535, 5_432),
  DB_NAME: z.string().default('nexo'),
  DB_USER: z.string().default('nexo'),
  DB_PASSWORD: z.string().optional(),
  DB_POOL: integer('DB_POOL', 2, 100, 10),
  OLD_POSTGRES_BIN: z.string().optional(),
  DISK_RESERVE_MB: integer('DISK_RESERVE_MB', 0, 10_000_000, 200),
  JWT_SECRET: jwtSecrets.optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_PASSPHRASE: z
    .string()
    .min(12, 'BACKUP_PASSPHRASE is too short: it needs 12 characters or more.')
    .optional(),
  BACKUP_KEEP_DAILY: integer('BACKUP_KEEP_DAILY', 1, 366, 7),
  BACKUP_KEEP_WEEKLY: integer('BACKUP_KEEP_WEEKLY', 0, 520, 4),
  BACKUP_KEEP_MONTHLY: integer('BACKUP_KEEP_MONTHLY', 0, 120, 12),
  BCRYPT_COST: integer('BCRYPT_COST', 10, 15, 12),
  SIGN_UP: z
    .enum(['open', 'invite', 'closed'], { error: 'SIGN_UP must be open, invite or closed.' })
    .default('open'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'REDIS_URL must be an address such as redis://host:6379.' })
    .optional(),
  UPSTASH_REDIS_REST_URL: z
    .url({ protocol: /^https?$/, error: 'UPSTASH_REDIS_REST_URL must be a web address.' })
    .optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  ...s3Variables,
  TRUST_PROXY: z.string().default(''),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^\S{16,}$/,
      'METRICS_TOKEN needs 16 characters or more, and no space (try: openssl rand -hex 24).',
    )
    .optional(),
  LIMIT_SCALE: z.coerce
    .number({ error: 'LIMIT_SCALE must be a number.' })
    .positive('LIMIT_SCALE must be more than 0.')
    .default(1),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'LOG_LEVEL must be silent, error, warn, info or debug.',
    })
    .default('info'),
  NEXO_BOOT_ID: z.string().optional(),
  NEXO_PARENT_PIPE: z.string().optional(),
})

/** Reads and checks the whole configuration. Throws `ConfigError` with the first thing that is wrong. */
export const readEnv = (source: Record<string, string | undefined>) => {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues[0]?.message ?? 'The configuration is not valid.')
  const env = parsed.data
  const halfSet = halfSetS3(env)
  if (halfSet) throw new ConfigError(halfSet)
  // Cookies without Secure are only acceptable where nobody else's network lies in between.
  const appUrl = env.APP_URL ? new URL(env.APP_URL) : undefined
  if (appUrl?.protocol === 'http:' && !isPrivateHost(appUrl.hostname))
    throw new ConfigError(
      'APP_URL is plain http on a public address: passwords would travel in the open; use https.',
    )
  const embedded = !env.DATABASE_URL && !env.DB_HOST
  if (env.DATABASE_DIRECT_URL && embedded)
    throw new ConfigError(
      'DATABASE_DIRECT_URL is set but DATABASE_URL is not: it is the way past a pooler to the same database.',
    )
  if (env.UPSTASH_REDIS_REST_URL && !env.UPSTASH_REDIS_REST_TOKEN)
    throw new ConfigError('UPSTASH_REDIS_REST_URL is set but UPSTASH_REDIS_REST_TOKEN is not.')
  return {
    ...env,
    DATA_DIR: path.resolve(env.DATA_DIR),
    BACKUP_DIR: path.resolve(/* turbopackIgnore: true */ env.BACKUP_DIR ?? `${env.DATA_DIR}/backups`),
    s3: s3Of(env),
    appUrl,
    https: appUrl?.protocol === 'https:',
    production: env.NODE_ENV === 'production',
    embedded,
    trustedProxies: env.TRUST_PROXY.split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  }
}

export type Env = ReturnType<typeof readEnv>

/** The configuration of this process; the only place that reads `process.env`. */
export const env: Env = processWide('env', () => readEnv(process.env))
