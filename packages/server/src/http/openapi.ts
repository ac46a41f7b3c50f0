import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'

/** Describes the routes that the given instance will get, as OpenAPI 3.1. */
export const describeRoutes = async (
  app: FastifyInstance,
  dialect: Dialect,
  version: string,
): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: dialect.title,
        description: dialect.description,
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: dialect.securitySchemes as never },
      security: [Object.fromEntries(Object.keys(dialect.securitySchemes).map((name) => [name, []]))],
    },
  })
}
