import fs from 'node:fs'
import path from 'node:path'
import type { Engine } from './engine.ts'
import { run } from './run.ts'
import { say } from './say.ts'

const packedMB = async (file: string) => {
  await run('gzip', [file])
  return Math.round(fs.statSync(`${file}.gz`).size / 1e5) / 10
}

/** Prints what the image weighs on its way through a network, layer by layer; the first is the base image's own. */
export const sayLayers = async ({ docker }: Engine, image: string, folder: string): Promise<void> => {
  const saved = path.join(folder, 'saved')
  fs.mkdirSync(saved)
  await docker('save', '--output', `${saved}.tar`, image)
  await run('tar', ['-xf', `${saved}.tar`, '-C', saved])
  const [{ Layers }] = JSON.parse(fs.readFileSync(path.join(saved, 'manifest.json'), 'utf8'))
  const sizes: number[] = []
  for (const layer of Layers) sizes.push(await packedMB(path.join(saved, layer)))
  const sum = sizes.reduce((all, one) => all + one, 0)
  say('size, gzip, MB', `${Math.round(sum)} = ${sizes.filter((size) => size > 0).join(' + ')}`)
  fs.rmSync(saved, { recursive: true })
  fs.rmSync(`${saved}.tar`)
}
