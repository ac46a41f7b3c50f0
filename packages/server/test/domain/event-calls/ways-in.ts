import { type CredentialId, toRuuid } from '../../../src/kernel/ids.ts'
import { fleetHeaders } from '../../support/partners.ts'
import { type Calls, type EventStage, idOf, someAddress } from './stage.ts'

/** The ways into an organization: keys of its own, and login links. */
export const wayInCalls = ({
  tenantry,
  ours,
  inOrg,
  customer,
  byCustomer,
  asCustomer,
}: EventStage): Calls => {
  const issueLink = async (orgId: string) => {
    const path = `/orgs/${orgId}/login-links`
    const email = someAddress()
    const answer = await ours().partner.embed('POST', path, { body: { email } })
    const [link] = await tenantry().database.sql('select id from login_links where email = $1', [email])
    return { answer, id: String(link?.['id']), url: (answer.body as { url: string }).url }
  }

  const byFleet = (key: string, name: string, body: object) =>
    tenantry().call('POST', `/api/integrations/org/${name}`, {
      headers: fleetHeaders(key, 'api-token'),
      body,
    })

  return {
    'org_key.issue': {
      broker: async () => {
        const household = await customer()
        const answer = await asCustomer(household, 'POST', '/org/keys', { name: 'More' })
        return { answer, expected: await byCustomer(household, idOf(answer)) }
      },
      fleet: async () => {
        const household = await customer()
        const displayName = someAddress()
        const answer = await byFleet(household.orgKey, 'submitApiTokenApplication', { displayName })
        const [row] = await tenantry().database.sql('select id from credentials where name = $1', [
          displayName,
        ])
        return { answer, expected: await byCustomer(household, String(row?.['id'])) }
      },
    },
    'org_key.rotate': {
      broker: async () => {
        const household = await customer()
        const { orgKeyId } = household
        const answer = await asCustomer(household, 'POST', `/org/keys/${orgKeyId}/rotate`)
        return { answer, expected: await byCustomer(household, orgKeyId) }
      },
    },
    'org_key.revoke': {
      broker: async () => {
        const household = await customer()
        const { orgKeyId } = household
        const answer = await asCustomer(household, 'DELETE', `/org/keys/${orgKeyId}`)
        return { answer, expected: await byCustomer(household, orgKeyId) }
      },
      fleet: async () => {
        const household = await customer()
        const tokenUuid = toRuuid(household.orgKeyId as CredentialId)
        const answer = await byFleet(household.orgKey, 'revokeApiToken', { tokenUuid })
        return { answer, expected: await byCustomer(household, household.orgKeyId) }
      },
    },
    'client_key.issue': {
      embed: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.embed('POST', `/orgs/${orgId}/api-keys`)
        return { answer, expected: inOrg(orgId, idOf(answer, 'api_key_id')) }
      },
    },
    'client_key.rotate': {
      embed: async () => {
        const { orgId, orgKeyId } = await customer()
        const answer = await ours().partner.embed('POST', `/orgs/${orgId}/api-keys/${orgKeyId}/rotate`)
        return { answer, expected: inOrg(orgId, orgKeyId) }
      },
    },
    'client_key.revoke': {
      embed: async () => {
        const { orgId, orgKeyId } = await customer()
        const answer = await ours().partner.embed('DELETE', `/orgs/${orgId}/api-keys/${orgKeyId}`)
        return { answer, expected: inOrg(orgId, orgKeyId) }
      },
      fleet: async () => {
        const { orgId, orgKeyId } = await customer()
        const [org, tokenUuid] = [orgId, orgKeyId].map((id) => toRuuid(id as CredentialId))
        const answer = await ours().partner.fleet(
          'integrations/org/revokeApiToken',
          { tokenUuid },
          { org: org ?? '' },
        )
        return { answer, expected: inOrg(orgId, orgKeyId) }
      },
    },
    'login_link.issue': {
      embed: async () => {
        const { orgId } = await customer()
        const { answer, id } = await issueLink(orgId)
        return { answer, expected: inOrg(orgId, id) }
      },
    },
    'login_link.redeem': {
      'the page of a login link': async () => {
        const { orgId } = await customer()
        const { id, url } = await issueLink(orgId)
        const { pathname, search } = new URL(url)
        const answer = await tenantry().call('POST', pathname + search, {
          raw: '',
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        })
        const [session] = await tenantry().database.sql(
          'select s.id, user_id from confined_sessions s join users u on u.id = user_id where org_id = $1',
          [orgId],
        )
        const actor = { principal: `user/${session?.['user_id']}`, credential: String(session?.['id']) }
        return { answer, expected: { ...inOrg(orgId, id), actor } }
      },
    },
  }
}
