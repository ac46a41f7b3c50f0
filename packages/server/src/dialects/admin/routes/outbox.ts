import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readOutbox } from '../../../domain/mail/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { Id } from '../../../kernel/ids.ts'
import { presentMail } from '../present.ts'
import * as schemas from '../schemas.ts'

export const outboxRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/outbox', {
      schema: {
        operationId: 'listOutbox',
        summary: 'Read the mails that the server wanted sent, newest first',
        tags: ['Mail'],
        querystring: schemas.PageQuery,
        response: { 200: schemas.MailPage, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const before = cursorOf<Id<'mail'>>(request.query)
        const { items, next } = await readOutbox(contextOf(domain, request), {
          limit: request.query.limit,
          ...(before !== undefined && { before }),
        })
        return { data: items.map(presentMail), ...(next !== undefined && { next }) }
      },
    })
  }
