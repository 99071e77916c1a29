import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** What a shell's PATH leaves out now and then. */
const others = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin']

/** The first of these programs that is installed, as a full path. @param {string[]} names */
export const findProgram = (names) => {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...others].filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => path.resolve(folder, name))).find(mayRun)
}

/** @param {string} file */
const mayRun = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
