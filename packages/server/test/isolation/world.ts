import { partnerMemberAs } from '../support/browser.ts'
import { requestCertificate } from '../support/certificate-requests.ts'
import { grantTo } from '../support/oauth.ts'
import { admin, bearer } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import {
  addPartnerMember,
  createHousehold,
  createTenant,
  type Household,
  issueKey,
  spellings,
  type Tenant,
} from './tenants.ts'

/** Everyone in the matrix. Whoever acts makes organizations of its own; what is here stays as it is. */
export interface World {
  readonly tenantry: TestTenantry
  /** The partner that acts. */
  readonly ours: Tenant
  readonly keys: {
    readonly jwt: string
    readonly revoked: string
    readonly expired: string
    readonly revokedJwt: string
    readonly expiredJwt: string
    /** Of no use without the certificate that it is bound to. */
    readonly bound: string
    /** What acts for an admin of the partner. */
    readonly oauth: string
    /** The cookie of another admin's session. */
    readonly session: string
  }
  /** Two of its clients that nobody may touch. */
  readonly home: Household
  readonly neighbour: Household
  readonly deleted: Household
  /** A member of the acting partner who was removed. */
  readonly removedMemberId: string
  /** Another partner of the installation, and its client. */
  readonly sibling: Tenant
  readonly siblingHome: Household
  /** What mails to the sibling's customers hold; the operator reads those. */
  readonly mailed: readonly string[]
  /** A partner that was switched off, its key and its client. */
  readonly inactive: Tenant
  readonly inactiveHome: Household
  /** A third partner, which acts too and manages nobody here. */
  readonly stranger: Tenant
}

const issueKeys = async (tenantry: TestTenantry, ours: Tenant): Promise<World['keys']> => {
  const expiresAt = new Date(tenantry.clock.now.getTime() + 1_000).toISOString()
  const [jwt, revoked, revokedJwt, expired, expiredJwt] = [
    await issueKey(tenantry, ours, { format: 'jwt' }),
    await issueKey(tenantry, ours),
    await issueKey(tenantry, ours, { format: 'jwt' }),
    await issueKey(tenantry, ours, { expiresAt }),
    await issueKey(tenantry, ours, { format: 'jwt', expiresAt }),
  ]
  for (const { id } of [revoked, revokedJwt])
    await admin(tenantry, 'DELETE', `/partners/${ours.partner.id}/keys/${id}`)
  tenantry.clock.now = new Date(tenantry.clock.now.getTime() + 2_000)
  const { csr } = await requestCertificate()
  const application = { authType: 'CERT', csr }
  const admins = await partnerMemberAs(tenantry, ours.partner, 'admin')
  const bound = await ours.partner.fleet('partner/submitApiTokenApplication', application)
  return {
    jwt: jwt.apiKey,
    revoked: revoked.apiKey,
    expired: expired.apiKey,
    revokedJwt: revokedJwt.apiKey,
    expiredJwt: expiredJwt.apiKey,
    bound: (bound.body as { apiKey: string }).apiKey,
    oauth: (await grantTo(tenantry, admins.visitor, 'partner')).access_token,
    session: (await partnerMemberAs(tenantry, ours.partner, 'admin')).visitor.cookie(),
  }
}

/** A client that was written to, so that mails and stored answers exist. */
const writeToCustomer = async ({ partner }: Tenant): Promise<readonly string[]> => {
  const contact = { clientContactName: 'Mailed Contact', clientContactEmail: 'mailed@contact.example' }
  const { body } = await partner.fleet(
    'partner/createPartnerClient',
    { clientOrgName: 'Mailed Customer', ...contact },
    { headers: { 'idempotency-key': 'mailed' } },
  )
  const { clientOrgUuid } = body as { clientOrgUuid: string }
  await partner.fleet('org/getOrgV2', {}, { org: clientOrgUuid })
  const hex = Buffer.from(clientOrgUuid, 'base64url').toString('hex')
  const orgId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return ['Mailed Contact', 'mailed@contact.example', 'Mailed Customer', ...spellings([orgId])]
}

export const buildWorld = async (tenantry: TestTenantry): Promise<World> => {
  const [ours, sibling, inactive, stranger] = [
    await createTenant(tenantry),
    await createTenant(tenantry),
    await createTenant(tenantry),
    await createTenant(tenantry),
  ]
  const deleted = await createHousehold(tenantry, ours.partner)
  await ours.partner.broker('DELETE', `/v1/partner/orgs/${deleted.orgId}`)
  // The partner's secrets outlive its organizations.
  await ours.partner.broker('DELETE', `/v1/partner/secrets/${deleted.partnerSecretId}`)
  const removedMemberId = await addPartnerMember(tenantry, ours.partner)
  await ours.partner.broker('DELETE', `/v1/partner/members/${removedMemberId}`)
  const inactiveHome = await createHousehold(tenantry, inactive.partner)
  await admin(tenantry, 'PATCH', `/partners/${inactive.partner.id}`, { body: { active: false } })
  await tenantry.call('GET', '/v1/gateway/ca')
  await tenantry.domain.serverAuthority.open()
  const world = {
    tenantry,
    ours,
    keys: await issueKeys(tenantry, ours),
    home: await createHousehold(tenantry, ours.partner),
    neighbour: await createHousehold(tenantry, ours.partner),
    deleted,
    removedMemberId,
    sibling,
    siblingHome: await createHousehold(tenantry, sibling.partner),
    mailed: await writeToCustomer(sibling),
    inactive,
    inactiveHome,
    stranger,
  }
  for (const { orgKey } of [world.home, world.siblingHome])
    await tenantry.call('POST', '/v1/team/provisions', { headers: bearer(orgKey) })
  await tenantry.domain.actingReads.flush()
  return world
}
