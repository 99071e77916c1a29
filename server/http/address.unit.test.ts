import { describe, expect, test, vi } from 'vitest'

const addressWith = async (trustProxy: string) => {
  vi.resetModules()
  vi.stubEnv('TRUST_PROXY', trustProxy)
  // env is kept once per process; another configuration needs another one.
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for('nexo.env')]
  return import('./address.ts')
}

describe('whose request it is', () => {
  test('without trusted proxies it is the socket, whatever the headers claim', async () => {
    const { clientAddress } = await addressWith('')
    expect(clientAddress('203.0.113.7', '10.0.0.1')).toBe('203.0.113.7')
    expect(clientAddress('::ffff:203.0.113.7', undefined)).toBe('203.0.113.7')
  })

  test('behind trusted proxies it is the first untrusted address from the right', async () => {
    const { clientAddress } = await addressWith('10.0.0.0/8, ::1')
    expect(clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.1.1.1')).toBe('203.0.113.9')
    expect(clientAddress('::1', '203.0.113.9')).toBe('203.0.113.9')
    expect(clientAddress('198.51.100.1', '203.0.113.9')).toBe('198.51.100.1')
  })

  test('a header that holds no address is not believed', async () => {
    const { clientAddress } = await addressWith('10.0.0.0/8')
    expect(clientAddress('10.0.0.2', 'unknown')).toBe('10.0.0.2')
    expect(clientAddress('10.0.0.2', '')).toBe('10.0.0.2')
  })

  test('a mistake in TRUST_PROXY is said', async () => {
    const { proxyList } = await addressWith('')
    for (const bad of ['10.0.0.0/33', 'proxy.local', '10.0.0.0/x', '::1/129'])
      expect(() => proxyList([bad])).toThrow(/TRUST_PROXY/)
  })
})

describe('whether the person sits at this machine', () => {
  test('a loopback socket with a loopback Host does', async () => {
    const { isLocal } = await addressWith('')
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])
      expect(isLocal('127.0.0.1', { host }), host).toBe(true)
    expect(isLocal('::ffff:127.0.0.1', { host: 'localhost:3000' })).toBe(true)
  })

  test('whoever comes through a proxy, from elsewhere or under another name does not', async () => {
    const { isLocal } = await addressWith('')
    expect(isLocal('192.168.1.5', { host: 'localhost' })).toBe(false)
    expect(isLocal('127.0.0.1', { host: 'crm.example.com' })).toBe(false)
    expect(isLocal('127.0.0.1', { host: 'localhost.evil.com' })).toBe(false)
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(isLocal('127.0.0.1', { host: 'localhost', [header]: '127.0.0.1' }), header).toBe(false)
  })
})
