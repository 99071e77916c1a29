import { reserve, spaceOf } from '../disk/space.ts'
import { env } from '../env.ts'
import type { Finding } from './shape.ts'

const size = (bytes: number) =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
const enough = 500e6

/** Room where the data lies: whether it will do, and whether anything can be saved at all. */
export const disk = async (): Promise<Finding> => {
  const { free, total } = await spaceOf(env.DATA_DIR)
  const told = {
    detail: `${size(free)} of ${size(total)} free`,
    detailCode: 'disk',
    values: { free, total },
  } as const
  if (free < reserve())
    return {
      state: 'degraded',
      ...told,
      advice:
        'Nothing can be saved until there is room. Delete what is not needed where the data lies: old backups, what a restore kept aside, records in the trash. It goes on by itself then.',
      adviceCode: 'disk_reserve',
    }
  if (free >= reserve() + enough) return { state: 'ok', ...told }
  return {
    state: 'degraded',
    ...told,
    advice: 'The disk is almost full: make room before nothing can be saved any more.',
    adviceCode: 'disk_full',
  }
}
