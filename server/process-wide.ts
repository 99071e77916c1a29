/**
 * One value per process. Next bundles instrumentation, proxy and routes apart from each other, so a module's own
 * variables exist several times; what must be single (the pool, the cache, the workers) is kept on globalThis.
 */
export const processWide = <T>(name: string, make: () => T): T => {
  const key = Symbol.for(`nexo.${name}`)
  // globalThis has no index signature for symbols; the key is ours alone, and only this line writes it.
  const shared = globalThis as { [key: symbol]: T | undefined }
  const found = shared[key]
  if (found !== undefined) return found
  const made = make()
  shared[key] = made
  return made
}
