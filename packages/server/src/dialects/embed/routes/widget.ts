import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { readWidgetConfig } from '../../../domain/org/index.ts'
import { bearerToken, type Gatehouse } from '../../../http/caller.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { presentWidgetConfig } from '../present.ts'
import { REFUSALS } from '../schemas/shared.ts'
import * as schemas from '../schemas/widget.ts'

const tokenOf = (request: FastifyRequest<{ Querystring: { token?: string } }>): string => {
  const { token } = request.query
  if (request.headers.authorization !== undefined && token !== undefined)
    throw new DomainError('request.malformed', 'Authorization and token are two credentials', {
      field: 'token',
    })
  const presented = token ?? bearerToken(request)
  if (presented === undefined) throw new DomainError('credential.missing', 'A widget token is required')
  return presented
}

/**
 * What a widget on a customer's website reads, from any origin and with its token alone. The token is public, as is
 * every page that it stands in; so is the answer.
 */
export const widgetRoutes =
  ({ domain, rateLimits }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', (_request, reply, done) => {
      void reply.header('access-control-allow-origin', '*')
      done()
    })

    app.get('/config', {
      schema: {
        operationId: 'getWidgetConfig',
        summary: 'What a widget may know of its organization',
        tags: ['Widget'],
        security: [{ widgetToken: [] }],
        querystring: schemas.WidgetQuery,
        response: { 200: schemas.WidgetConfig, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const config = await readWidgetConfig(domain, tokenOf(request)).catch(async (error: unknown) => {
          if (error instanceof DomainError && error.code === 'credential.invalid')
            await rateLimits.countFailedWidget(request.ip)
          throw error
        })
        await rateLimits.countWidget(reply, config.orgId, request.ip)
        return reply.header('cache-control', 'private, max-age=60').send(presentWidgetConfig(config))
      },
    })

    // A browser asks first when a page sends the token in a header.
    app.options('/config', { schema: { hide: true } }, (_request, reply) =>
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': 'GET',
          'access-control-allow-headers': 'authorization',
          'access-control-max-age': 86_400,
        })
        .send(),
    )
  }
