import type { QueryKey } from '@tanstack/react-query'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A query's key as tRPC makes it: the procedure's path, then what is asked. */
export const readKey = ([path, asked]: QueryKey) => {
  const [room, procedure] = Array.isArray(path) ? path.map(String) : []
  const input = isObject(asked) && isObject(asked.input) ? asked.input : {}
  return { room, procedure, input }
}
