import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { ConfigError, env } from '../env.ts'

/** "::ffff:10.0.0.1" is 10.0.0.1 spoken through an IPv6 socket. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const kindOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The proxies of TRUST_PROXY ("10.0.0.0/8, ::1"), as a list that can be asked. Throws `ConfigError` for a bad entry. */
export const proxyList = (entries: readonly string[]) => {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const most = kindOf(address) === 'ipv6' ? 128 : 32
    const prefix = bits === undefined ? most : Number(bits)
    if (!isIP(address) || !Number.isInteger(prefix) || prefix < 0 || prefix > most)
      throw new ConfigError(
        `TRUST_PROXY must list addresses or networks such as 10.0.0.0/8; "${entry}" is neither.`,
      )
    list.addSubnet(address, prefix, kindOf(address))
  }
  return list
}

const trusted = proxyList(env.trustedProxies)
// Most have no proxy in front, and asking a BlockList is dear (it makes an object that could cross threads).
const isTrusted = (address: string) =>
  env.trustedProxies.length > 0 && isIP(address) !== 0 && trusted.check(address, kindOf(address))

/**
 * Who is calling: the socket's address or, where that is a trusted proxy, the first address from the right of
 * X-Forwarded-For that is not one. What stands further left was written by the caller and proves nothing.
 */
export const clientAddress = (
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
): string => {
  let address = plain(peer ?? 'unknown')
  const hops = String(forwardedFor ?? '')
    .split(',')
    .map((hop) => plain(hop.trim()))
    .filter(Boolean)
  while (isTrusted(address)) {
    const hop = hops.pop()
    if (!hop || !isIP(hop)) break
    address = hop
  }
  return address
}

const loopback = /^(127\.\d+\.\d+\.\d+|::1)$/
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i
const proxyHeaders = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
] as const

/**
 * Whether the person sits at this very machine. A reverse proxy on the same machine makes everybody's socket a
 * loopback one, so anything that a proxy adds, or a Host that is not loopback, says no.
 */
export const isLocal = (peer: string | undefined, headers: IncomingHttpHeaders): boolean =>
  loopback.test(plain(peer ?? '')) &&
  loopbackHost.test(headers.host ?? '') &&
  proxyHeaders.every((name) => headers[name] === undefined)
