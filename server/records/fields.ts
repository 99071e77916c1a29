import { getTableColumns } from 'drizzle-orm'
import type { PgArray, PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { amount } from '#domain/money.ts'
import type { Entity, RecordTable } from './entity.ts'

/** The columns that leave the house, by name. */
export const visibleColumns = (table: PgTable): Record<string, PgColumn> => {
  const { searchText: _text, boardRank: _rank, ...columns } = getTableColumns(table)
  return columns
}

/** A column by name: the facts were checked against the table when the entity was stated. */
export const columnOf = (table: RecordTable, name: string): PgColumn => {
  const column = getTableColumns(table)[name]
  if (!column) throw new Error(`no column ${name}`)
  return column
}

/** A field without its default: what is not sent in a change stays as it is. */
const withoutDefault = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodDefault ? withoutDefault(field.unwrap()) : field

/** The input of a change: any of the fields, and none of the defaults (zod would fill them in on every PATCH). */
export const patchInput = <S extends z.ZodRawShape>(input: z.ZodObject<S>) =>
  z
    .strictObject(
      Object.fromEntries(Object.entries(input.shape).map(([name, field]) => [name, withoutDefault(field)])),
    )
    .partial()

/** What a filter on a field takes: one of its values, written as text where a query string writes it. */
export const filterValue = (of: Entity, name: string): z.ZodType => {
  const column = columnOf(of.table, name)
  if (column.enumValues?.length) return z.enum(column.enumValues, { error: 'not_an_option' })
  switch (column.columnType) {
    case 'PgInteger':
      return z.coerce.number().pipe(z.int({ error: 'integer' }).min(-2_147_483_648).max(2_147_483_647))
    case 'PgUUID':
      return z.uuid({ error: 'uuid' })
    case 'PgBoolean':
      return z.stringbool({ error: 'not_an_option' }).or(z.boolean())
    default:
      return z
        .string()
        .max(200, { error: 'too_long' })
        .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'unstorable_text' })
  }
}

const answerOfColumn = (column: PgColumn): z.ZodType => {
  if (column.enumValues?.length) return z.enum(column.enumValues)
  switch (column.columnType) {
    case 'PgUUID':
      return z.uuid()
    case 'PgInteger':
      return z.int()
    case 'PgBoolean':
      return z.boolean()
    case 'PgArray':
      // Drizzle types columns by their table; what an array column is made of it keeps here.
      return z.array(answerOfColumn((column as PgArray<never, never>).baseColumn))
    case 'PgDateString':
      return z.iso.date()
    default:
      return answerOfSqlType(column.getSQLType())
  }
}

const answerOfSqlType = (type: string): z.ZodType => {
  if (type.startsWith('timestamp')) return z.iso.datetime()
  if (type.startsWith('numeric')) return z.string().regex(amount)
  return z.string()
}

/** The shape of a row as it is answered, for the API document and for the test that holds answers against it. */
export const answerOf = ({ table, input }: { table: PgTable } & Pick<Entity, 'input'>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(visibleColumns(table)).map(([name, column]) => {
        // What is kept as JSON has no shape in SQL; it has one in the input.
        const field = column.columnType === 'PgJsonb' ? input.shape[name] : undefined
        const answer = field instanceof z.ZodType ? field : answerOfColumn(column)
        return [name, column.notNull ? answer : answer.nullable()]
      }),
    ),
  )
