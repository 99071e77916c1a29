import { describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'

const secret = 'kJ8s0fQmWvT3yXz5Bn7Lc2Rd9Pg4Ha6E'

describe('the configuration', () => {
  test('is complete when nothing is said', () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      embedded: true,
      https: false,
      SIGN_UP: 'open',
      LIMIT_SCALE: 1,
    })
  })

  test('an empty value counts as not said', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000, embedded: true })
  })

  test.each([
    ['PORT', '0', /PORT must be 1 or more/],
    ['PORT', 'http', /PORT must be a number/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL must be an address/],
    ['JWT_SECRET', 'short', /JWT_SECRET is too short/],
    ['JWT_SECRET', `${secret},short`, /JWT_SECRET is too short/],
    ['JWT_SECRET', 'change-me-change-me-change-me-change-me', /placeholder/],
    ['JWT_SECRET', 'a'.repeat(64), /placeholder/],
    ['METRICS_TOKEN', 'short', /METRICS_TOKEN needs 16 characters/],
    ['BCRYPT_COST', '4', /BCRYPT_COST must be 10 or more/],
    ['SIGN_UP', 'yes', /SIGN_UP must be open, invite or closed/],
    ['APP_URL', 'http://crm.example.com', /plain http on a public address/],
    ['APP_URL', 'http://8.8.8.8', /plain http on a public address/],
    ['APP_URL', 'ftp://crm', /APP_URL must be a web address/],
    ['UPSTASH_REDIS_REST_URL', 'https://x.example.com', /UPSTASH_REDIS_REST_TOKEN is not/],
    ['DATABASE_DIRECT_URL', 'postgres://db/nexo', /DATABASE_DIRECT_URL is set but DATABASE_URL is not/],
    ['S3_ENDPOINT', 's3.example.com', /^S3_ENDPOINT must be a web address/],
    ['S3_ENDPOINT', 'http://s3.example.com', /S3_ENDPOINT is plain http on a public address/],
    ['S3_BUCKET', 'My Bucket', /^S3_BUCKET must be the name of a bucket/],
    ['S3_PREFIX', '../other', /^S3_PREFIX must be like a folder/],
    ['S3_ADDRESSING', 'dns', /^S3_ADDRESSING must be path or host/],
  ])('refuses %s=%s in a sentence', (name, value, sentence) => {
    expect(() => readEnv({ [name]: value })).toThrow(sentence)
  })

  test.each([
    'http://localhost:3000',
    'http://192.168.1.20',
    'http://nexo.local:3000',
    'http://[fd00::1]',
    'https://crm.example.com',
  ])('takes APP_URL=%s', (url) => {
    expect(readEnv({ APP_URL: url }).https).toBe(url.startsWith('https'))
  })

  test('of the storage of files is whole, or none at all', () => {
    const whole = {
      S3_ENDPOINT: 'http://minio:9000/',
      S3_BUCKET: 'nexo-files',
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: 'nexo',
      S3_SECRET_ACCESS_KEY: 'not told to anyone',
    }
    expect(readEnv({}).s3).toBeUndefined()
    expect(readEnv({ ...whole, S3_PREFIX: 'shop/' }).s3).toMatchObject({
      endpoint: 'http://minio:9000',
      prefix: 'shop/',
      addressing: 'path',
    })
    const { S3_REGION: _, S3_SECRET_ACCESS_KEY: __, ...half } = whole
    expect(() => readEnv(half)).toThrow(
      /^S3_ENDPOINT is set but S3_REGION, S3_SECRET_ACCESS_KEY are not: .* need all five\.$/,
    )
  })

  test('several secrets are a list: the first signs', () => {
    expect(readEnv({ JWT_SECRET: `${secret}, ${secret}2` }).JWT_SECRET).toEqual([secret, `${secret}2`])
  })

  test('an error never repeats the secret', () => {
    const said = () => readEnv({ JWT_SECRET: 'my-short-secret', PORT: '80' })
    expect(said).toThrow('JWT_SECRET')
    expect(said).not.toThrow('my-short-secret')
  })
})
