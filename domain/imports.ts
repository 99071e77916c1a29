import { z } from 'zod'
import { importKinds } from './entities.ts'
import { pick } from './fields.ts'
import { fileInput } from './files.ts'

/** A deal stands on the first stage of the first pipeline unless its file says more: no column need be these. */
export const filledIn: readonly string[] = ['pipelineId', 'stageId']

/** What one file may hold: bytes, rows below the header, and columns. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 50_000, columns: 100 }

/**
 * `draft`: read, and waiting to be told which column is what · `running` · `done` · `cancelled`: what was added stays
 * · `undoing` and `undone`: what was added goes, and went, to the trash.
 */
export const importStates = ['draft', 'running', 'done', 'cancelled', 'undoing', 'undone'] as const
/** What became of a row; `undone`: it was added and is in the trash again. */
export const rowOutcomes = ['added', 'updated', 'skipped', 'failed', 'undone'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

export const decimalSigns = ['point', 'comma'] as const
export const dayOrders = ['dayFirst', 'monthFirst'] as const
/** What to do with a row whose e-mail address a record has already. */
export const twinWays = ['skip', 'update', 'add'] as const
/** What to do with a row that names a record that is not there, or not the only one; `add`: make a client that is not there. */
export const missingWays = ['refuse', 'leave', 'add'] as const

const of = pick('of', importKinds)
const id = z.uuid({ error: 'uuid' })
const name = z.string().max(100, { error: 'too_long' })

/** How a file is to be understood. Several columns may lead to one field: the parts of a name, or of an address. */
export const importMapping = z.strictObject({
  /** For each column of the file the field that it is; null for one that is left out. */
  columns: z.array(name.nullable()).max(importLimits.columns, { error: 'too_many' }),
  decimals: pick('decimals', decimalSigns).default('point'),
  days: pick('days', dayOrders).default('dayFirst'),
  twins: pick('twins', twinWays).default('skip'),
  missing: pick('missing', missingWays).default('refuse'),
})
export type ImportMapping = z.output<typeof importMapping>

/** What comes with a file. */
export const importFileInput = z.strictObject({
  of,
  name: fileInput.shape.name,
})

export const importId = z.strictObject({ id })
const count = z.int().min(0)

export const importAnswer = z.strictObject({
  id,
  of,
  fileName: z.string(),
  state: z.enum(importStates),
  /** The names of the columns, as the file has them. */
  columns: z.array(z.string()),
  /** The first rows of the file. */
  samples: z.array(z.array(z.string())),
  mapping: importMapping,
  /** Rows in the file, below its header. */
  total: count,
  /** Rows by what became of them; what is missing to `total` is still to come. */
  added: count,
  updated: count,
  skipped: count,
  failed: count,
  undone: count,
  createdBy: z.strictObject({ id, name: z.string() }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Import = z.output<typeof importAnswer>

export const importsAnswer = z.strictObject({
  items: z.array(importAnswer),
  nextCursor: id.nullable(),
})

/** What is wrong with a row: the field, and the code that pages put in words. An empty path is about the whole row. */
export const rowErrors = z.array(z.strictObject({ path: z.string(), message: z.string() }))

export const importRowAnswer = z.strictObject({
  /** As a spreadsheet counts: the header is row 1. */
  line: z.int().min(1),
  cells: z.array(z.string()),
  outcome: z.enum(rowOutcomes).nullable(),
  /** The record that the row became, or that it changed, or that has its e-mail address already. */
  recordId: id.nullable(),
  errors: rowErrors,
})
export const importRowsAnswer = z.strictObject({
  items: z.array(importRowAnswer),
  nextCursor: z.int().nullable(),
})
