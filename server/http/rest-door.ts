import { FastResponse } from 'srvx'
import { Problem } from '../errors.ts'
import { appRouter } from '../router.ts'
import { createCallerFactory } from '../trpc.ts'
import { bodyLimits, readJsonObject } from './body.ts'
import { camel, renameKeys, snake } from './case.ts'
import { contextOf } from './context.ts'
import { Download, sendDownload } from './download.ts'
import { refuseOtherSites } from './origin.ts'
import { problemResponse } from './problem.ts'
import { pathValues, type RestRoute, routesAt } from './rest-routes.ts'

const createCaller = createCallerFactory(appRouter)

const queryOf = (url: URL): Record<string, unknown> => {
  const names = [...new Set(url.searchParams.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
}

const inputFor = async (route: RestRoute, request: Request, url: URL, parts: string[]) => {
  const fromPath = pathValues(route, parts)
  const carriesBody = route.method !== 'GET' && route.method !== 'DELETE'
  const limit = parts[0] === 'auth' ? bodyLimits.auth : bodyLimits.json
  const given = carriesBody ? await readJsonObject(request, limit) : queryOf(url)
  if (Object.keys(fromPath).some((name) => name in given && given[name] !== fromPath[name]))
    throw new Problem('BAD_REQUEST', 'bad_input', 'The body names another record than the address does.')
  return renameKeys({ ...given, ...fromPath }, camel)
}

const call = (
  caller: ReturnType<typeof createCaller>,
  { procedure }: RestRoute,
  input: unknown,
): Promise<unknown> => {
  // The caller is a tree of functions named like the procedures; restRoutes was read off the same router.
  const found = procedure
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller)
  return (found as (input: unknown) => Promise<unknown>)(input)
}

const noSuchPath = () =>
  new Problem('NOT_FOUND', 'not_found', 'There is nothing at this address. See /api/docs.')

const methodOf = ({ method }: Request) => (method === 'HEAD' ? 'GET' : method)

const routeFor = (method: string, routes: RestRoute[], reply: Headers): RestRoute => {
  const route = routes.find((candidate) => candidate.method === method)
  if (route) return route
  if (routes.length === 0) throw noSuchPath()
  reply.set('allow', [...new Set(routes.map((candidate) => candidate.method))].join(', '))
  throw new Problem('METHOD_NOT_SUPPORTED', 'method_not_allowed', `This address does not take ${method}.`)
}

/** Answers one REST request by the procedure that declares its path: the same rights, the same rules, other names. */
export const answerRest = async (request: Request): Promise<Response> => {
  const url = new URL(request.url)
  const parts = url.pathname.split('/').slice(2).map(decode)
  const routes = routesAt(parts)
  const isDownload = routes.some(({ method, download }) => method === methodOf(request) && download)
  const context = contextOf(request.headers, isDownload ? 'download' : 'rest')
  const reply = context.reply
  try {
    const route = routeFor(methodOf(request), routes, reply)
    if (isDownload && !context.request.bearer) refuseOtherSites(request.headers)
    const answer = await call(createCaller(context), route, await inputFor(route, request, url, parts))
    if (answer instanceof Download) return await sendDownload(answer, request, reply)
    reply.set('cache-control', 'no-store')
    const status = route.statusOf?.(answer) ?? route.status ?? 200
    if (status === 204) return new Response(null, { status, headers: reply })
    reply.set('content-type', 'application/json')
    return new FastResponse(JSON.stringify(renameKeys(answer, snake)), { status, headers: reply })
  } catch (error) {
    return problemResponse(error, { requestId: context.request.id, path: url.pathname }, reply)
  }
}

/** What is not UTF-8 stays as it was written: nothing of ours is called that. */
const decode = (part: string) => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
