import { z } from 'zod'
import { isPrivateHost } from './private-host.ts'

const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' || isPrivateHost(hostname)

/** Where contents of files lie in S3-compatible storage. All of the first five, or none. */
export const s3Variables = {
  S3_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: 'S3_ENDPOINT must be a web address such as https://s3.eu-central-1.amazonaws.com.',
    })
    .refine((value) => !URL.canParse(value) || isSafe(new URL(value)), {
      error: 'S3_ENDPOINT is plain http on a public address: files would travel in the open; use https.',
    })
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: 'S3_BUCKET must be the name of a bucket: 3 to 63 small letters, digits, dots and dashes.',
    })
    .optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PREFIX: z
    .string()
    .regex(/^(\w[\w.-]*\/)*\w[\w.-]*\/?$/, {
      error: 'S3_PREFIX must be like a folder in the bucket: letters, digits, . _ - and / between.',
    })
    .optional(),
  S3_ADDRESSING: z.enum(['path', 'host'], { error: 'S3_ADDRESSING must be path or host.' }).default('path'),
}

type Given = z.output<z.ZodObject<typeof s3Variables>>

const needed = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** One sentence when some of what the storage needs is set and some is not. */
export const halfSetS3 = (given: Given): string | undefined => {
  const missing = needed.filter((name) => !given[name])
  if (missing.length === 0 || missing.length === needed.length) return undefined
  const isMissing = missing.length === 1 ? 'is not' : 'are not'
  const there = needed.find((name) => given[name])
  return `${there} is set but ${missing.join(', ')} ${isMissing}: files in S3-compatible storage need all five.`
}

export type S3Settings = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Empty, or ends with a slash. */
  prefix: string
  /** Whether the bucket is the first part of the path or of the host name. */
  addressing: 'path' | 'host'
}

/** The storage that is set, or undefined where files lie in the data folder. */
export const s3Of = (given: Given): S3Settings | undefined => {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = given
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_REGION || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined
  return {
    endpoint: S3_ENDPOINT.replace(/\/+$/, ''),
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    prefix: given.S3_PREFIX ? `${given.S3_PREFIX.replace(/\/+$/, '')}/` : '',
    addressing: given.S3_ADDRESSING,
  }
}
