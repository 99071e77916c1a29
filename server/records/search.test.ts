import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../context.ts'
import { as, someone } from '../testing/acting.ts'

let admin: Actor

const found = async (search: string) =>
  (await as(admin).clients.list({ search })).items.map(({ fullName }) => fullName)

beforeAll(async () => {
  admin = await someone('admin')
  for (const [fullName, email] of [
    ['Zora', 'office@zylo.example'],
    ['Zylba', 'z.kw@one.example'],
    ['Anzylo', 'z.kw@two.example'],
    ['Mary-Zyla', 'zz.kw@two.example'],
  ] as const)
    await as(admin).clients.create({ fullName, email })
})

test('two letters find whatever has a word that begins with them, after a space or any other sign', async () => {
  expect(await found('zy')).toEqual(['Mary-Zyla', 'Zora', 'Zylba'])
  expect(await found('KW')).toEqual(['Anzylo', 'Mary-Zyla', 'Zylba'])
  expect(await found('z.')).toEqual(['Anzylo', 'Zylba'])
})

test('an address finds all of it, and the beginning of one whatever begins so', async () => {
  expect(await found('Z.KW@two.example')).toEqual(['Anzylo', 'Mary-Zyla'])
  expect(await found('zz.kw@two.example')).toEqual(['Mary-Zyla'])
  expect(await found('z.kw@')).toEqual(['Anzylo', 'Mary-Zyla', 'Zylba'])
  expect(await found('z.kw@twö.example')).toEqual(['Anzylo', 'Mary-Zyla'])
  expect(await found('@zylo')).toEqual(['Zora'])
  expect(await found('z.kw@two.nowhere')).toEqual([])
})
