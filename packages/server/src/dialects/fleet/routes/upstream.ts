import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { AssertedCaller } from '../../../domain/credential/index.ts'
import { enterForUpstream, stayForUpstream } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import type { Relay } from '../../../http/relay.ts'
import { contextOf } from '../../../http/request.ts'
import { toDomainError } from '../../../http/to-domain-error.ts'
import { UPSTREAM_STATUS } from '../../../http/upstream-status.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { letIn, targetOf, tenantOf } from '../auth.ts'
import { ClientHeaders, Failure, NoSuchEndpoint, REFUSALS } from '../schemas/shared.ts'

/**
 * Plain names, none of which ends in a dot, and none of the partner endpoints', which are nobody's but ours: however an
 * upstream reads it.
 */
const CLIENT_LEVEL = /^\/api\/(?!partner(?:[/?]|$))[\w.-]*[\w-](?:\/[\w.-]*[\w-])*(?:\?|$)/i

/** Asks for as long as a call lasts whether its caller may still act inside. */
const keepAsking = ({ domain }: Gatehouse, request: FastifyRequest, inside: OrgId): void => {
  const { readmit } = request
  request.readmit =
    readmit &&
    (async () => {
      const principal = await readmit()
      await stayForUpstream({ ...contextOf(domain, request), principal }, { orgId: inside })
      return principal
    })
}

const enter = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<AssertedCaller> => {
  await letIn(gatehouse, request, reply, { bucket: 'upstream' })
  const principal = tenantOf(request)
  await enterForUpstream(contextOf(gatehouse.domain, request), targetOf(request), {})
  const { actedOn } = request.trace
  if (actedOn === undefined) return { principal }
  void reply.header('x-acted-on-org', toRuuid(actedOn))
  keepAsking(gatehouse, request, actedOn)
  return { principal, inside: actedOn }
}

/** Answers what came of a call in the words of the dialect; of what the product does not answer, no other call can tell. */
const refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const error = toDomainError(cause)
  const status = UPSTREAM_STATUS[error.code]
  if (status === undefined) return void reply.send(error)
  request.log.error({ requestId: request.id, err: error }, 'failed')
  void reply.code(status).send({ error: error.message, msg: error.message })
}

/** Every client-level call that is not served here: the vendor's product answers it, where one is set. */
export const upstreamRoute =
  (
    gatehouse: Gatehouse,
    relay: Relay | undefined,
    isOwn: (url: string) => boolean,
  ): FastifyPluginAsyncTypebox =>
  async (app) => {
    const passesOn = (url: string): boolean => CLIENT_LEVEL.test(url) && !isOwn(url)
    app.post('/*', {
      config: { failure: 'http', passesOn },
      schema: {
        operationId: 'callUpstream',
        summary: 'Call the product behind this server',
        description:
          'Any other client-level call goes to the product that `TENANTRY_UPSTREAM_URL` names, as it is, with a signed word of who calls and for which client in place of the credential. Without one it is a 404.',
        tags: ['Upstream'],
        'x-upstream': true,
        headers: ClientHeaders,
        params: Type.Object({ path: Type.String({ description: 'Such as `scene/getSceneQueries`.' }) }),
        response: {
          200: Type.Unknown({ description: 'What the product answers, with the status that it gives.' }),
          ...REFUSALS,
          404: NoSuchEndpoint,
          502: Failure,
          504: Failure,
        },
      },
      // Before the body is read: it streams.
      onRequest: (request, reply) => {
        if (relay === undefined || !passesOn(request.url)) return void reply.callNotFound()
        const admit = () => enter(gatehouse, request, reply)
        void relay.pass(request, reply, admit, (cause) => refuse(cause, request, reply))
      },
      handler: () => {
        throw new Error('The hook has answered already.')
      },
    })
  }
