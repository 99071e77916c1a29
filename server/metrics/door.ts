import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '../env.ts'
import { Problem, unauthorized } from '../errors.ts'
import { contextOf } from '../http/context.ts'
import { problemResponse } from '../http/problem.ts'
import { exposition } from './exposition.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (one: string, other: string) => timingSafeEqual(digest(one), digest(other))

/** With METRICS_TOKEN, whoever has it; without, only programs on this machine, and for others there is nothing here. */
const admit = (bearer: string | undefined, local: boolean) => {
  if (env.METRICS_TOKEN) {
    if (!bearer || !same(bearer, env.METRICS_TOKEN))
      throw unauthorized('unauthorized', 'The metrics need METRICS_TOKEN as a bearer token.')
  } else if (!local) throw new Problem('NOT_FOUND', 'not_found', 'There is nothing at this address.')
}

/** Answers Prometheus. */
export const answerMetrics = async (request: Request): Promise<Response> => {
  const { id, bearer, local } = contextOf(request.headers, 'rest').request
  try {
    admit(bearer, local)
    const headers = {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    }
    return new Response(await exposition(), { headers })
  } catch (error) {
    return problemResponse(error, { requestId: id, path: '/api/metrics' })
  }
}
