import type { SecretId } from '../../kernel/ids.ts'
import { asksForInference, type InferenceHost } from './inference-hosts.ts'
import { type Judgement, judge, rulesAbout, rulesReadPath } from './judge-rules.ts'
import type { SeenBody } from './match-condition.ts'
import { pickSecrets, secretsReadPath } from './pick-secrets.ts'
import type { KnownAgent, KnownBudget, KnownRule, KnownSecret, Picture } from './picture.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { EgressRequest } from './request.ts'
import { hasEmptySegment } from './request-target.ts'
import { refuseStanding } from './standing.ts'

/** What becomes of a request as far as it can be told without sending it, counting it or asking anybody. */
export type Verdict =
  | { readonly do: 'refuse'; readonly refusal: Refusal; readonly rule: KnownRule | undefined }
  | {
      readonly do: 'forward'
      readonly secrets: readonly KnownSecret[]
      /** The ceiling of the partner's secret that is used. */
      readonly budget: KnownBudget | undefined
      readonly rule: KnownRule | undefined
      readonly limits: readonly KnownRule[]
      readonly approval: KnownRule | undefined
    }

/** What a decision is made by. */
export interface Grounds {
  readonly picture: Picture
  readonly agent: KnownAgent | undefined
  readonly now: Date
  readonly inferenceHosts: readonly InferenceHost[]
  /** Where the organization can be claimed; asked for only where nobody has. */
  readonly claimUrl: () => string
}

const refused = (why: Refusal, rule?: KnownRule): Verdict => ({ do: 'refuse', refusal: why, rule })

/** The answer for what has to wait until somebody has claimed the organization. */
export const claimRequired = ({ picture, claimUrl }: Grounds, message: string): Refusal =>
  refusal('claim_required', message, { more: { claim_url: claimUrl(), organization: picture.orgName } })

const NOT_YET_CLAIMED =
  'This organization has no owner yet: until somebody claims it by the link, it reaches model providers alone.'

const blocked = (rule: KnownRule | undefined): Refusal =>
  refusal(
    'blocked_by_policy',
    rule === undefined
      ? 'No rule of this organization allows the request.'
      : `The rule "${rule.name}" blocks the request.`,
    rule && { more: { rule_id: rule.id } },
  )

/** Whether a path could mean one thing to what decides here and another to the upstream. */
const isAmbiguous = ({ picture }: Grounds, agent: KnownAgent, request: EgressRequest): boolean =>
  hasEmptySegment(request.path) &&
  (picture.status === 'unclaimed' ||
    rulesReadPath(picture, agent, request) ||
    secretsReadPath(picture, request))

const AMBIGUOUS =
  'The path of the request must not hold an empty segment where a rule or a secret has a path.'

/** The ceiling that binds a request: of the partner's secret that is used, where there is one. */
const budgetOf = (
  budgets: ReadonlyMap<SecretId, KnownBudget>,
  secrets: readonly KnownSecret[],
): KnownBudget | undefined =>
  secrets.flatMap(({ id, tier }) => (tier === 'partner' ? (budgets.get(id) ?? []) : []))[0]

const passed = (
  { picture }: Grounds,
  agent: KnownAgent,
  request: EgressRequest,
  { rule, limits, approval }: Extract<Judgement, { do: 'pass' }>,
): Verdict => {
  const secrets = pickSecrets(picture, agent, request)
  return { do: 'forward', secrets, budget: budgetOf(picture.budgets, secrets), rule, limits, approval }
}

/**
 * Decides about a request: by the standing of who sends it, by the claim gate, by the rules, and then by which secrets it
 * is sent with. It looks at nothing but its arguments.
 */
export const decide = (grounds: Grounds, request: EgressRequest, body: SeenBody): Verdict => {
  const { picture, agent, now, inferenceHosts } = grounds
  const standing = refuseStanding(picture, agent, now)
  if (standing !== undefined || agent === undefined)
    return refused(standing ?? refusal('agent_revoked', 'This agent no longer exists.'))
  if (isAmbiguous(grounds, agent, request)) return refused(refusal('bad_request', AMBIGUOUS))
  if (picture.status === 'unclaimed' && !asksForInference(request, inferenceHosts))
    return refused(claimRequired(grounds, NOT_YET_CLAIMED))
  const judgement = judge(picture, rulesAbout(picture, agent, request), body)
  return judgement.do === 'block'
    ? refused(blocked(judgement.rule), judgement.rule)
    : passed(grounds, agent, request, judgement)
}
