import { importKinds } from '#domain/entities.ts'
import { bytes, common, parameter, problem } from '../files/openapi.ts'

/** A file is bytes and no JSON, so no procedure describes how it comes in: this is written by hand. */
export const importPath = (known: unknown) => ({
  '/api/imports': {
    post: {
      operationId: 'imports_upload',
      summary: 'Bring a CSV file of records; nothing is added before /api/crm/imports/{id}/start',
      tags: ['imports'],
      parameters: [
        { ...parameter('of', 'query'), schema: { type: 'string', enum: importKinds } },
        parameter('name', 'query'),
      ],
      requestBody: { required: true, content: bytes },
      responses: {
        201: { description: 'Success', content: { 'application/json': { schema: known } } },
        ...common,
        403: problem('Your role does not add such records'),
        413: problem('More than 10 MiB, or more than 50,000 rows'),
        415: problem('A form and not the file itself'),
      },
    },
  },
})
