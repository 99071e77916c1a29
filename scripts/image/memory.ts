import type { Engine } from './engine.ts'

const inMB: Record<string, number> = { KiB: 1 / 1024, MiB: 1, GiB: 1024 }

/** What a container takes at this moment, in MB, the kernel's cache of its files included. */
export const memoryMB = async ({ docker }: Engine, name: string): Promise<number> => {
  const line = await docker('stats', '--no-stream', '--format', '{{.MemUsage}}', name)
  const [, amount, unit] = /^([\d.]+)(\w+)/.exec(line) ?? []
  return Math.round(Number(amount) * (inMB[unit ?? ''] ?? Number.NaN))
}
