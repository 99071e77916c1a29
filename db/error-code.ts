/** What Node and OpenSSL call the kind of an error (ECONNREFUSED), or else its message. */
export const errorCode = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}
