import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { refuseCrossSite } from '../../../http/refuse-cross-site.ts'
import { DomainError } from '../../../kernel/errors.ts'
import type { OperatorSession } from '../../../sign-in/operator-sessions.ts'
import { type OperatorDoor, refuseMadeUp, requireKeyItself } from '../auth.ts'
import * as schemas from '../schemas.ts'

const tags = ['Sessions']

const answer = (reply: FastifyReply, { cookie, expiresAt }: OperatorSession) =>
  reply
    .code(201)
    .header('set-cookie', cookie)
    .header('cache-control', 'no-store')
    .send({ expiresAt: expiresAt.toISOString() })

/** How the operator signs in to the portal and out of it. */
export const sessionRoutes =
  ({ operatorSignIn }: OperatorDoor): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/sessions', {
      onRequest: requireKeyItself,
      schema: {
        security: [{ operatorKey: [] }],
        operationId: 'openOperatorSession',
        summary: 'Sign in to the portal with the operator key',
        description:
          'Sets a cookie that stands for the operator key on every call of this API from pages of this server, for eight hours. It ends when the operator key changes.',
        tags,
        response: { 201: schemas.OperatorSession, ...schemas.REFUSALS },
      },
      handler: async (_request, reply) => answer(reply, await operatorSignIn.open()),
    })

    app.delete('/sessions/current', {
      schema: {
        operationId: 'endOperatorSession',
        summary: 'Sign out of the portal',
        tags,
        response: { 204: schemas.Nothing, ...schemas.REFUSALS },
      },
      handler: async (request, reply) =>
        reply
          .code(204)
          .header('set-cookie', await operatorSignIn.end(request.headers.cookie))
          .send(null),
    })

    app.post('/sign-in-links', {
      onRequest: requireKeyItself,
      schema: {
        security: [{ operatorKey: [] }],
        operationId: 'createSignInLink',
        summary: 'Make a link that signs one browser in to the portal as the operator',
        description:
          'It takes the operator key itself, and works once, within fifteen minutes. Whoever has it is the operator: send it to nobody else.',
        tags,
        response: { 201: schemas.SignInLink, ...schemas.REFUSALS },
      },
      handler: async (_request, reply) => {
        const { url, expiresAt } = await operatorSignIn.issueLink()
        return reply
          .code(201)
          .header('cache-control', 'no-store')
          .send({ url: url.reveal(), expiresAt: expiresAt.toISOString() })
      },
    })
  }

/** What takes no operator key, since a link stands for it. */
export const linkRoutes =
  ({ gatehouse, operatorSignIn }: OperatorDoor): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/sign-in-links/redeem', {
      schema: {
        operationId: 'redeemSignInLink',
        summary: 'Sign in to the portal by a link',
        description: 'Opens a session as `POST /sessions` does, and uses the link up.',
        tags,
        security: [],
        body: schemas.SignInToken,
        response: { 201: schemas.OperatorSession, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        refuseCrossSite(request, gatehouse.domain.policy.publicUrl)
        const session = await operatorSignIn.redeem(request.body.token)
        const gone = new DomainError('sign_in_link.gone', 'This sign-in link no longer works')
        return answer(reply, session ?? (await refuseMadeUp(gatehouse, request, gone)))
      },
    })
  }
