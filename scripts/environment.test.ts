import { expect, test, vi } from 'vitest'
import { parseEnvFile, toolEnvironment } from './environment.mjs'

test('a .env file is read as people write it', () => {
  const text = `
# a comment
PORT=3001
  export HOST = 127.0.0.1   # with a comment
EMPTY=
NOTHING= # but a comment
SINGLE='a # and a $dollar'
DOUBLE="two\\nlines and a \\"quote\\""
URL=postgres://user:p$ssw0rd@host:5432/name?sslmode=require
KEY="-----BEGIN-----
body
-----END-----"
not a variable
`
  expect(parseEnvFile(text)).toEqual({
    PORT: '3001',
    HOST: '127.0.0.1',
    EMPTY: '',
    NOTHING: '',
    SINGLE: 'a # and a $dollar',
    DOUBLE: 'two\nlines and a "quote"',
    URL: 'postgres://user:p$ssw0rd@host:5432/name?sslmode=require',
    KEY: '-----BEGIN-----\nbody\n-----END-----',
  })
  expect(parseEnvFile('A=1\r\nB=2\r\n')).toEqual({ A: '1', B: '2' })
  expect(parseEnvFile('FRAGMENT=https://host/#top')).toEqual({ FRAGMENT: 'https://host/#top' })
})

test('an npm inside ours hears of the registry and the proxy, and of nothing else', () => {
  vi.stubEnv('npm_config_registry', 'https://registry.example')
  vi.stubEnv('npm_config_https_proxy', 'http://proxy.example')
  vi.stubEnv('npm_config_global', 'true')
  vi.stubEnv('npm_lifecycle_event', 'start')
  vi.stubEnv('NODE_ENV', 'production')
  const env = toolEnvironment()
  vi.unstubAllEnvs()
  expect(env.npm_config_registry).toBe('https://registry.example')
  expect(env.npm_config_https_proxy).toBe('http://proxy.example')
  for (const name of ['npm_config_global', 'npm_lifecycle_event', 'NODE_ENV'])
    expect(env).not.toHaveProperty(name)
})
