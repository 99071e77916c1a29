/** The innermost message of an error, on one line and without a trailing stop. */
export const reasonOf = (error: unknown): string => {
  let at = error
  while (at instanceof Error && at.cause) at = at.cause
  const errors = at instanceof AggregateError ? at.errors : []
  const message = at instanceof Error ? at.message || errors.map(reasonOf).join(', ') : String(at)
  return message.replace(/\s+/g, ' ').replace(/\.$/, '')
}

/** What Node calls the kind of an error (ECONNREFUSED), or else its message. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error)
