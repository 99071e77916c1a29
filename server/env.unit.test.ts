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

  test('several secrets are a list: the first signs', () => {
    expect(readEnv({ JWT_SECRET: `${secret}, ${secret}2` }).JWT_SECRET).toEqual([secret, `${secret}2`])
  })

  test('an error never repeats the secret', () => {
    const said = () => readEnv({ JWT_SECRET: 'my-short-secret', PORT: '80' })
    expect(said).toThrow('JWT_SECRET')
    expect(said).not.toThrow('my-short-secret')
  })
})
