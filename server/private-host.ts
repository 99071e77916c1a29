import { isIP } from 'node:net'

const privateName = /^(localhost|.*\.(local|lan|home|internal|localhost|home\.arpa)|[^.:]+)$/i
const privateAddress = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80)/i

/** Whether a host name or address can only be one of one's own network. What is plain http elsewhere travels in the open. */
export const isPrivateHost = (hostname: string): boolean => {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? privateAddress.test(bare) : privateName.test(bare)
}
