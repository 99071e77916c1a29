import { once } from 'node:events'
import type { Server } from 'node:http'

/** Has a server listen on a free port of this machine, and gives back its address. */
export const listening = async (server: Server): Promise<string> => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}
