import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { issuePartnerKey, listPartnerKeys, revokePartnerKey } from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf, momentOf } from '../../../http/parameters.ts'
import { presentIssuedKey, presentKey } from '../../../http/present-key.ts'
import { contextOf } from '../../../http/request.ts'
import type { CredentialId } from '../../../kernel/ids.ts'
import { keyIdOf, partnerIdOf } from '../parameters.ts'
import * as schemas from '../schemas.ts'

export const partnerKeyRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['Partner keys']

    app.post('/partners/:partnerId/keys', {
      schema: {
        operationId: 'issuePartnerKey',
        summary: 'Issue a key, opaque or as a JWT; it is shown this once',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.PartnerPath,
        body: schemas.NewKey,
        response: { 201: schemas.IssuedKey, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, format, expiresAt } = request.body
        const issued = await issuePartnerKey(contextOf(domain, request), {
          partnerId: partnerIdOf(request.params),
          name,
          format,
          expiresAt: expiresAt === undefined ? null : momentOf('expiresAt', expiresAt),
        })
        return reply.code(201).send(presentIssuedKey(issued))
      },
    })

    app.get('/partners/:partnerId/keys', {
      schema: {
        operationId: 'listPartnerKeys',
        summary: 'List a partner’s keys, oldest first, the revoked ones too',
        tags,
        params: schemas.PartnerPath,
        querystring: schemas.PageQuery,
        response: { 200: schemas.KeyPage, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const after = cursorOf<CredentialId>(request.query)
        const { items, next } = await listPartnerKeys(contextOf(domain, request), {
          partnerId: partnerIdOf(request.params),
          limit: request.query.limit,
          ...(after !== undefined && { after }),
        })
        return { data: items.map(presentKey), ...(next !== undefined && { next }) }
      },
    })

    app.delete('/partners/:partnerId/keys/:keyId', {
      schema: {
        operationId: 'revokePartnerKey',
        summary: 'Revoke a key; it is refused from this moment on',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.KeyPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { params } = request
        await revokePartnerKey(contextOf(domain, request), {
          partnerId: partnerIdOf(params),
          keyId: keyIdOf(params),
        })
        return reply.code(204).send(null)
      },
    })
  }
