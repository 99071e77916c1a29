import http from 'node:http'

/**
 * What stands before several servers: hands each request to the next of them in turn. One that does not answer is passed
 * over when the request cannot have begun; otherwise the caller hears 502 and knows nothing, as with any proxy.
 */
export const startProxy = (ports: number[]) => {
  let turn = 0
  const server = http.createServer((request, response) => {
    const pass = (triesLeft: number) => {
      turn += 1
      const port = ports[turn % ports.length]
      const { method, url, headers } = request
      const onward = http.request(
        { host: '127.0.0.1', port, method, path: url, headers, agent: false },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-served-by': String(port) })
          answer.pipe(response)
          answer.on('error', () => response.destroy())
        },
      )
      onward.on('error', (error) => {
        const refused = 'code' in error && error.code === 'ECONNREFUSED'
        if (refused && triesLeft > 0) return pass(triesLeft - 1)
        if (response.headersSent) return response.destroy()
        response.writeHead(502).end()
      })
      onward.end(body)
    }
    let body = Buffer.alloc(0)
    request.on('data', (chunk: Buffer) => {
      body = Buffer.concat([body, chunk])
    })
    request.on('end', () => pass(ports.length))
  })
  return new Promise<{ url: string; close(): void }>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address && typeof address === 'object' ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
