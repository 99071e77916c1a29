import { type Engine, ownEngine, startEngine } from './engine.ts'
import { type Platform, startRegistry } from './registry.ts'
import { succeeds } from './run.ts'
import { makeStandIn, standInEnv } from './stand-in.ts'

/** The image that the Dockerfile begins with. */
export const baseName = 'node:24-trixie-slim'

/**
 * An engine that has the base image for the platforms, and where that came from: this machine's own engine where it reaches
 * a registry, and otherwise Debian's, which is given stand-ins.
 */
export const engineWithBase = async (
  folder: string,
  platforms: Platform[],
): Promise<{ engine: Engine; base: string }> => {
  const own = ownEngine()
  if (await succeeds(own.docker('pull', '--quiet', baseName)))
    return { engine: own, base: 'from the registry' }
  const registry = await startRegistry()
  const started = await startEngine(folder, registry.address)
  const stop = async () => {
    await started.stop()
    registry.close()
  }
  const engine = { ...started, stop }
  if (await succeeds(engine.docker('pull', '--quiet', baseName))) return { engine, base: 'from the registry' }
  try {
    const archives = new Map<Platform, string>()
    for (const platform of platforms) archives.set(platform, await makeStandIn(folder, platform))
    await registry.add(baseName, archives, standInEnv)
    return { engine, base: 'a stand-in: no registry can be reached' }
  } catch (error) {
    await stop()
    throw error
  }
}
