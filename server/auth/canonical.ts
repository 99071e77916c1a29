const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/
const maxLength = 2_048

/**
 * Whether a text is a compact JWS spelt the one way that its bytes are. base64url leaves spare bits in the last letter,
 * and jose takes every spelling of them: a token refused once could come back looking like another.
 */
export const isCanonical = (token: unknown): token is string =>
  typeof token === 'string' &&
  token.length <= maxLength &&
  shape.test(token) &&
  token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
