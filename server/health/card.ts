import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from './shape.ts'

/** Linux's numbers of a device, from the one number that stat() has. */
const numbersOf = (dev: number) => {
  const wide = BigInt(dev)
  const major = ((wide >> 8n) & 0xfffn) | ((wide >> 32n) & ~0xfffn)
  const minor = (wide & 0xffn) | ((wide >> 12n) & ~0xffn)
  return `${major}:${minor}`
}

const read = (...parts: string[]) =>
  readFile(path.join(...parts), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )

/** JEDEC's scale for eMMC: 1 is 0–10 % used, 10 is 90–100 %, 11 is beyond; two areas, of which the worse counts. */
const wornOf = (lifeTime: string | undefined) => {
  const areas = (lifeTime ?? '')
    .split(/\s+/)
    .map(Number)
    .filter((area) => area > 0)
  return areas.length ? Math.max(...areas) * 10 : undefined
}

const replace =
  'Make a backup today and put in a new card or disk; a card that is made to record video (“high endurance”) lasts longest.'

/**
 * How worn the card or disk below `folder` is, where it tells: flash that is soldered in or in a Pi's eMMC slot does, most
 * SD cards and what Docker puts in between do not. Errors of the file system are told by most. `sys` is Linux's /sys.
 */
export const card = async (folder: string, sys = '/sys', dev?: number): Promise<Finding> => {
  const numbers = numbersOf(dev ?? (await stat(folder)).dev)
  const partition = await realpath(path.join(sys, 'dev/block', numbers)).catch(() => undefined)
  if (!partition) return { state: 'ok', detail: 'does not tell', detailCode: 'card_silent' }
  const errors = Number((await read(sys, 'fs/ext4', path.basename(partition), 'errors_count')) ?? 0)
  const device = [partition, path.dirname(partition)].map((block) => path.join(block, 'device'))
  const lifeTimes = await Promise.all(device.map((place) => read(place, 'life_time')))
  const endings = await Promise.all(device.map((place) => read(place, 'pre_eol_info')))
  const worn = wornOf(lifeTimes.find((said) => said !== undefined))
  const ending = Number(endings.find((said) => said !== undefined) ?? 0) >= 2
  const wear =
    worn === undefined ? 'tells no wear' : worn > 100 ? 'worn out' : `up to ${worn} % of its life used`
  const told = {
    detail: errors > 0 ? `${wear}, ${errors} errors of the file system` : wear,
    detailCode: 'card',
    values: { wear: worn === undefined ? 'none' : worn > 100 ? 'out' : 'some', percent: worn ?? 0, errors },
  } as const
  if (errors > 0 || ending || (worn ?? 0) >= 90)
    return { state: 'degraded', ...told, advice: replace, adviceCode: 'card' }
  return { state: 'ok', ...told }
}
