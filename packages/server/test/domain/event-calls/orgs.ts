import { claimAs } from '../../support/browser.ts'
import { admin, bearer, createTestOrg } from '../../support/partners.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Calls, type EventStage, idOf, someAddress } from './stage.ts'

const integrations = { fareharbor: { app_key: 'secret app key', user_key: 'secret user key' } }

/** An organization, from its making to its hand-over. */
export const orgCalls = ({
  tenantry,
  ours,
  operator,
  inOrg,
  actorOfKey,
  actorOf,
  customer,
  toOwnOrg,
}: EventStage): Calls => {
  return {
    'org.suspend': {
      broker: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`)
        return { answer, expected: inOrg(orgId) }
      },
    },
    'org.resume': {
      broker: async () => {
        const { orgId } = await customer()
        await ours().partner.broker('POST', `/v1/partner/orgs/${orgId}/suspend`)
        const answer = await ours().partner.broker('POST', `/v1/partner/orgs/${orgId}/resume`)
        return { answer, expected: inOrg(orgId) }
      },
    },
    'held_org.suspend': {
      admin: async () => {
        const { orgId } = await customer()
        const answer = await admin(tenantry(), 'POST', `/orgs/${orgId}/suspend`, {
          body: { reason: 'Unpaid' },
        })
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
    'org.create': {
      fleet: async () => {
        const contact = { clientContactName: 'Ann', clientContactEmail: 'ann@example.com' }
        const answer = await ours().partner.fleet('partner/createPartnerClient', {
          clientOrgName: 'Fleet',
          ...contact,
        })
        return { answer, expected: inOrg(uuid(idOf(answer, 'clientOrgUuid'))) }
      },
      embed: async () => {
        const answer = await ours().partner.embed('POST', '/orgs', { body: { name: 'Embed', integrations } })
        return { answer, expected: inOrg(idOf(answer)) }
      },
      broker: async () => {
        const answer = await ours().partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Broker' } })
        return { answer, expected: inOrg(idOf(answer, 'organizationId')) }
      },
    },
    'org.delete': {
      fleet: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.fleet('partner/deleteClient', { clientOrgUuid: ruuid(orgId) })
        return { answer, expected: inOrg(orgId) }
      },
      broker: async () => {
        const { orgId } = await customer()
        return {
          answer: await ours().partner.broker('DELETE', `/v1/partner/orgs/${orgId}`),
          expected: inOrg(orgId),
        }
      },
    },
    'org.customize': {
      fleet: async () => {
        const { orgId } = await customer()
        const body = { clientOrgUuid: ruuid(orgId), customizations: { inactivityTimeout: 5 } }
        return { answer: await ours().partner.fleet('partner/customizeClient', body), expected: inOrg(orgId) }
      },
    },
    'org_profile.change': {
      embed: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.embed('PATCH', `/orgs/${orgId}`, { body: { language: 'de' } })
        return { answer, expected: inOrg(orgId) }
      },
    },
    'org.claim': {
      'the claim page': async () => {
        const org = await createTestOrg(ours().partner)
        const { answer, visitor } = await claimAs(tenantry(), org.claimUrl, someAddress())
        return { answer, expected: { ...inOrg(org.organizationId), actor: await actorOf(visitor) } }
      },
    },
    'credential.rotate_seen': {
      broker: async () => {
        const { orgId, orgKey } = await customer()
        const actor = await actorOfKey(orgKey)
        const answer = await tenantry().call('POST', '/v1/org/partner/rotate-seen', {
          headers: bearer(orgKey),
        })
        return { answer, expected: { ...inOrg(orgId), actor } }
      },
    },
    'org.rotate_tokens': {
      broker: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.broker(
          'POST',
          `/v1/partner/orgs/${orgId}/rotate-tokens?agents=true`,
        )
        return { answer, expected: inOrg(orgId) }
      },
    },
    'claim_link.reissue': {
      broker: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.broker('POST', `/v1/partner/orgs/${orgId}/claim-link`)
        const [link] = await tenantry().database.sql(
          'select id from claim_links where org_id = $1 and replaced_at is null',
          [orgId],
        )
        return { answer, expected: inOrg(orgId, String(link?.['id'])) }
      },
    },
  }
}
