import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Context } from '../../../domain/context.ts'
import {
  type IssuedKey,
  issueOrgKey,
  issueOwnKey,
  type KeyQuery,
  listOrgKeys,
  listOwnKeys,
  type NewKey,
  type Rotation,
  revokeOrgKey,
  revokeOwnKey,
  rotateOrgKey,
  rotateOwnKey,
  type ShownKey,
} from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { presentIssuedKey, presentKey } from '../../../http/present-key.ts'
import { contextOf } from '../../../http/request.ts'
import type { PlaceKind } from '../../../http/session-standing.ts'
import { takeNoBody } from '../../../http/take-no-body.ts'
import type { CredentialId } from '../../../kernel/ids.ts'
import type { Page } from '../../../kernel/page.ts'
import { serve } from '../auth.ts'
import { keyIdOf, momentIn } from '../parameters.ts'
import * as schemas from '../schemas/keys.ts'
import { REFUSALS, WriteHeaders } from '../schemas.ts'

/** Whose keys a set of these routes is about. */
interface Ring {
  readonly of: PlaceKind
  readonly tag: string
  /** How the operations call a key of it. */
  readonly noun: 'OwnKey' | 'OrgKey'
  readonly NewKey: typeof schemas.NewPartnerKey | typeof schemas.NewOrgKey
  issue(ctx: Context, wish: NewKey): Promise<IssuedKey>
  list(ctx: Context, query: KeyQuery): Promise<Page<ShownKey>>
  rotate(ctx: Context, rotation: Rotation): Promise<IssuedKey>
  revoke(ctx: Context, which: { readonly keyId: CredentialId }): Promise<void>
}

const ringRoutes =
  (gatehouse: Gatehouse, ring: Ring): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const { noun } = ring
    const tags = [ring.tag]
    const path = `/${ring.of}/keys`
    app.addHook('onRequest', serve(gatehouse, ring.of))

    app.post(path, {
      schema: {
        operationId: `issue${noun}`,
        summary: 'Issue another key; it is shown this once',
        tags,
        headers: WriteHeaders,
        body: ring.NewKey,
        response: { 201: schemas.IssuedKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, format, scopes, expiresAt } = request.body
        const end = momentIn('expiresAt', expiresAt) ?? null
        const issued = await ring.issue(contextOf(domain, request), { name, format, scopes, expiresAt: end })
        return reply.code(201).send(presentIssuedKey(issued))
      },
    })

    app.get(path, {
      schema: {
        operationId: `list${noun}s`,
        summary: 'List your keys, oldest first, the dead ones too',
        tags,
        querystring: schemas.KeyQuery,
        response: { 200: schemas.KeyPage, ...REFUSALS },
      },
      handler: async (request) => {
        const after = cursorOf<CredentialId>(request.query)
        const { limit } = request.query
        const { items, next = null } = await ring.list(contextOf(domain, request), { after, limit })
        return { data: items.map(presentKey), next }
      },
    })

    app.post(`${path}/:keyId/rotate`, {
      preValidation: takeNoBody,
      schema: {
        operationId: `rotate${noun}`,
        summary: 'Replace a key by a new one of the same name, format and scopes, shown this once',
        tags,
        headers: WriteHeaders,
        params: schemas.KeyPath,
        body: schemas.Rotation,
        response: { 201: schemas.IssuedKey, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { overlapSeconds } = request.body
        const rotation = { keyId: keyIdOf(request.params), overlapSeconds }
        const issued = await ring.rotate(contextOf(domain, request), rotation)
        return reply.code(201).send(presentIssuedKey(issued))
      },
    })

    app.delete(`${path}/:keyId`, {
      schema: {
        operationId: `revoke${noun}`,
        summary: 'Revoke a key; it is refused from this moment on',
        tags,
        headers: WriteHeaders,
        params: schemas.KeyPath,
        response: { 204: Type.Null(), ...REFUSALS },
      },
      handler: async (request, reply) => {
        await ring.revoke(contextOf(domain, request), { keyId: keyIdOf(request.params) })
        return reply.code(204).send(null)
      },
    })
  }

/** A partner's own keys: issue, list, rotate, revoke. */
export const keyRoutes = (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  ringRoutes(gatehouse, {
    of: 'partner',
    tag: 'Partner keys',
    noun: 'OwnKey',
    NewKey: schemas.NewPartnerKey,
    issue: issueOwnKey,
    list: listOwnKeys,
    rotate: rotateOwnKey,
    revoke: revokeOwnKey,
  })

/** An organization's keys, the same way, for its own people and keys. */
export const orgKeyRoutes = (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  ringRoutes(gatehouse, {
    of: 'org',
    tag: 'Organization keys',
    noun: 'OrgKey',
    NewKey: schemas.NewOrgKey,
    issue: (ctx, wish) => issueOrgKey(ctx, 'own', wish),
    list: (ctx, query) => listOrgKeys(ctx, 'own', query),
    rotate: (ctx, rotation) => rotateOrgKey(ctx, 'own', rotation),
    revoke: (ctx, which) => revokeOrgKey(ctx, 'own', which),
  })
