import type { FastifyReply, FastifyRequest } from 'fastify'
import { findGrantOfToken, revokeGrant } from '../../domain/oauth/index.ts'
import type { Gatehouse } from '../caller.ts'
import { clientContext } from './client-context.ts'
import { clientOf } from './client-credentials.ts'
import { requiredField } from './form.ts'

/**
 * `POST /oauth/token/revoke` (RFC 7009). Either token ends the whole grant. What is unknown and what is another
 * application's are answered alike, as done.
 */
export const answerRevocation =
  (gatehouse: Gatehouse) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const client = await clientOf(gatehouse, request)
    const grant = await findGrantOfToken(gatehouse.domain, requiredField(request, 'token'))
    if (grant?.clientId === client.id) {
      const context = await clientContext(gatehouse, request, client, grant)
      await revokeGrant(context, grant, { because: 'revoked' })
    }
    return reply.send({})
  }
