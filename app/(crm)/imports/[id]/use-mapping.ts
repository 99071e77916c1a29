'use client'

import { useState } from 'react'
import type { Import, ImportMapping } from '#domain/imports.ts'
import { type Field, isDecimal, isReference } from '../../../_records/field.ts'

/** How a file is understood, from the guess on, and which questions that raises. */
export const useMapping = ({ mapping: guess, columns }: Import, fields: readonly Field[]) => {
  const offered = (name: string | null | undefined) =>
    fields.some((field) => field.name === name) ? (name ?? null) : null
  const [mapping, setMapping] = useState<ImportMapping>({
    ...guess,
    columns: columns.map((_, at) => offered(guess.columns[at])),
  })
  const change = (facts: Partial<ImportMapping>) => setMapping((now) => ({ ...now, ...facts }))
  const choose = (column: number, name: string | null) =>
    change({ columns: mapping.columns.map((one, at) => (at === column ? name : one)) })

  const used = fields.filter(({ name }) => mapping.columns.includes(name))
  const asks = {
    decimals: used.some(isDecimal),
    days: used.some(({ kind }) => kind === 'day'),
    twins: used.some(({ kind }) => kind === 'email'),
    missing: used.some(isReference),
    addMissing: used.some(({ to }) => to === 'clients'),
  }
  const missing = mapping.missing === 'add' && !asks.addMissing ? 'refuse' : mapping.missing
  return {
    mapping: { ...mapping, missing } satisfies ImportMapping,
    asks,
    change,
    choose,
    /** What is needed, and no column is. */
    absent: fields.filter(({ name, required }) => required && !mapping.columns.includes(name)),
  }
}
export type MappingState = ReturnType<typeof useMapping>
