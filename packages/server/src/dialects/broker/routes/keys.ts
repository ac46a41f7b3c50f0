import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { issueOwnKey, listOwnKeys, revokeOwnKey, rotateOwnKey } from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import { takeNoBody } from '../../../http/take-no-body.ts'
import type { CredentialId } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { keyIdOf, momentIn } from '../parameters.ts'
import { presentIssuedKey, presentKey } from '../present/keys.ts'
import * as schemas from '../schemas/keys.ts'
import { REFUSALS, WriteHeaders } from '../schemas.ts'

/** A partner's own keys: issue, list, rotate, revoke. */
export const keyRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner keys']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.post('/partner/keys', {
      schema: {
        operationId: 'issueOwnKey',
        summary: 'Issue another key; it is shown this once',
        tags,
        headers: WriteHeaders,
        body: schemas.NewKey,
        response: { 201: schemas.IssuedKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, format, scopes, expiresAt } = request.body
        const end = momentIn('expiresAt', expiresAt) ?? null
        const issued = await issueOwnKey(contextOf(domain, request), { name, format, scopes, expiresAt: end })
        return reply.code(201).send(presentIssuedKey(issued))
      },
    })

    app.get('/partner/keys', {
      schema: {
        operationId: 'listOwnKeys',
        summary: 'List your keys, oldest first, the dead ones too',
        tags,
        querystring: schemas.KeyQuery,
        response: { 200: schemas.KeyPage, ...REFUSALS },
      },
      handler: async (request) => {
        const after = cursorOf<CredentialId>(request.query)
        const { limit } = request.query
        const { items, next = null } = await listOwnKeys(contextOf(domain, request), { after, limit })
        return { data: items.map(presentKey), next }
      },
    })

    app.post('/partner/keys/:keyId/rotate', {
      preValidation: takeNoBody,
      schema: {
        operationId: 'rotateOwnKey',
        summary: 'Replace a key by a new one of the same name, format and scopes, shown this once',
        tags,
        headers: WriteHeaders,
        params: schemas.KeyPath,
        body: schemas.Rotation,
        response: { 201: schemas.IssuedKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { overlapSeconds } = request.body
        const input = { keyId: keyIdOf(request.params), overlapSeconds }
        const issued = await rotateOwnKey(contextOf(domain, request), input)
        return reply.code(201).send(presentIssuedKey(issued))
      },
    })

    app.delete('/partner/keys/:keyId', {
      schema: {
        operationId: 'revokeOwnKey',
        summary: 'Revoke a key; it is refused from this moment on',
        tags,
        headers: WriteHeaders,
        params: schemas.KeyPath,
        response: { 204: Type.Null(), ...REFUSALS },
      },
      handler: async (request, reply) => {
        await revokeOwnKey(contextOf(domain, request), { keyId: keyIdOf(request.params) })
        return reply.code(204).send(null)
      },
    })
  }
