/** The innermost message of an error, on one line and without a trailing stop. */
export const reasonOf = (error: unknown): string => {
  let at = error
  while (at instanceof Error && at.cause) at = at.cause
  const errors = at instanceof AggregateError ? at.errors : []
  const message = at instanceof Error ? at.message || errors.map(reasonOf).join(', ') : String(at)
  return message.replace(/\s+/g, ' ').replace(/\.$/, '')
}
