import type { Engine } from './engine.ts'

/** What a container takes at this moment, in MB, the kernel's cache of its files included. */
export const memoryMB = async ({ docker }: Engine, name: string): Promise<number> => {
  const line = await docker('stats', '--no-stream', '--format', '{{.MemUsage}}', name)
  const used = line.split(' ')[0] ?? ''
  return Math.round(Number.parseFloat(used) * (used.endsWith('GiB') ? 1024 : 1))
}
