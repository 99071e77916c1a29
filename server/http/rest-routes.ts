import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'
import { appRouter } from '../router.ts'
import type { Meta, Permission, Rest } from '../trpc.ts'

export type RestRoute = Rest & {
  /** Where the procedure stands in the router: "clients.get". */
  procedure: string
  permission: Permission
  input: z.ZodType | undefined
  segments: string[]
}

/** Every procedure by its dotted name. tRPC keeps them flat at run time and types them as a tree. */
export const procedures = (router: AnyTRPCRouter) =>
  router._def.procedures as unknown as Record<string, AnyTRPCProcedure>

const inputOf = (procedure: AnyTRPCProcedure) => {
  // tRPC keeps the parsers of `.input()` here, untyped; ours are zod's and there is at most one.
  const [input] = (procedure._def as unknown as { inputs: unknown[] }).inputs
  return input instanceof z.ZodType ? input : undefined
}

/** Every procedure that declares `rest`: the one table that serves REST and documents it. */
export const restRoutes: RestRoute[] = Object.entries(procedures(appRouter)).flatMap(
  ([procedure, definition]) => {
    // Only trpc.ts makes procedures, and all of its makers set meta.
    const { rest, permission } = definition._def.meta as Meta
    return rest
      ? [
          {
            ...rest,
            procedure,
            permission,
            input: inputOf(definition),
            segments: rest.path.split('/').slice(1),
          },
        ]
      : []
  },
)

const matches = (route: RestRoute, parts: string[]) =>
  route.segments.length === parts.length &&
  route.segments.every((segment, at) => segment.startsWith('{') || segment === parts[at])

/** The routes under a path, whatever their method, those with a literal match first ("/clients/export" before "/clients/{id}"). */
export const routesAt = (parts: string[]): RestRoute[] =>
  restRoutes
    .filter((route) => matches(route, parts))
    .sort(
      (a, b) =>
        a.segments.filter((s) => s.startsWith('{')).length -
        b.segments.filter((s) => s.startsWith('{')).length,
    )

/** The values in the path: `{id}` → id. */
export const pathValues = (route: RestRoute, parts: string[]): Record<string, string> =>
  Object.fromEntries(
    route.segments.flatMap((segment, at) =>
      segment.startsWith('{') ? [[segment.slice(1, -1), parts[at] ?? '']] : [],
    ),
  )
