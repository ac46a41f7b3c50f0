import { type Calls, type EventStage, idOf } from './stage.ts'

const rule = { name: 'Rule', hostPattern: 'api.example.com', action: 'block', enabled: true }

/** Rules, the decisions about what they hold, and what becomes of the rest. */
export const gatewayCalls = ({ customer, withKey, ours, ofPartner }: EventStage): Calls => {
  return {
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
    'gateway.switch_partner': {
      broker: async () => {
        const answer = await ours().partner.broker('PATCH', '/v1/partner/gateway', {
          body: { stopped: true },
        })
        return { answer, expected: ofPartner(ours().partner.id) }
      },
    },
    'gateway.switch_org': {
      broker: async () => {
        const household = await customer()
        const body = { stopped: true }
        const made = await withKey(household, household.orgKey, 'PATCH', '/v1/org/gateway', body)
        return { answer: made.answer, expected: made.expected(household.orgId) }
      },
    },
    'gateway.switch_agent': {
      broker: async () => {
        const household = await customer()
        const path = `/v1/agents/${household.agentId}/gateway`
        const made = await withKey(household, household.projectKey, 'PATCH', path, { stopped: true })
        return { answer: made.answer, expected: made.expected(household.agentId) }
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
  }
}
