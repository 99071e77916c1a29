import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { errorCode } from '#db/error-code.ts'
import type { Finding } from './shape.ts'

const day = 24 * 3_600_000
const patienceMs = 1_500
/** It is asked for by every look at the health page, and changes once in months. */
const keepMs = 10 * 60_000

type Shown = { from: number; to: number; otherName: boolean }

/** The certificate that this address shows, whether or not it is one to be trusted. Rejects where none is shown. */
const shownAt = ({ hostname, port }: URL) =>
  new Promise<Shown>((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const socket = connect(
      {
        host,
        port: Number(port || 443),
        ...(!isIP(host) && { servername: host }),
        rejectUnauthorized: false, // One that has run out is what we look for.
        timeout: patienceMs,
      },
      () => {
        const { valid_from, valid_to } = socket.getPeerCertificate()
        // It says so in the field that is typed as an error.
        const otherName = String(socket.authorizationError).includes('ALTNAME')
        resolve({ from: Date.parse(valid_from), to: Date.parse(valid_to), otherName })
        socket.destroy()
      },
    )
    const give = (error: Error) => {
      socket.destroy()
      reject(error)
    }
    socket.on('error', give)
    socket.on('timeout', () => give(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
  })

const daysOf = (days: number) => (days === 1 ? '1 day' : `${days} days`)

const renew =
  'See why it was not renewed: what speaks https for Nexo (Caddy, another proxy) says it in its log.'

const findingOf = ({ from, to, otherName }: Shown): Finding => {
  const left = to - Date.now()
  const days = Math.floor(Math.abs(left) / day)
  if (left <= 0)
    return {
      state: 'degraded',
      detail: days === 0 ? 'ran out today' : `ran out ${daysOf(days)} ago`,
      detailCode: 'certificate_over',
      values: { days },
      advice: `Browsers refuse to open Nexo. ${renew}`,
      adviceCode: 'certificate_over',
    }
  const told = {
    detail: days === 0 ? 'valid for less than a day' : `valid for another ${daysOf(days)}`,
    detailCode: 'certificate',
    values: { days },
  } as const
  if (otherName)
    return {
      state: 'degraded',
      ...told,
      advice: 'It is for another name than the one in APP_URL: correct one of the two.',
      adviceCode: 'certificate_name',
    }
  // Those that last for hours or days are renewed when a third is left, those of three months with a month to go.
  if (left > Math.min(14 * day, (to - from) / 4)) return { state: 'ok', ...told }
  return {
    state: 'degraded',
    ...told,
    advice: `It should have been renewed by itself. ${renew}`,
    adviceCode: 'certificate_soon',
  }
}

const look = async (address: URL): Promise<Finding> => {
  try {
    return findingOf(await shownAt(address))
  } catch (error) {
    // Many a network does not let a machine reach itself by its public name.
    const reason = errorCode(error)
    return {
      state: 'ok',
      detail: `not looked at: the address does not answer from here (${reason})`,
      detailCode: 'certificate_unseen',
      values: { reason },
    }
  }
}

let last: { href: string; at: number; finding: Promise<Finding> } | undefined

/** How long the certificate of the public address is good for; not looked at where that is not https, or not reached. */
export const certificate = async (address: URL | undefined): Promise<Finding> => {
  if (address?.protocol !== 'https:')
    return { state: 'ok', detail: 'none: APP_URL is not https', detailCode: 'certificate_none' }
  if (last?.href !== address.href || Date.now() - last.at > keepMs)
    last = { href: address.href, at: Date.now(), finding: look(address) }
  return last.finding
}
