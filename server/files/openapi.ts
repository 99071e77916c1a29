export const parameter = (name: string, where: 'query' | 'path', required = true) => ({
  name,
  in: where,
  required,
  schema: { type: 'string' },
})
export const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
export const common = {
  400: problem('Some of the input is not valid'),
  401: problem('Not signed in, or the token is dead'),
  404: problem('Absent, or not yours to see'),
  503: problem('The database, the disk or the content is not there'),
}

/** Contents are bytes and no JSON, so no procedure describes them: these two are written by hand. */
export const contentPaths = (known: unknown) => ({
  '/api/files': {
    post: {
      operationId: 'files_upload',
      summary: 'Put a file on a record; its type is decided by its content',
      tags: ['files'],
      parameters: ['subject_type', 'subject_id', 'name'].map((name) => parameter(name, 'query')),
      requestBody: { required: true, content: bytes },
      responses: {
        201: { description: 'Success', content: { 'application/json': { schema: known } } },
        ...common,
        413: problem('More than 10 MiB'),
        415: problem('A form and not the file itself'),
      },
    },
  },
  '/api/files/{id}': {
    get: {
      operationId: 'files_download',
      summary: 'Read the content of a file; inline=1 shows an image or a PDF in the browser',
      tags: ['files'],
      parameters: [parameter('id', 'path'), parameter('inline', 'query', false)],
      responses: { 200: { description: 'Success', content: bytes }, ...common },
    },
  },
})
