import http from 'node:http'

/** For a container's health check, where there is no curl: ends with 0 if the server answers with 200 within five seconds. */
http
  .get({ host: '127.0.0.1', port: process.env.PORT ?? 3000, path: '/api/health', timeout: 5_000 }, (answer) =>
    process.exit(answer.statusCode === 200 ? 0 : 1),
  )
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1))
