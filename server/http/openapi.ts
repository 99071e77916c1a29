import { z } from 'zod'
import { contentPaths } from '../files/openapi.ts'
import { importPath } from '../imports/openapi.ts'
import { metricsPath } from '../metrics/openapi.ts'
import { version } from '../version.ts'
import { snake } from './case.ts'
import { type RestRoute, restRoutes } from './rest-routes.ts'

type Json = { [key: string]: unknown }

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON Schema with the properties that callers see: snake_case, at any depth. */
const snakeSchema = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(snakeSchema)
  if (!isJson(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== '$schema' && key !== 'label' && key !== 'names')
      .map(([key, value]) => {
        if (key === 'enum' && schema.names === true && Array.isArray(value))
          return [key, value.map(String).map(snake)]
        if (key === 'properties' && isJson(value))
          return [
            key,
            Object.fromEntries(
              Object.entries(value).map(([name, inner]) => [snake(name), snakeSchema(inner)]),
            ),
          ]
        if (key === 'required' && Array.isArray(value)) return [key, value.map(String).map(snake)]
        return [key, snakeSchema(value)]
      }),
  )
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const schema = snakeSchema(z.toJSONSchema(type, { io, unrepresentable: 'any' }))
  return isJson(schema) ? schema : {}
}

const parametersOf = (route: RestRoute, input: Json): Json[] => {
  const properties = isJson(input.properties) ? input.properties : {}
  const required = Array.isArray(input.required) ? input.required : []
  return Object.entries(properties).map(([name, schema]) => {
    const inPath = route.segments.includes(`{${name}}`)
    return { name, in: inPath ? 'path' : 'query', required: inPath || required.includes(name), schema }
  })
}

const withoutPathValues = (route: RestRoute, input: Json): Json => {
  const inPath = (name: string) => route.segments.includes(`{${name}}`)
  const properties = isJson(input.properties) ? input.properties : {}
  const required = Array.isArray(input.required) ? input.required.filter((name) => !inPath(String(name))) : []
  return {
    ...input,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath(name))),
    ...(required.length ? { required } : { required: undefined }),
  }
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const failuresOf = (route: RestRoute) => ({
  ...(route.input && { 400: problem('Some of the input is not valid') }),
  ...(route.permission !== 'anyone' && { 401: problem('Not signed in, or the token is dead') }),
  ...(route.path.includes('{id}') && { 404: problem('Absent, or not yours to see') }),
  ...(route.method !== 'GET' && { 409: problem('Taken, or changed by somebody else since') }),
  429: problem('Too many requests; Retry-After says when'),
  503: problem('The database cannot be reached'),
})

const operationOf = (route: RestRoute) => {
  const status = route.status ?? 200
  const input = route.input ? schemaOf(route.input, 'input') : {}
  const carriesBody = route.method !== 'GET' && route.method !== 'DELETE'
  const parameters = parametersOf(route, input).filter((parameter) => !carriesBody || parameter.in === 'path')
  const [, room = 'system', kind] = route.path.split('/')
  return {
    operationId: route.procedure.replace('.', '_'),
    summary: route.summary,
    tags: [room === 'crm' ? kind : room],
    ...(route.permission === 'anyone' && { security: [] }),
    ...(parameters.length && { parameters }),
    ...(carriesBody &&
      route.input && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: withoutPathValues(route, input) } },
        },
      }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done' : 'Success',
        ...(route.download && { content: { [route.download]: { schema: { type: 'string' } } } }),
        ...(route.answer && {
          content: { 'application/json': { schema: schemaOf(route.answer, 'output') } },
        }),
      },
      ...failuresOf(route),
    },
  }
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for a person' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable, for programs' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const schemaAt = (method: string, path: string) => {
  const route = restRoutes.find((one) => one.method === method && one.path === path)
  return route?.answer ? schemaOf(route.answer, 'output') : {}
}

/** The OpenAPI 3.1 document of every procedure with a REST face, from the same zod that checks the calls. */
export const openApiDocument = () => {
  const paths: Record<string, Json> = {}
  for (const route of restRoutes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nexo CRM',
      version,
      description:
        'Sign in with POST /api/auth/login and send the access token as `Authorization: Bearer …`.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths: {
      ...paths,
      ...contentPaths(schemaAt('GET', '/crm/files/{id}')),
      ...importPath(schemaAt('GET', '/crm/imports/{id}')),
      ...metricsPath,
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema },
    },
  }
}
