import type { Static } from 'typebox'
import { toCents } from '../../../domain/budget/index.ts'
import type { Explanation } from '../../../domain/egress/index.ts'
import type * as schemas from '../schemas/gateway.ts'

type Presented = Static<typeof schemas.Explanation>
type Considered = Explanation['secrets'][number]

const WHY: Readonly<Record<NonNullable<Considered['left']>, string>> = {
  needs_tls: 'It leaves by TLS alone, and the request has none.',
  other_port: 'It is for another port of the host.',
  other_path: 'It is for other paths.',
  not_for_agent: 'The agent may not use it: it is another project’s, or was not assigned.',
  lower_tier: 'A higher tier has a secret for the request, and tiers are never mixed.',
  slot_taken: 'Another secret of its tier is for the same part of the request, and fits better or is newer.',
}

const presentConsidered = ({ secret, left }: Considered): Presented['secrets'][number] => ({
  id: secret.id,
  name: secret.name,
  tier: secret.tier,
  used: left === undefined,
  why: left === undefined ? 'It is put in.' : WHY[left],
})

const presentRule = ({ id, name, action }: NonNullable<Explanation['rule']>) => ({ id, name, action })

const presentBudget = ({ budget, spent }: Explanation): Presented['budget'] =>
  budget === undefined
    ? null
    : {
        secretId: budget.secretId,
        limitCents: budget.limitCents,
        period: budget.period,
        mode: budget.enforcement,
        spentCents: toCents(spent),
      }

export const presentExplanation = (explanation: Explanation): Presented => {
  const { agent, request, refusal, approval, steps, secrets, rule, limits } = explanation
  const { scheme, host, port, method, path } = request
  const forwarded = approval === undefined ? 'forward' : 'ask'
  return {
    agent: { id: agent.id, name: agent.name, identifier: agent.identifier },
    request: { method, scheme, host, port, path },
    outcome: refusal === undefined ? forwarded : 'refuse',
    refusal:
      refusal === undefined
        ? null
        : { error: refusal.error, status: refusal.status, message: refusal.message },
    steps: [...steps],
    tier: secrets.find(({ left }) => left === undefined)?.secret.tier ?? null,
    secrets: secrets.map(presentConsidered),
    rule: rule === undefined ? null : presentRule(rule),
    limits: limits.map(presentRule),
    budget: presentBudget(explanation),
  }
}
