import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import type { Domain } from '../../../domain/context.ts'
import { type IssuedKey, issueOrgKey, issueOwnKey, type NewKey } from '../../../domain/credential/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { DomainError, invalidField } from '../../../kernel/errors.ts'
import { requireOrg, requirePartner, targetOf } from '../auth.ts'
import { scopesOfGroup } from '../permission-groups.ts'
import * as schemas from '../schemas/api-tokens.ts'
import { ClientWriteHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const NAME_DEFAULT = 'API token'
const FIELDS = { name: 'displayName', scopes: 'permissionGroupUuid' }

type Application = Static<typeof schemas.OrgApplication>
type Granted = Static<typeof schemas.GrantedApplication>

/** What the token is to be bound to. Nothing weaker is minted than what was asked for. */
const certificateFor = async (
  { clientAuthority }: Domain,
  { authType = 'API_TOKEN', csr = '' }: Application,
): Promise<NewKey['certificate']> => {
  if (authType === 'CERT') return { csr, authority: await clientAuthority.open() }
  if (csr !== '') throw invalidField('csr', 'goes with the authType CERT')
  return undefined
}

const wishOf = async (domain: Domain, application: Application): Promise<NewKey> => {
  const { displayName = NAME_DEFAULT, permissionGroupUuid } = application
  return {
    name: displayName,
    format: 'opaque',
    expiresAt: null,
    scopes: scopesOfGroup('permissionGroupUuid', permissionGroupUuid),
    certificate: await certificateFor(domain, application),
  }
}

const unlessRequestIsInvalid = (error: unknown): Granted => {
  if (!(error instanceof DomainError) || error.code !== 'certificate_request.invalid') throw error
  return { error: true, errorMsg: error.message, validCSR: false }
}

const presentGranted = ({ key, token }: IssuedKey): Granted => ({
  apiKey: token.reveal(),
  ...(key.certificate !== null && { cert: key.certificate, validCSR: true }),
})

const grant = (issued: Promise<IssuedKey>): Promise<Granted> =>
  nameFields(FIELDS, issued).then(presentGranted, unlessRequestIsInvalid)

/** Wire facts, section 2.2, step 5: a partner key mints another. */
export const partnerMintRoute =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
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
      handler: async (request) => {
        const context = contextOf(domain, request)
        return grant(issueOwnKey(context, await wishOf(domain, request.body)))
      },
    })
  }

/** The same for an organization's key, below the path that the vendor's command line takes and below its document's. */
export const orgMintRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
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
          const context = contextOf(domain, request)
          const target = targetOf(request)
          const wish = await wishOf(domain, request.body)
          return grant(issueOrgKey(context, target, wish))
        },
      })
  }
