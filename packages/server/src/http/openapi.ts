import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** For how many seconds the server may keep the caller of this operation waiting on purpose. */
    'x-hold-seconds'?: number
    /** Whether the vendor's product answers the operation, and nothing here. */
    'x-upstream'?: boolean
  }
}

type InputSchema = {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, object>>
}

/** What has a default is there once validated, and so is required in the route's types; a caller may leave it out. */
const withOptionalDefaults = (schema: unknown): unknown => {
  const { required, properties = {} } = (schema ?? {}) as InputSchema
  if (required === undefined) return schema
  const needed = required.filter((name) => !('default' in (properties[name] ?? {})))
  const { required: _, ...rest } = schema as InputSchema
  return needed.length === 0 ? rest : { ...rest, required: needed }
}

/** Describes the routes that the given instance will get, as OpenAPI 3.1. */
export const describeRoutes = async (
  app: FastifyInstance,
  dialect: Dialect,
  version: string,
): Promise<void> => {
  await app.register(swagger, {
    transform: ({ schema, url }) => ({
      url: url.replace(/\*$/, ':path'),
      schema: {
        ...schema,
        ...(schema.querystring !== undefined && { querystring: withOptionalDefaults(schema.querystring) }),
        ...(schema.body !== undefined && { body: withOptionalDefaults(schema.body) }),
      },
    }),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: dialect.title,
        description: dialect.description,
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { ...dialect.securitySchemes, ...dialect.furtherSchemes } as never },
      security: [
        Object.fromEntries(Object.keys(dialect.securitySchemes).map((name) => [name, []])),
        ...(dialect.otherwise ?? []).map((name) => ({ [name]: [] })),
      ],
    },
  })
}
