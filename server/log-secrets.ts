const secretName = /(pass(word|phrase)?|token|secret|cookie|authorization|credential|hash|jti|code)$/i
const harmless = new Set(['code', 'statusCode', 'exitCode'])

/** A name and password in an address, a bearer token, and anything that looks like a JWT. */
const secretText = /(?<=:\/\/)[^\s/@]+(?=@)|(?<=Bearer +)[^\s"',]+|eyJ[\w-]{8,}\.[\w-]+\.[\w-]+/gi
const removed = '[removed]'

/** The same with what must not reach a log cut out, by its name and by its looks, at any depth. */
export const withoutSecrets = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return value.replace(secretText, removed)
  if (typeof value !== 'object' || value === null || depth > 6) return value
  if (value instanceof Error) return withoutSecrets(value.stack ?? value.message)
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretName.test(name) && !harmless.has(name) ? removed : withoutSecrets(item, depth + 1),
    ]),
  )
}
