import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'

/** Serves each dialect's OpenAPI document at `/openapi/<dialect>.json` and all of them, for people, at `/docs`. */
export const serveDocuments = async (
  app: FastifyInstance,
  dialects: readonly Dialect[],
  documents: ReadonlyMap<string, () => object>,
) => {
  app.get<{ Params: { file: string } }>('/openapi/:file', async (request, reply) => {
    const document = documents.get(request.params.file.replace(/\.json$/, ''))
    return document === undefined ? reply.code(404).send({ error: 'There is no such document' }) : document()
  })
  // Swagger UI wants a document of its own beside it; the dialects' are the ones that it shows.
  await app.register(async (scope) => {
    await scope.register(swagger)
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: {
        urls: dialects.map(({ name, title }) => ({ name: title, url: `/openapi/${name}.json` })),
        defaultModelsExpandDepth: 0,
      } as never,
      staticCSP: true,
    })
  })
}
