import type { Household } from '../../isolation/tenants.ts'
import { bearer } from '../../support/partners.ts'
import { type Call, type Calls, type EventStage, idOf } from './stage.ts'

/** Projects, their keys and their agents. */
export const projectCalls = ({
  tenantry,
  ours,
  inOrg,
  customer,
  byCustomer,
  asCustomer,
}: EventStage): Calls => {
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

  return {
    'project.create_in_client': {
      broker: async () => {
        const { orgId } = await customer()
        const body = { name: 'Staging' }
        const answer = await ours().partner.broker('POST', `/v1/partner/orgs/${orgId}/projects`, { body })
        return { answer, expected: inOrg(orgId, idOf(answer)) }
      },
    },
    'project.delete_in_client': {
      broker: async () => {
        const household = await customer()
        const { orgId } = household
        const id = idOf(await asCustomer(household, 'POST', '/projects', { name: 'Staging' }))
        const answer = await ours().partner.broker('DELETE', `/v1/partner/orgs/${orgId}/projects/${id}`)
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
}
