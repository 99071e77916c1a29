import net from 'node:net'

export type BreakableDatabase = {
  /** From now on PostgreSQL is not there: connections end, new ones are refused. */
  cut(): Promise<void>
  mend(): Promise<void>
}

const listenOn = (server: net.Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : port)
    })
  })

/**
 * Puts a door between this test file and its PostgreSQL and points DATABASE_URL at it, so that an outage can be had for
 * real. To be called in `vi.hoisted`, before anything of ours reads the environment.
 */
export const breakableDatabase = async (): Promise<BreakableDatabase> => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const socket = `${url.searchParams.get('host')}/.s.PGSQL.${url.port}`
  const open = new Set<net.Socket>()
  const serve = () =>
    net.createServer((inside) => {
      const outside = net.connect(socket)
      for (const end of [inside, outside]) {
        open.add(end)
        end.on('error', () => end.destroy())
        end.on('close', () => {
          open.delete(end)
          inside.destroy()
          outside.destroy()
        })
      }
      inside.pipe(outside).pipe(inside)
    })
  let server = serve()
  const port = await listenOn(server, 0)
  process.env.DATABASE_URL = `postgres://${url.username}@127.0.0.1:${port}${url.pathname}`
  return {
    async cut() {
      server.close()
      const closed = [...open].map((end) => new Promise((resolve) => end.once('close', resolve)))
      for (const end of open) end.destroy()
      await Promise.all(closed)
    },
    async mend() {
      server = serve()
      await listenOn(server, port)
    },
  }
}
