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

const typeCheck = () =>
  run(process.execPath, [path.resolve('node_modules/typescript/bin/tsc'), '--noEmit', '-p', folder]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )

test('a program outside the repository is typed by AppRouter', async () => {
  expect(await typeCheck()).toBe('')
})

test('the types are exact: a field, a filter or a sort that does not exist does not compile', async () => {
  const source = await readFile(path.resolve(example), 'utf8')
  const mistakes: [string, string][] = [
    ['client.clientCode', 'client.clientNumber'],
    ["['lead', 'active']", "['lead', 'gone']"],
    ["sort: 'fullName'", "sort: 'shoeSize'"],
    ['user.fullName', 'user.passwordHash'],
  ]
  for (const [right, wrong] of mistakes) {
    await writeFile(path.join(folder, 'list-clients.ts'), source.replace(right, wrong))
    expect(await typeCheck(), wrong).toMatch(/error TS/)
  }
})
