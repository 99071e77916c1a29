import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { clients } from '#db/schema/clients.ts'
import { clientInput } from '#domain/clients.ts'
import { entity } from './entity.ts'

const facts = {
  name: 'clients',
  one: 'client',
  table: clients,
  input: clientInput,
  title: 'fullName',
  sort: ['fullName'],
  filter: ['status'],
  own: (me: { id: string }) => eq(clients.userId, me.id),
} as const

/** The compiler is what is tested here: each `@ts-expect-error` fails the type check if its line starts to compile. */
describe('the facts of a record are held together by the compiler', () => {
  test('facts that fit are taken as they are', () => {
    expect(entity({ ...facts, sort: ['fullName'], filter: ['status'] }).name).toBe('clients')
  })

  test('facts that do not fit do not compile', () => {
    // @ts-expect-error email may be null, so it cannot be paged by key
    entity({ ...facts, sort: ['email'], filter: [] })
    // @ts-expect-error there is no such column to sort by
    entity({ ...facts, sort: ['fulName'], filter: [] })
    // @ts-expect-error there is no such column to filter by
    entity({ ...facts, sort: ['fullName'], filter: ['stage'] })
    // @ts-expect-error there is no column for a nickname
    entity({ ...facts, sort: ['fullName'], filter: [], input: clientInput.extend({ nickname: z.string() }) })
    // @ts-expect-error the column is text, the input a number
    entity({ ...facts, sort: ['fullName'], filter: [], input: clientInput.extend({ fullName: z.number() }) })
    // @ts-expect-error no such kind of record is in domain/entities.ts
    entity({ ...facts, sort: ['fullName'], filter: [], name: 'unicorns' })
    expect(facts.sort).toEqual(['fullName'])
  })
})
