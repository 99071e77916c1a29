import net from 'node:net'
import os from 'node:os'
import { Refusal } from './project.mjs'

const everywhere = ['0.0.0.0', '::']

/**
 * Makes sure that we can serve there, before any work is done for it. Throws a Refusal.
 * @param {{ port: number, host: string }} place
 */
export const checkPort = async ({ port, host }) => {
  const problem = await listenOnce(port, host)
  if (problem === 'EADDRINUSE' || (host === '0.0.0.0' && (await listenOnce(port, '::1')) === 'EADDRINUSE'))
    throw new Refusal(
      `Port ${port} is taken by another program: stop it, or choose another with PORT=${port + 1}.`,
    )
  if (problem === 'EACCES') throw new Refusal(`Port ${port} is not open to this user: choose one above 1023.`)
  if (problem)
    throw new Refusal(`HOST must be an address of this machine, and "${host}" is not one (${problem}).`)
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error's code
 */
const listenOnce = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer()
    const slow = setTimeout(() => resolve('ETIMEDOUT'), 4_000)
    /** @param {string} [code] */
    const end = (code) => {
      clearTimeout(slow)
      resolve(code)
    }
    server.once('error', (error) => end('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => end()))
  })

/** A port that is free at this moment. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })

/**
 * Where a person finds it: first the address for this machine, then those for others on the network.
 * @param {{ port: number, host: string }} place
 */
export const addresses = ({ port, host }) => {
  const name = host.includes(':') ? `[${host}]` : host
  if (!everywhere.includes(host)) return [`http://${name}:${port}`]
  const own = Object.entries(os.networkInterfaces())
    .filter(([card]) => !/^(docker|br-|veth|virbr)/.test(card))
    .flatMap(([, found]) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  return ['localhost', ...own.map(({ address }) => address)].map((where) => `http://${where}:${port}`)
}

/** The address to ask our own server at. @param {{ port: number, host: string }} place */
export const ownAddress = ({ port, host }) => {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  return host === '::' ? `http://[::1]:${port}` : `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
