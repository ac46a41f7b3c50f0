import { bearer } from '../../support/partners.ts'
import { type Call, type Calls, type EventStage, idOf } from './stage.ts'

const newSecret = {
  name: 'Generic',
  type: 'generic',
  value: 'secret app key of an event',
  hostPattern: 'api.example.com',
  injectionConfig: { headerName: 'x-key', valueFormat: 'secret user key {value}' },
}

/** Secrets of each tier, and budgets. */
export const secretCalls = ({ tenantry, ours, ofPartner, inOrg, customer }: EventStage): Calls => {
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
    const answer = await ours().partner.broker(method, path, body && { body })
    return { answer, expected: inOrg(orgId, partnerSecretId) }
  }

  return {
    'partner_secret.create': {
      broker: async () => {
        const answer = await ours().partner.broker('POST', '/v1/partner/secrets', { body: newSecret })
        return { answer, expected: ofPartner(idOf(answer)) }
      },
    },
    'partner_secret.change': {
      broker: async () => {
        const { partnerSecretId: id } = await customer()
        const body = { name: 'New name', value: newSecret.value }
        const answer = await ours().partner.broker('PATCH', `/v1/partner/secrets/${id}`, { body })
        return { answer, expected: ofPartner(id) }
      },
    },
    'partner_secret.delete': {
      broker: async () => {
        const { partnerSecretId: id } = await customer()
        const answer = await ours().partner.broker('DELETE', `/v1/partner/secrets/${id}`)
        return { answer, expected: ofPartner(id) }
      },
    },
    'secret.create': {
      'broker, for the organization': async () => bySecretOf('org', 'POST', '/v1/org/secrets', newSecret),
      'broker, for a project': async () => bySecretOf('project', 'POST', '/v1/secrets', newSecret),
    },
    'secret.change': {
      'broker, of the organization': async () =>
        bySecretOf('org', 'PATCH', '/v1/org/secrets', { value: newSecret.value }),
      'broker, of a project': async () =>
        bySecretOf('project', 'PATCH', '/v1/secrets', { pathPattern: '/a' }),
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
  }
}
