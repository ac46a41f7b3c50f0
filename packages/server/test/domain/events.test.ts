import { beforeAll, describe, expect, it } from 'vitest'
import { registeredOperations } from '../../src/domain/operation.ts'
import { createHousehold, createTenant, type Household, issueKey, type Tenant } from '../isolation/tenants.ts'
import type { Answer } from '../support/openapi.ts'
import { admin, bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { importEveryNoun } from './domain-sources.ts'
import { eventsOf } from './events-of.ts'
import { ruuid, uuid } from './wire-ids.ts'

const tenantry = useTenantry()
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
const inOrg = (org: string, subject = org): Expected => ({
  subject,
  partnerId: ours.partner.id,
  org,
  actor: asPartner,
})

const rule = { name: 'Rule', hostPattern: 'api.example.com', action: 'block', enabled: true }
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
