import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does the work while no other process does work under the same lock; tells `onWait` once if it has to wait. The lock is
 * a file with the holder's number and its start time, so that neither a killed holder nor another process that got its
 * number later (in a container it soon does) keeps it.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @param {() => void} onWait
 */
export const underLock = async (file, work, onWait) => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const mine = `${file}.${process.pid}`
  const name = ownName()
  fs.writeFileSync(mine, name)
  const release = () => read(file) === name && fs.rmSync(file, { force: true })
  try {
    for (let waited = false; !take(mine, file); waited = true) {
      if (!waited) onWait()
      await sleep(300)
    }
    process.once('exit', release)
    return await work()
  } finally {
    process.off('exit', release)
    release()
    fs.rmSync(mine, { force: true })
  }
}

/**
 * @param {string} mine
 * @param {string} file
 */
const take = (mine, file) => {
  const holder = read(file)
  if (holder && !isAlive(holder)) removeStale(file, holder)
  try {
    fs.linkSync(mine, file) // Unlike a rename it never replaces a lock that is there.
    return true
  } catch {
    return false
  }
}

/**
 * Another process may have taken the stale lock over since we looked; then what we moved away is put back.
 * @param {string} file
 * @param {string} holder
 */
const removeStale = (file, holder) => {
  const aside = `${file}.stale-${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (read(aside) !== holder) fs.linkSync(aside, file)
  } catch {
    // Somebody else was faster.
  }
  fs.rmSync(aside, { force: true })
  const [pid] = holder.split(' ')
  if (pid !== String(process.pid)) fs.rmSync(`${file}.${pid}`, { force: true })
}

/** @param {string} holder */
export const isAlive = (holder) => {
  const [pid, started] = holder.split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return startTime(Number(pid)) === started
}

/** Clock ticks since the machine started, or nothing where there is no /proc. @param {number} pid */
const startTime = (pid) => read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19] ?? ''

/** Names this process for `isAlive`. */
export const ownName = () => `${process.pid} ${startTime(process.pid)}`

/** @param {string} file */
const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
