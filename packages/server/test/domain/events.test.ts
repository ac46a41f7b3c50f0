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

const onPartner = (subject: string): Expected => ({
  ...{ subject, partnerId: ours.partner.id, org: null },
  actor: asPartner,
})

/** A call with the organization's own key. */
const byCustomer = async (
  { orgId, orgKey }: Household,
  method: string,
  path: string,
  body?: unknown,
): Promise<Call> => {
  const headers = bearer(orgKey)
  const answer = await tenantry().call(method, path, { headers, ...(body !== undefined && { body }) })
  const whoami = await tenantry().call('GET', '/v1/whoami', { headers })
  const actor = { principal: `org/${orgId}`, credential: idOf(whoami, 'credentialId') }
  return { answer, expected: { ...inOrg(orgId), actor } }
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
      return { answer, expected: onPartner(ours.partner.id) }
    },
  },
  'own_key.issue': {
    broker: async () => {
      const answer = await ours.partner.broker('POST', '/v1/partner/keys', { body: { name: 'More' } })
      return { answer, expected: onPartner(idOf(answer)) }
    },
  },
  'own_key.rotate': {
    broker: async () => {
      const { id } = await issueKey(tenantry(), ours)
      const answer = await ours.partner.broker('POST', `/v1/partner/keys/${id}/rotate`)
      return { answer, expected: onPartner(id) }
    },
  },
  'own_key.revoke': {
    broker: async () => {
      const { id } = await issueKey(tenantry(), ours)
      return {
        answer: await ours.partner.broker('DELETE', `/v1/partner/keys/${id}`),
        expected: onPartner(id),
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
      return byCustomer(household, 'PATCH', '/v1/org/partner/access', { allowed: false })
    },
  },
  'org.detach': {
    broker: async () => byCustomer(await customer(), 'POST', '/v1/org/partner/detach'),
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
