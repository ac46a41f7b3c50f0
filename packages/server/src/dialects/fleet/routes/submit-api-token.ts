import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { type IssuedKey, issueOrgKey, issueOwnKey, type NewKey } from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import * as schemas from '../api-token-schemas.ts'
import { requireOrg, requirePartner, targetOf } from '../auth.ts'
import { scopesOfGroup } from '../permission-groups.ts'
import { ClientWriteHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas.ts'

const NAME_DEFAULT = 'API token'
const FIELDS = { name: 'displayName', scopes: 'permissionGroupUuid' }

type Application = Static<typeof schemas.OrgApplication>

const wishOf = ({ displayName = NAME_DEFAULT, permissionGroupUuid }: Application): NewKey => ({
  name: displayName,
  format: 'opaque',
  expiresAt: null,
  scopes: scopesOfGroup('permissionGroupUuid', permissionGroupUuid),
})

const grant = async (issued: Promise<IssuedKey>): Promise<Static<typeof schemas.GrantedApplication>> => {
  const { token } = await nameFields(FIELDS, issued)
  return { apiKey: token.reveal() }
}

/** Wire facts, section 2.2, step 5: a partner key mints another. */
export const partnerMintRoute =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', requirePartner(gatehouse))
    app.post('/partner/submitApiTokenApplication', {
      schema: {
        operationId: 'submitPartnerApiTokenApplication',
        summary: 'Mint a partner key; it is shown this once',
        tags: ['Partner'],
        headers: PartnerWriteHeaders,
        body: schemas.PartnerApplication,
        response: { 200: schemas.GrantedApplication, ...REFUSALS },
      },
      handler: async (request) =>
        grant(issueOwnKey(contextOf(gatehouse.domain, request), wishOf(request.body))),
    })
  }

/** The same for an organization's key, below the path that the vendor's command line takes and below its document's. */
export const orgMintRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', requireOrg(gatehouse))
    for (const [path, operationId] of [
      ['/integrations/org/submitApiTokenApplication', 'submitApiTokenApplication'],
      ['/integrations/submitApiTokenApplication', 'submitApiTokenApplicationDep'],
    ] as const)
      app.post(path, {
        schema: {
          operationId,
          summary: 'Mint a key of the organization; it is shown this once',
          description: 'For the organization’s own key: a partner’s is refused with 403.',
          tags: ['Integrations'],
          headers: ClientWriteHeaders,
          body: schemas.OrgApplication,
          response: { 200: schemas.GrantedApplication, ...REFUSALS },
        },
        handler: async (request) => {
          const context = contextOf(gatehouse.domain, request)
          return grant(issueOrgKey(context, targetOf(request), wishOf(request.body)))
        },
      })
  }
