import autocannon from 'autocannon'

export type Measured = { requestsPerSecond: number; p50: number; p99: number; failures: number }
type Request = { url: string; headers?: Record<string, string>; method?: 'GET' | 'POST'; body?: () => string }

/** How long one measurement takes. */
export const seconds = Number(process.env.BENCH_SECONDS ?? 4)

/** Sends one request over and over on some connections for a few seconds. Latencies are milliseconds. */
export const load = async (
  { url, headers, method = 'GET', body }: Request,
  connections: number,
  duration = seconds,
): Promise<Measured> => {
  const result = await autocannon({
    url,
    connections,
    duration,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    method,
    ...(body && {
      setupClient: (client) =>
        client.setRequests([{ method, setupRequest: (request) => ({ ...request, body: body() }) }]),
    }),
  })
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  }
}
