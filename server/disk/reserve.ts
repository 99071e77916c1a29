import { env } from '../env.ts'
import { diskFull } from '../errors.ts'
import { reserve, spaceOf } from './space.ts'

/** Between two looks nobody writes so much that the reserve would be gone. */
const everyMs = 250

let seen: { at: number; reserve: number; enough: boolean } | undefined

const isEnough = async () => {
  const now = performance.now()
  if (seen && seen.reserve === reserve() && now - seen.at < everyMs) return seen.enough
  // A folder that cannot be looked at says so itself to whoever writes there.
  const enough = await spaceOf(env.DATA_DIR).then(
    ({ free }) => free >= reserve(),
    () => true,
  )
  seen = { at: now, reserve: reserve(), enough }
  return enough
}

/** Throws a 503 `disk_full` while less than the reserve is free where the data lies. */
export const requireSpace = async (): Promise<void> => {
  if (!(await isEnough())) throw diskFull()
}

/** What goes on all the same: signing in and out, without which nobody reads, and what makes room. */
export const goesOn =
  /^(auth\.(login|refresh|logout|logoutEverywhere|revokeSession)|backups\.remove|live\.look|\w+\.purge)$/

/** The same for a procedure that writes to the database, where that lies on this disk. */
export const requireSpaceFor = async ({ path, type }: { path: string; type: string }): Promise<void> => {
  if (type === 'mutation' && env.embedded && !goesOn.test(path)) await requireSpace()
}
