import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  issueClientKey,
  listClientKeys,
  revokeClientKey,
  rotateClientKey,
} from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { cursorOf, momentOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import { takeNoBody } from '../../../http/take-no-body.ts'
import { type CredentialId, uuidOrNobodys } from '../../../kernel/ids.ts'
import { insideOrg } from '../parameters.ts'
import { presentApiKey, presentNewApiKey } from '../present.ts'
import * as schemas from '../schemas/api-keys.ts'
import { OrgPath, REFUSALS, WriteHeaders } from '../schemas/shared.ts'

const PATH = '/orgs/:orgId/api-keys'
const TAGS = ['Org API keys']

/** Embed guide, "Create Org API Key", and what else becomes of such a key. */
export const apiKeyRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(PATH, {
      preValidation: takeNoBody,
      schema: {
        operationId: 'createOrgApiKey',
        summary: 'Create an API key for an organization; it is shown this once',
        tags: TAGS,
        headers: WriteHeaders,
        params: OrgPath,
        body: schemas.NewApiKey,
        response: { 201: schemas.CreatedApiKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, expires_at: end } = request.body
        const expiresAt = end === undefined ? null : momentOf('expires_at', end)
        const issued = insideOrg(request, (orgId) =>
          issueClientKey(contextOf(domain, request), orgId, { name, expiresAt }),
        )
        return reply.code(201).send(presentNewApiKey(await nameFields({ expiresAt: 'expires_at' }, issued)))
      },
    })

    app.get(PATH, {
      schema: {
        operationId: 'listOrgApiKeys',
        summary: 'List the API keys of an organization, oldest first, the dead ones too',
        tags: TAGS,
        params: OrgPath,
        querystring: schemas.ApiKeyQuery,
        response: { 200: schemas.ApiKeyList, ...REFUSALS },
      },
      handler: async (request) => {
        const after = cursorOf<CredentialId>(request.query)
        const { limit } = request.query
        const { items, next = null } = await insideOrg(request, (orgId) =>
          listClientKeys(contextOf(domain, request), orgId, { after, limit }),
        )
        return { data: items.map(presentApiKey), next }
      },
    })

    app.post(`${PATH}/:keyId/rotate`, {
      preValidation: takeNoBody,
      schema: {
        operationId: 'rotateOrgApiKey',
        summary: 'Replace an API key by a new one, shown this once; the old one works on for the overlap',
        tags: TAGS,
        headers: WriteHeaders,
        params: schemas.ApiKeyPath,
        body: schemas.ApiKeyRotation,
        response: { 201: schemas.CreatedApiKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const keyId = uuidOrNobodys<CredentialId>(request.params.keyId)
        const { overlap_seconds: overlapSeconds } = request.body
        const issued = await insideOrg(request, (orgId) =>
          rotateClientKey(contextOf(domain, request), orgId, { keyId, overlapSeconds }),
        )
        return reply.code(201).send(presentNewApiKey(issued))
      },
    })

    app.delete(`${PATH}/:keyId`, {
      schema: {
        operationId: 'revokeOrgApiKey',
        summary: 'Revoke an API key; it is refused from this moment on',
        tags: TAGS,
        headers: WriteHeaders,
        params: schemas.ApiKeyPath,
        response: { 204: Type.Null(), ...REFUSALS },
      },
      handler: async (request, reply) => {
        const keyId = uuidOrNobodys<CredentialId>(request.params.keyId)
        await insideOrg(request, (orgId) => revokeClientKey(contextOf(domain, request), orgId, { keyId }))
        return reply.code(204).send(null)
      },
    })
  }
