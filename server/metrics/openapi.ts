/** No procedure answers plain text, so this one is written by hand. */
export const metricsPath = {
  '/api/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Measurements for Prometheus; needs METRICS_TOKEN, or a program on the same machine',
      tags: ['system'],
      responses: {
        200: {
          description: 'Success',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        401: {
          description: 'Another token than METRICS_TOKEN',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  },
}
