import type { Static } from 'typebox'
import type { Domain } from '../../../domain/context.ts'
import { type IssuedKey, issueOrgKey, issueOwnKey, type NewKey } from '../../../domain/credential/index.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { DomainError, invalidField } from '../../../kernel/errors.ts'
import { orgEndpoints } from '../client-endpoint.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { scopesOfGroup } from '../permission-groups.ts'
import * as schemas from '../schemas/api-tokens.ts'

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
export const partnerMintRoute = partnerEndpoints('Partner', ({ write }) => {
  write('partner/submitApiTokenApplication', {
    summary: 'Mint a partner key; it is shown this once',
    operationId: 'submitPartnerApiTokenApplication',
    body: schemas.PartnerApplication,
    answer: schemas.GrantedApplication,
    handle: async ({ ctx }, application) => grant(issueOwnKey(ctx, await wishOf(ctx.domain, application))),
  })
})

const ORG_MINTS = [
  ['integrations/org/submitApiTokenApplication', 'submitApiTokenApplication'],
  ['integrations/submitApiTokenApplication', 'submitApiTokenApplicationDep'],
] as const

/** The same for an organization's key, below the path that the vendor's command line takes and below its document's. */
export const orgMintRoutes = orgEndpoints('Integrations', ({ write }) => {
  for (const [path, operationId] of ORG_MINTS)
    write(path, {
      operationId,
      summary: 'Mint a key of the organization; it is shown this once',
      description: 'For the organization’s own key: a partner’s is refused with 403.',
      body: schemas.OrgApplication,
      answer: schemas.GrantedApplication,
      handle: async ({ ctx, target }, application) =>
        grant(issueOrgKey(ctx, target, await wishOf(ctx.domain, application))),
    })
})
