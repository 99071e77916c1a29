import { TRPCError } from '@trpc/server'
import { DatabaseError } from 'pg'
import { ZodError } from 'zod'

export type FieldError = { path: string; message: string }
type TRPCCode = TRPCError['code']

/**
 * An error that a person or program is meant to read: `reason` is the stable code that pages turn into words and REST
 * answers as `code`; the message is a plain English sentence.
 */
export class Problem extends TRPCError {
  readonly reason: string
  readonly errors: FieldError[] | undefined
  /** Seconds after which it is worth trying again (429 and 503). */
  readonly retryAfter: number | undefined

  constructor(
    code: TRPCCode,
    reason: string,
    message: string,
    extra: { errors?: FieldError[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super({ code, message, cause: extra.cause })
    this.reason = reason
    this.errors = extra.errors
    this.retryAfter = extra.retryAfter
  }
}

export const unauthorized = (reason = 'unauthorized', message = 'Sign in first.') =>
  new Problem('UNAUTHORIZED', reason, message)
export const forbidden = () => new Problem('FORBIDDEN', 'forbidden', 'Your role does not allow this.')
export const notFound = () =>
  new Problem('NOT_FOUND', 'not_found', 'There is no such record, or it is not yours to see.')
export const badInput = (errors: FieldError[]) =>
  new Problem('BAD_REQUEST', 'bad_input', 'Some of the input is not valid.', { errors })
export const unavailable = (cause?: unknown) =>
  new Problem(
    'SERVICE_UNAVAILABLE',
    'database_unavailable',
    'The database cannot be reached. Try again in a moment.',
    {
      retryAfter: 5,
      cause,
    },
  )

export const diskFull = (cause?: unknown) =>
  new Problem(
    'SERVICE_UNAVAILABLE',
    'disk_full',
    'The disk is full: nothing can be saved until there is room.',
    { retryAfter: 60, cause },
  )

/** zod issues as field errors; the message is a code of ours where the field gave one (see domain/fields.ts). */
export const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'unknown_key' }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  )

/** PostgreSQL classes that mean "not reachable now", not "your query is wrong". */
const outage = /^(08|57P0[1-3]|53[0-3])/
const networkOutage =
  /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|timeout exceeded when trying to connect|Connection terminated|is not queryable|terminating connection/

const keyOf = (error: DatabaseError) =>
  /^Key \(([^)]+)\)/
    .exec(error.detail ?? '')?.[1]
    ?.replace(/"/g, '')
    .split(', ')
const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The field at fault: the column or the key, or what a constraint over several columns is named after (orders_client_id). */
const fieldOf = (error: DatabaseError) => {
  const key = keyOf(error)
  const named = error.constraint?.replace(`${error.table}_`, '')
  return camel(error.column ?? (key?.length === 1 ? key[0] : named) ?? '')
}

const fromDatabase = (error: DatabaseError): Problem | undefined => {
  const path = fieldOf(error)
  const field = (message: string) => [{ path, message }]
  switch (error.code) {
    case '23505':
      return new Problem('CONFLICT', 'taken', 'Another record already has this value.', {
        errors: field('taken'),
        cause: error,
      })
    case '23503':
      return new Problem('BAD_REQUEST', 'bad_input', 'It refers to a record that does not exist.', {
        errors: field('no_such_record'),
        cause: error,
      })
    case '23502':
    case '23514':
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
    case '22P05':
    case '22021':
      return new Problem('BAD_REQUEST', 'bad_input', 'A value is outside what is allowed.', {
        errors: field('out_of_range'),
        cause: error,
      })
    case '53100':
      return diskFull(error)
    default:
      return outage.test(error.code ?? '') ? unavailable(error) : undefined
  }
}

/** Drizzle and tRPC wrap what they catch; the reason lies at the bottom of `cause`. */
const rootOf = (error: unknown): unknown => {
  let at = error
  while (!(at instanceof Problem) && !(at instanceof DatabaseError) && at instanceof Error && at.cause)
    at = at.cause
  return at
}

/** The one place where any error becomes one that may leave the house; undefined means: unknown, answer 500 and log it. */
export const problemOf = (error: unknown): Problem | undefined => {
  const root = rootOf(error)
  if (root instanceof Problem) return root
  if (root instanceof ZodError) return badInput(fieldErrors(root))
  if (root instanceof DatabaseError) return fromDatabase(root)
  if (root instanceof Error && networkOutage.test(`${'code' in root ? root.code : ''} ${root.message}`))
    return unavailable(root)
  return undefined
}
