import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const example = 'docs/examples/list-clients.ts'
let folder: string

/** A project of somebody else's: its own folder, with this repository and the client library as dependencies. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nexo-outside-'))
  await mkdir(path.join(folder, 'node_modules/@trpc'), { recursive: true })
  await symlink(path.resolve('.'), path.join(folder, 'node_modules/nexo-crm'))
  await symlink(path.resolve('node_modules/@trpc/client'), path.join(folder, 'node_modules/@trpc/client'))
  await symlink(path.resolve('node_modules/@types'), path.join(folder, 'node_modules/@types'))
  await cp(example, path.join(folder, 'list-clients.ts'))
  const { compilerOptions } = JSON.parse(await readFile('tsconfig.json', 'utf8'))
  const { plugins: _plugins, incremental: _incremental, ...options } = compilerOptions
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, types: ['node'] }, include: ['*.ts'] }),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The files that do not compile, each once. */
const refusedFiles = async () => {
  const said = await run(process.execPath, [
    path.resolve('node_modules/typescript/bin/tsc'),
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    folder,
  ]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
  return [
    ...new Set(
      [...said.matchAll(/^(.+?)\(\d+,\d+\): error TS/gm)].map(([, file]) => path.basename(String(file))),
    ),
  ]
}

const mistakes: Record<string, [right: string, wrong: string]> = {
  'field.ts': ['client.clientCode', 'client.clientNumber'],
  'filter.ts': ["['lead', 'active']", "['lead', 'gone']"],
  'private-field.ts': ['user.fullName', 'user.passwordHash'],
  'sort.ts': ["sort: 'fullName'", "sort: 'shoeSize'"],
}

test('a program outside the repository is typed by AppRouter: what does not exist does not compile, and the rest does', async () => {
  const source = await readFile(example, 'utf8')
  for (const [file, [right, wrong]] of Object.entries(mistakes)) {
    expect(source).toContain(right)
    await writeFile(path.join(folder, file), source.replace(right, wrong))
  }
  expect((await refusedFiles()).sort()).toEqual(Object.keys(mistakes))
})
