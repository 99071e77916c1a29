import { z } from 'zod'
import type { Entity } from './entities.ts'

/** What a reference may lead to: a kind of record, or a user of the system. */
export type ReferenceTarget = Entity | 'users'

/**
 * The vocabulary that records are written in. Every field carries its `label`, a message key under `fields` in
 * app/_messages, so that forms, tables, CSV headers and the API document all say the same word for it.
 *
 * Text that PostgreSQL cannot hold (NUL, lone surrogates) is refused here, with the field's name, so that it never
 * becomes a 500 from the database.
 */

const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()

const textOf = (max: number) =>
  z.string().refine(storable, { error: 'unstorable_text' }).trim().max(max, { error: 'too_long' })

/** A required line of text, trimmed, at most `max` characters. */
export const text = (label: string, max = 200) => textOf(max).min(1, { error: 'required' }).meta({ label })

/** A line of text that may be missing. An empty one counts as missing. */
export const optionalText = (label: string, max = 200) =>
  textOf(max)
    .transform((value) => value || null)
    .nullish()
    .meta({ label })

/** Several lines of text that may be missing. */
export const optionalLongText = (label: string, max = 5_000) =>
  optionalText(label, max).meta({ label, multiline: true })

/** Text of many lines, kept exactly as it was typed, and not only of blanks. */
export const typedText = (label: string, max: number) =>
  z
    .string()
    .refine(storable, { error: 'unstorable_text' })
    .max(max, { error: 'too_long' })
    .refine((value) => value.trim() !== '', { error: 'required' })
    .meta({ label, multiline: true })

const emailAddress = z.email({ error: 'email' }).max(254, { error: 'too_long' })

/** A required e-mail address, compared and kept in lower case. */
export const email = (label: string) =>
  textOf(254)
    .transform((value) => value.toLowerCase())
    .pipe(emailAddress)
    .meta({ label, format: 'email' })

/** An e-mail address that may be missing. */
export const optionalEmail = (label: string) =>
  textOf(254)
    .transform((value) => value.toLowerCase() || null)
    .pipe(emailAddress.nullable())
    .nullish()
    .meta({ label, format: 'email' })

/** A web address (http or https alone: it is rendered as a link) that may be missing. */
export const optionalUrl = (label: string) =>
  textOf(500)
    .transform((value) => value || null)
    .pipe(z.url({ protocol: /^https?$/, error: 'url' }).nullable())
    .nullish()
    .meta({ label, format: 'url' })

/** One of a fixed list of values. */
export const pick = <const V extends readonly [string, ...string[]]>(label: string, values: V) =>
  z.enum(values, { error: 'not_an_option' }).meta({ label })

/** A whole number in a range. */
export const integer = (label: string, min: number, max: number) =>
  z
    .int({ error: 'integer' })
    .min(min, { error: 'out_of_range' })
    .max(max, { error: 'out_of_range' })
    .meta({ label, min, max })

/** A whole number in a range that may be missing. */
export const optionalInteger = (label: string, min: number, max: number) =>
  integer(label, min, max).nullish().meta({ label, min, max })

/** Short labels, without repeats: at most 30 of 40 characters each. */
export const tags = (label: string) =>
  z
    .array(textOf(40).min(1, { error: 'required' }))
    .max(30, { error: 'too_many' })
    .transform((values) => [...new Set(values)])
    .meta({ label })

const dayShape = z.iso
  .date({ error: 'day' })
  .refine((value) => value >= '1900-01-01' && value <= '2199-12-31', { error: 'out_of_range' })

/** A day of the calendar ("2026-11-22"), without a time zone, that may be missing. */
export const optionalDay = (label: string) =>
  z
    .string()
    .trim()
    .transform((value) => value || null)
    .pipe(dayShape.nullable())
    .nullish()
    .meta({ label, format: 'day' })

/** Another record, by its id, that may be missing. `to` names its kind, so that a page can offer and name it. */
export const optionalReference = (label: string, to: ReferenceTarget) =>
  z.uuid({ error: 'uuid' }).nullish().meta({ label, to })

/** Another record, by its id. */
export const reference = (label: string, to: ReferenceTarget) => z.uuid({ error: 'uuid' }).meta({ label, to })

/** Several other records, by their ids, without repeats. */
export const references = (label: string, to: ReferenceTarget) =>
  z
    .array(z.uuid({ error: 'uuid' }))
    .max(100, { error: 'too_many' })
    .transform((values) => [...new Set(values)])
    .meta({ label, to })

/** A plain yes or no. */
export const yesNo = (label: string) => z.boolean({ error: 'not_an_option' }).meta({ label })
