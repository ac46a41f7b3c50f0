import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { registeredOperations } from '../../src/domain/operation.ts'
import { createHousehold, createTenant, type Household, issueKey, type Tenant } from '../isolation/tenants.ts'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import type { Answer } from '../support/openapi.ts'
import { admin, bearer, createTestOrg } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { importEveryNoun } from './domain-sources.ts'
import { eventsOf } from './events-of.ts'
import { ruuid, uuid } from './wire-ids.ts'

const tenantry = useTenantry({}, await withFareHarbor())
await importEveryNoun()
const commands = [...registeredOperations().values()].filter(({ kind }) => kind === 'command')

/** What the one event of a call has to say besides its type. */
interface Expected {
  readonly subject: string
  readonly partnerId: string
  readonly org: string | null
  readonly actor: { readonly principal: string; readonly credential?: string }
}
interface Call {
  readonly answer: Answer
  readonly expected: Expected
}

let ours: Tenant
let asPartner: Expected['actor']
beforeAll(async () => {
  ours = await createTenant(tenantry())
  asPartner = { principal: `partner/${ours.partner.id}`, credential: ours.partner.keyId }
})
const operator = { principal: 'operator' }
const customer = (): Promise<Household> => createHousehold(tenantry(), ours.partner)
const idOf = (answer: Answer, field = 'id'): string => String((answer.body as Record<string, unknown>)[field])

const byOperator = (subject: string, partnerId: string): Expected => ({
  subject,
  partnerId,
  org: null,
  actor: operator,
})
const byCustomer = async ({ orgId, orgKey }: Household, subject: string, key = orgKey): Promise<Expected> => {
  const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
  const { kind, projectId } = whoami.body as { kind: string; projectId?: string }
  const principal = kind === 'project' ? `project/${projectId}` : `org/${orgId}`
  return { ...inOrg(orgId, subject), actor: { principal, credential: idOf(whoami, 'credentialId') } }
}
/** Calls the broker as the customer, in its default project. */
const asCustomer = (household: Household, method: string, path: string, body?: unknown): Promise<Answer> =>
  tenantry().call(method, `/v1${path}`, {
    headers: { ...bearer(household.orgKey), 'x-project-id': household.projectId },
    ...(body !== undefined && { body }),
  })
const secondAgent = async (household: Household): Promise<string> =>
  idOf(await asCustomer(household, 'POST', '/agents', { name: 'Second', identifier: 'second' }))
/** A change that the customer makes to its second agent. */
const toAgent =
  (method: string, rest = '', body?: unknown) =>
  async (): Promise<Call> => {
    const household = await customer()
    const agentId = await secondAgent(household)
    const answer = await asCustomer(household, method, `/agents/${agentId}${rest}`, body)
    return { answer, expected: await byCustomer(household, agentId) }
  }
const inOrg = (org: string, subject = org): Expected => ({
  subject,
  partnerId: ours.partner.id,
  org,
  actor: asPartner,
})

const rule = { name: 'Rule', hostPattern: 'api.example.com', action: 'block', enabled: true }
/** A call that the customer makes about its organization as a whole. */
const toOwnOrg = async (
  household: Household,
  method: string,
  path: string,
  body?: unknown,
): Promise<Call> => {
  const answer = await asCustomer(household, method, path, body)
  return { answer, expected: await byCustomer(household, household.orgId) }
}

const integrations = { fareharbor: { app_key: 'secret app key', user_key: 'secret user key' } }

/** Every command, through each dialect that has it. A command that is not here fails the test below. */
const CALLS: Readonly<Record<string, Readonly<Record<string, () => Promise<Call>>>>> = {
  'partner.create': {
    admin: async () => {
      const answer = await admin(tenantry(), 'POST', '/partners', {
        body: { name: 'New', ownerEmail: 'new@example.com' },
      })
      return { answer, expected: byOperator(idOf(answer), idOf(answer)) }
    },
  },
  'partner.change': {
    admin: async () => {
      const { id } = ours.partner
      const answer = await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: { name: 'Changed' } })
      return { answer, expected: byOperator(id, id) }
    },
  },
  'own_partner.change': {
    broker: async () => {
      const answer = await ours.partner.broker('PATCH', '/v1/partner', { body: { name: 'Renamed' } })
      return { answer, expected: ofPartner(ours.partner.id) }
    },
  },
  'own_key.issue': {
    broker: async () => {
      const answer = await ours.partner.broker('POST', '/v1/partner/keys', { body: { name: 'More' } })
      return { answer, expected: ofPartner(idOf(answer)) }
    },
  },
  'own_key.rotate': {
    broker: async () => {
      const { id } = await issueKey(tenantry(), ours)
      const answer = await ours.partner.broker('POST', `/v1/partner/keys/${id}/rotate`)
      return { answer, expected: ofPartner(id) }
    },
  },
  'own_key.revoke': {
    broker: async () => {
      const { id } = await issueKey(tenantry(), ours)
      return {
        answer: await ours.partner.broker('DELETE', `/v1/partner/keys/${id}`),
        expected: ofPartner(id),
      }
    },
  },
  'org.suspend': {
    broker: async () => {
      const { orgId } = await customer()
      const answer = await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`)
      return { answer, expected: inOrg(orgId) }
    },
  },
  'org.resume': {
    broker: async () => {
      const { orgId } = await customer()
      await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`)
      const answer = await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/resume`)
      return { answer, expected: inOrg(orgId) }
    },
  },
  'held_org.suspend': {
    admin: async () => {
      const { orgId } = await customer()
      const answer = await admin(tenantry(), 'POST', `/orgs/${orgId}/suspend`, { body: { reason: 'Unpaid' } })
      return { answer, expected: { ...inOrg(orgId), actor: operator } }
    },
  },
  'held_org.resume': {
    admin: async () => {
      const { orgId } = await customer()
      await admin(tenantry(), 'POST', `/orgs/${orgId}/suspend`)
      const answer = await admin(tenantry(), 'POST', `/orgs/${orgId}/resume`)
      return { answer, expected: { ...inOrg(orgId), actor: operator } }
    },
  },
  'partner_access.change': {
    broker: async () => {
      const household = await customer()
      await tenantry().database.sql(`update orgs set status = 'claimed' where id = $1`, [household.orgId])
      return toOwnOrg(household, 'PATCH', '/org/partner/access', { allowed: false })
    },
  },
  'org.detach': {
    broker: async () => toOwnOrg(await customer(), 'POST', '/org/partner/detach'),
  },
  'partner_key.issue': {
    'admin, opaque': async () => issued('opaque'),
    'admin, as a JWT': async () => issued('jwt'),
  },
  'partner_key.revoke': {
    admin: async () => {
      const key = await issueKey(tenantry(), ours)
      const answer = await admin(tenantry(), 'DELETE', `/partners/${ours.partner.id}/keys/${key.id}`)
      return { answer, expected: byOperator(key.id, ours.partner.id) }
    },
  },
  'org.create': {
    fleet: async () => {
      const contact = { clientContactName: 'Ann', clientContactEmail: 'ann@example.com' }
      const answer = await ours.partner.fleet('partner/createPartnerClient', {
        clientOrgName: 'Fleet',
        ...contact,
      })
      return { answer, expected: inOrg(uuid(idOf(answer, 'clientOrgUuid'))) }
    },
    embed: async () => {
      const answer = await ours.partner.embed('POST', '/orgs', { body: { name: 'Embed', integrations } })
      return { answer, expected: inOrg(idOf(answer)) }
    },
    broker: async () => {
      const answer = await ours.partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Broker' } })
      return { answer, expected: inOrg(idOf(answer, 'organizationId')) }
    },
  },
  'org.delete': {
    fleet: async () => {
      const { orgId } = await customer()
      const answer = await ours.partner.fleet('partner/deleteClient', { clientOrgUuid: ruuid(orgId) })
      return { answer, expected: inOrg(orgId) }
    },
    broker: async () => {
      const { orgId } = await customer()
      return {
        answer: await ours.partner.broker('DELETE', `/v1/partner/orgs/${orgId}`),
        expected: inOrg(orgId),
      }
    },
  },
  'org.customize': {
    fleet: async () => {
      const { orgId } = await customer()
      const body = { clientOrgUuid: ruuid(orgId), customizations: { inactivityTimeout: 5 } }
      return { answer: await ours.partner.fleet('partner/customizeClient', body), expected: inOrg(orgId) }
    },
  },
  'org.claim': {
    'the claim page': async () => {
      const org = await createTestOrg(ours.partner)
      const { answer, visitor } = await claimAs(tenantry(), org.claimUrl, someAddress())
      return { answer, expected: { ...inOrg(org.organizationId), actor: await actorOf(visitor) } }
    },
  },
  'credential.rotate_seen': {
    broker: async () => {
      const { orgId, orgKey } = await customer()
      const actor = await actorOfKey(orgKey)
      const answer = await tenantry().call('POST', '/v1/org/partner/rotate-seen', { headers: bearer(orgKey) })
      return { answer, expected: { ...inOrg(orgId), actor } }
    },
  },
  'invitation.accept': {
    'the invitation’s page': async () => {
      const email = someAddress()
      await ours.partner.broker('POST', '/v1/partner/members', { body: { email, role: 'member' } })
      const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
      const visitor = newVisitor(tenantry())
      await visitor.get(link)
      const answer = await visitor.submit({ step: 'join', name: 'Ann', password: PASSWORD })
      const [row] = await tenantry().database.sql(
        `select i.id from invitations i join partner_members m on m.id = i.partner_member_id where m.email = $1`,
        [email],
      )
      const expected = { subject: String(row?.['id']), partnerId: ours.partner.id, org: null }
      return { answer, expected: { ...expected, actor: await actorOf(visitor) } }
    },
  },
  'team_provision.claim': {
    'the page of a team link': async () => {
      const { orgId, orgKey } = await customer()
      const made = await tenantry().call('POST', '/v1/team/provisions', { headers: bearer(orgKey) })
      const { id, claimUrl } = made.body as { id: string; claimUrl: string }
      const visitor = newVisitor(tenantry())
      await visitor.get(claimUrl)
      await visitor.submit({ step: 'sign-up', name: 'Mate', email: someAddress(), password: PASSWORD })
      const answer = await visitor.submit({ step: 'join' })
      const expected = { ...inOrg(orgId), subject: id, actor: await actorOf(visitor) }
      return { answer, expected }
    },
  },
  'partner_member.add': {
    broker: async () => {
      const answer = await addMember()
      return { answer, expected: ofPartner(idOf(answer, 'userId')) }
    },
  },
  'partner_member.change_role': {
    broker: async () => {
      const id = idOf(await addMember(), 'userId')
      const path = `/v1/partner/members/${id}/role`
      return {
        answer: await ours.partner.broker('PATCH', path, { body: { role: 'admin' } }),
        expected: ofPartner(id),
      }
    },
  },
  'partner_member.invite': {
    broker: async () => {
      const id = idOf(await addMember(), 'userId')
      const answer = await ours.partner.broker('POST', `/v1/partner/members/${id}/invitation`)
      return { answer, expected: ofPartner(id) }
    },
  },
  'partner_member.remove': {
    broker: async () => {
      const id = idOf(await addMember(), 'userId')
      return {
        answer: await ours.partner.broker('DELETE', `/v1/partner/members/${id}`),
        expected: ofPartner(id),
      }
    },
  },
  'membership.add': { broker: () => inMembership(({ answer }) => Promise.resolve(answer)) },
  'membership.change_role': {
    broker: () =>
      inMembership(({ id, call }) => call('PATCH', `/v1/org/members/${id}/role`, { role: 'viewer' })),
  },
  'membership.invite': {
    broker: () => inMembership(({ id, call }) => call('POST', `/v1/org/members/${id}/invitation`)),
  },
  'membership.remove': {
    broker: () => inMembership(({ id, call }) => call('DELETE', `/v1/org/members/${id}`)),
  },
  'partner_secret.create': {
    broker: async () => {
      const answer = await ours.partner.broker('POST', '/v1/partner/secrets', { body: newSecret })
      return { answer, expected: ofPortfolio(idOf(answer)) }
    },
  },
  'partner_secret.change': {
    broker: async () => {
      const { partnerSecretId: id } = await customer()
      const body = { name: 'New name', value: newSecret.value }
      const answer = await ours.partner.broker('PATCH', `/v1/partner/secrets/${id}`, { body })
      return { answer, expected: ofPortfolio(id) }
    },
  },
  'partner_secret.delete': {
    broker: async () => {
      const { partnerSecretId: id } = await customer()
      const answer = await ours.partner.broker('DELETE', `/v1/partner/secrets/${id}`)
      return { answer, expected: ofPortfolio(id) }
    },
  },
  'secret.create': {
    'broker, for the organization': async () => bySecretOf('org', 'POST', '/v1/org/secrets', newSecret),
    'broker, for a project': async () => bySecretOf('project', 'POST', '/v1/secrets', newSecret),
  },
  'secret.change': {
    'broker, of the organization': async () =>
      bySecretOf('org', 'PATCH', '/v1/org/secrets', { value: newSecret.value }),
    'broker, of a project': async () => bySecretOf('project', 'PATCH', '/v1/secrets', { pathPattern: '/a' }),
  },
  'secret.delete': {
    'broker, of the organization': async () => bySecretOf('org', 'DELETE', '/v1/org/secrets'),
    'broker, of a project': async () => bySecretOf('project', 'DELETE', '/v1/secrets'),
  },
  'budget.set': {
    broker: async () => byBudget('POST', { limitCents: 900, period: 'total' }),
  },
  'budget.clear': {
    broker: async () => byBudget('DELETE'),
  },
  'rule.create': {
    'broker, in a project': async () => {
      const household = await customer()
      const made = await withKey(household, household.projectKey, 'POST', '/v1/rules', rule)
      return { answer: made.answer, expected: made.expected(idOf(made.answer)) }
    },
    'broker, in the organization': async () => {
      const household = await customer()
      const made = await withKey(household, household.orgKey, 'POST', '/v1/org/rules', rule)
      return { answer: made.answer, expected: made.expected(idOf(made.answer)) }
    },
    'broker, below /api': async () => {
      const household = await customer()
      const made = await withKey(household, household.projectKey, 'POST', '/api/rules', rule)
      return { answer: made.answer, expected: made.expected(idOf(made.answer)) }
    },
  },
  'rule.change': {
    'broker, in a project': async () => {
      const household = await customer()
      const path = `/v1/rules/${household.ruleId}`
      const conditions = [{ target: 'body', operator: 'contains', value: 'secret app key' }]
      const made = await withKey(household, household.projectKey, 'PATCH', path, { conditions })
      return { answer: made.answer, expected: made.expected(household.ruleId) }
    },
    'broker, in the organization': async () => {
      const household = await customer()
      const path = `/v1/org/rules/${household.orgRuleId}`
      const made = await withKey(household, household.orgKey, 'PATCH', path, { enabled: false })
      return { answer: made.answer, expected: made.expected(household.orgRuleId) }
    },
  },
  'rule.delete': {
    broker: async () => {
      const household = await customer()
      const path = `/v1/rules/${household.ruleId}`
      const made = await withKey(household, household.projectKey, 'DELETE', path)
      return { answer: made.answer, expected: made.expected(household.ruleId) }
    },
  },
  'org.change_settings': {
    broker: async () => {
      const household = await customer()
      const body = { policyMode: 'deny' }
      const made = await withKey(household, household.orgKey, 'PATCH', '/v1/org/settings', body)
      return { answer: made.answer, expected: made.expected(household.orgId) }
    },
  },
  'approval.decide': {
    broker: async () => {
      const household = await customer()
      const path = `/v1/approvals/${household.approvalId}/decision`
      const made = await withKey(household, household.projectKey, 'POST', path, { decision: 'deny' })
      return { answer: made.answer, expected: made.expected(household.approvalId) }
    },
  },
  'team_provision.create': {
    broker: async () => {
      const household = await customer()
      const made = await withKey(household, household.orgKey, 'POST', '/v1/team/provisions')
      return { answer: made.answer, expected: made.expected(idOf(made.answer)) }
    },
  },
  'location.create': {
    'fleet, as a client': async () => {
      const { orgId } = await customer()
      const answer = await ours.partner.fleet(
        'location/createLocation',
        { name: 'Dock' },
        { org: ruuid(orgId) },
      )
      return { answer, expected: inOrg(orgId, uuid(idOf(answer, 'uuid'))) }
    },
    'fleet, in the partner’s own organization': async () => {
      const answer = await ours.partner.fleet('location/createLocation', { name: 'Dock' })
      return { answer, expected: inOrg(ours.partner.ownOrgId, uuid(idOf(answer, 'uuid'))) }
    },
    'fleet, with the organization’s own key': async () => {
      const { orgId, orgKey } = await customer()
      const headers = { 'x-auth-scheme': 'api-token', 'x-auth-apikey': orgKey }
      const answer = await tenantry().call('POST', '/api/location/createLocation', {
        headers,
        body: { name: 'Dock' },
      })
      const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(orgKey) })
      const actor = { principal: `org/${orgId}`, credential: idOf(whoami, 'credentialId') }
      return { answer, expected: { ...inOrg(orgId, uuid(idOf(answer, 'uuid'))), actor } }
    },
  },
  'location.change': {
    fleet: async () => {
      const { orgId, locationId } = await customer()
      const body = { locationUuid: ruuid(locationId), name: 'Gate' }
      const answer = await ours.partner.fleet('location/selectiveUpdateLocation', body, { org: ruuid(orgId) })
      return { answer, expected: inOrg(orgId, locationId) }
    },
  },
  'location.delete': {
    fleet: async () => {
      const { orgId, locationId } = await customer()
      const answer = await ours.partner.fleet(
        'location/deleteLocation',
        { uuid: ruuid(locationId) },
        { org: ruuid(orgId) },
      )
      return { answer, expected: inOrg(orgId, locationId) }
    },
  },
  'org.rotate_tokens': {
    broker: async () => {
      const { orgId } = await customer()
      const answer = await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/rotate-tokens?agents=true`)
      return { answer, expected: inOrg(orgId) }
    },
  },
  'claim_link.reissue': {
    broker: async () => {
      const { orgId } = await customer()
      const answer = await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/claim-link`)
      const [link] = await tenantry().database.sql(
        'select id from claim_links where org_id = $1 and replaced_at is null',
        [orgId],
      )
      return { answer, expected: inOrg(orgId, String(link?.['id'])) }
    },
  },
  'project.create_in_client': {
    broker: async () => {
      const { orgId } = await customer()
      const body = { name: 'Staging' }
      const answer = await ours.partner.broker('POST', `/v1/partner/orgs/${orgId}/projects`, { body })
      return { answer, expected: inOrg(orgId, idOf(answer)) }
    },
  },
  'project.delete_in_client': {
    broker: async () => {
      const household = await customer()
      const { orgId } = household
      const id = idOf(await asCustomer(household, 'POST', '/projects', { name: 'Staging' }))
      const answer = await ours.partner.broker('DELETE', `/v1/partner/orgs/${orgId}/projects/${id}`)
      return { answer, expected: inOrg(orgId, id) }
    },
  },
  'project.create': {
    broker: async () => {
      const household = await customer()
      const answer = await asCustomer(household, 'POST', '/projects', { name: 'Staging' })
      return { answer, expected: await byCustomer(household, idOf(answer)) }
    },
  },
  'project.rename': {
    broker: async () => {
      const household = await customer()
      const { projectId } = household
      const answer = await asCustomer(household, 'PATCH', `/projects/${projectId}`, { name: 'Renamed' })
      return { answer, expected: await byCustomer(household, projectId) }
    },
  },
  'project.delete': {
    broker: async () => {
      const household = await customer()
      const id = idOf(await asCustomer(household, 'POST', '/projects', { name: 'Staging' }))
      const answer = await asCustomer(household, 'DELETE', `/projects/${id}`)
      return { answer, expected: await byCustomer(household, id) }
    },
  },
  'project_key.regenerate_own': {
    broker: async () => {
      const household = await customer()
      const { projectKey } = household
      const expected = await byCustomer(household, '', projectKey)
      const answer = await tenantry().call('POST', '/v1/user/api-key/regenerate', {
        headers: bearer(projectKey),
      })
      const headers = bearer(idOf(answer, 'apiKey'))
      const whoami = await tenantry().call('GET', '/v1/whoami', { headers })
      return { answer, expected: { ...expected, subject: idOf(whoami, 'credentialId') } }
    },
  },
  'agent.create': {
    broker: async () => {
      const household = await customer()
      const body = { name: 'Second', identifier: 'second', parentIdentifier: 'default' }
      const answer = await asCustomer(household, 'POST', '/agents', body)
      return { answer, expected: await byCustomer(household, idOf(answer)) }
    },
  },
  'agent.rename': { broker: toAgent('PATCH', '', { name: 'Renamed' }) },
  'agent.delete': { broker: toAgent('DELETE') },
  'agent.set_default': { broker: toAgent('POST', '/set-default') },
  'agent.regenerate_token': { broker: toAgent('POST', '/regenerate-token') },
  'agent.set_secret_mode': { broker: toAgent('PATCH', '/secret-mode', { mode: 'selective' }) },
  'agent.assign_secrets': {
    broker: async () => {
      // A household's default agent begins with an assignment.
      const household = await customer()
      const { agentId } = household
      const answer = await asCustomer(household, 'PUT', `/agents/${agentId}/secrets`, { secretIds: [] })
      return { answer, expected: await byCustomer(household, agentId) }
    },
  },
}

const someAddress = (): string => `${randomBytes(6).toString('hex')}@example.com`
const ofPartner = (subject: string): Expected => ({
  subject,
  partnerId: ours.partner.id,
  org: null,
  actor: asPartner,
})
const addMember = (): Promise<Answer> =>
  ours.partner.broker('POST', '/v1/partner/members', { body: { email: someAddress(), role: 'member' } })

const actorOfKey = async (key: string): Promise<Expected['actor']> => {
  const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
  return { principal: `org/${idOf(whoami, 'organizationId')}`, credential: idOf(whoami, 'credentialId') }
}
/** Someone who acted for themselves. */
const actorOf = async (visitor: Visitor): Promise<Expected['actor']> => {
  const session = (await visitor.api('GET', '/auth/get-session')).body as {
    session: { id: string; userId: string }
  }
  return { principal: `user/${session.session.userId}`, credential: session.session.id }
}

/** A person added to an organization by its key, and what is done about them then. */
const inMembership = async (
  act: (made: {
    readonly id: string
    readonly answer: Answer
    readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>
  }) => Promise<Answer>,
): Promise<Call> => {
  const { orgId, orgKey } = await customer()
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    tenantry().call(method, path, { headers: bearer(orgKey), ...(body !== undefined && { body }) })
  const added = await call('POST', '/v1/org/members', { email: someAddress(), role: 'member' })
  const id = idOf(added, 'memberId')
  const answer = await act({ id, answer: added, call })
  return { answer, expected: { ...inOrg(orgId, id), actor: await actorOfKey(orgKey) } }
}

const ofPortfolio = (subject: string): Expected => ({
  subject,
  partnerId: ours.partner.id,
  org: null,
  actor: asPartner,
})

const newSecret = {
  name: 'Generic',
  type: 'generic',
  value: 'secret app key of an event',
  hostPattern: 'api.example.com',
  injectionConfig: { headerName: 'x-key', valueFormat: 'secret user key {value}' },
}

/** A call on a secret of the organization or its project, with the key that it belongs to. */
const bySecretOf = async (
  tier: 'org' | 'project',
  method: string,
  path: string,
  body?: object,
): Promise<Call> => {
  const { orgId, projectId, orgKey, projectKey, orgSecretId, projectSecretId } = await customer()
  const [key, id] = tier === 'org' ? [orgKey, orgSecretId] : [projectKey, projectSecretId]
  const url = method === 'POST' ? path : `${path}/${id}`
  const answer = await tenantry().call(method, url, { headers: bearer(key), ...(body && { body }) })
  const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
  const principal = tier === 'org' ? `org/${orgId}` : `project/${projectId}`
  const actor = { principal, credential: idOf(whoami, 'credentialId') }
  return { answer, expected: { ...inOrg(orgId, method === 'POST' ? idOf(answer) : id), actor } }
}

const byBudget = async (method: string, body?: object): Promise<Call> => {
  const { orgId, partnerSecretId } = await customer()
  const path = `/v1/partner/orgs/${orgId}/secrets/${partnerSecretId}/budget`
  const answer = await ours.partner.broker(method, path, body && { body })
  return { answer, expected: inOrg(orgId, partnerSecretId) }
}

/** The same change, made with a key of the customer's own. */
const withKey = async (
  { orgId }: Household,
  key: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly answer: Answer; readonly expected: (subject: string) => Expected }> => {
  const headers = bearer(key)
  const answer = await tenantry().call(method, path, { headers, ...(body && { body }) })
  const whoami = await tenantry().call('GET', '/v1/whoami', { headers })
  const { kind, projectId, credentialId } = whoami.body as Record<string, string>
  const actor = {
    principal: kind === 'org' ? `org/${orgId}` : `project/${projectId}`,
    credential: String(credentialId),
  }
  return { answer, expected: (subject) => ({ ...inOrg(orgId, subject), actor }) }
}

const issued = async (format: 'opaque' | 'jwt'): Promise<Call> => {
  const path = `/partners/${ours.partner.id}/keys`
  const answer = await admin(tenantry(), 'POST', path, { body: { name: 'One more', format } })
  return { answer, expected: byOperator(idOf(answer), ours.partner.id) }
}

/** Tokens, links, hashes and what the integrations were given. */
const SECRET = /a?oc_\w{20,}|eyJ[\w-]+\.|[0-9a-f]{40,}|secret (?:app|user) key/

it('tries every command there is', () => {
  expect(Object.keys(CALLS).sort()).toEqual(commands.map(({ name }) => name).sort())
})

describe.each(commands)('$name', ({ name, event }) => {
  it.each(Object.entries(CALLS[name] ?? {}))(
    'writes exactly one event, without a secret (%s)',
    async (_dialect, call) => {
      const { answer, expected } = await call()
      expect(answer.status).toBeLessThan(300)
      const events = await eventsOf(tenantry(), answer)
      expect(events).toEqual([
        {
          type: event,
          subject: expected.subject,
          partner_id: expected.partnerId,
          org_id: expected.org,
          actor: expected.actor,
          address: '127.0.0.1',
          at: tenantry().clock.now,
          data: expect.any(Object),
        },
      ])
      expect(JSON.stringify(events)).not.toMatch(SECRET)
    },
  )
})
