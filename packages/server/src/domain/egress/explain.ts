import { invalidField } from '../../kernel/errors.ts'
import { findNamedAgent, type NamedAgent } from '../agent-setup/find-named-agent.ts'
import { toCents } from '../budget/cents.ts'
import type { Context } from '../context.ts'
import { orgNotFound } from '../entry-rule.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { parseHostHeader } from './authority.ts'
import { decide, type Grounds, type Verdict } from './decide.ts'
import { budgetExceeded, refuseAddress, refuseUnmeasured } from './held-back.ts'
import { asksForBody, rulesAbout } from './judge-rules.ts'
import { type Considered, considerSecrets } from './pick-secrets.ts'
import type { KnownAgent, KnownBudget, KnownRule, KnownSecret, Picture } from './picture.ts'
import { readPictureIn } from './read-picture.ts'
import { type Refusal, refusal } from './refusal.ts'
import { DEFAULT_PORT, type EgressRequest } from './request.ts'
import { checkTarget } from './request-target.ts'

interface Input extends NamedAgent {
  readonly method: string
  /** With its scheme, `http` or `https`. */
  readonly url: string
}

const STEPS = ['target', 'standing', 'claim_gate', 'rules', 'address', 'secrets', 'budget'] as const
type Step = (typeof STEPS)[number]

/** One of the things that a request meets, and what it says. */
export interface ExplainedStep {
  readonly step: Step
  readonly result: 'passed' | 'refused' | 'not_reached'
  readonly why: string
}

/** What would become of a request of an agent, and why. */
export interface Explanation {
  readonly agent: KnownAgent
  readonly request: EgressRequest
  readonly refusal: Refusal | undefined
  readonly approval: KnownRule | undefined
  readonly steps: readonly ExplainedStep[]
  readonly secrets: readonly Considered[]
  readonly rule: KnownRule | undefined
  readonly limits: readonly KnownRule[]
  readonly budget: KnownBudget | undefined
  /** In nano-dollars, in the budget's period. */
  readonly spent: bigint
}

type Told = ReadonlyMap<Step, string>

/** Everything before what refuses a request has let it pass; nothing after that is reached. */
const stepsOf = (passed: Told, refused?: { readonly step: Step; readonly refusal: Refusal }) => {
  const last = refused === undefined ? STEPS.length : STEPS.indexOf(refused.step)
  return STEPS.map((step, at): ExplainedStep => {
    if (at === last && refused !== undefined) return { step, result: 'refused', why: refused.refusal.message }
    if (at > last) return { step, result: 'not_reached', why: 'Something before it refuses the request.' }
    return { step, result: 'passed', why: passed.get(step) ?? 'Nothing is wrong here.' }
  })
}

interface Target {
  readonly request: EgressRequest
  readonly problem: Refusal | undefined
}

/** Reads an address as the gateway does; throws where there is none in it. */
const readTarget = ({ method, url }: Input): Target => {
  const [, scheme = '', authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  const known = scheme.toLowerCase() === 'http' ? 'http' : 'https'
  const where = scheme === '' ? undefined : parseHostHeader(authority, DEFAULT_PORT[known])
  if (where === undefined) throw invalidField('url', 'must be an http or https URL that names a host alone')
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) throw invalidField('method', 'must be the method of a request')
  const target = rest.startsWith('/') ? rest : `/${rest}`
  const [path = '/'] = target.split('?', 1)
  const request = { scheme: known, host: where.host, port: where.port, method, path } as const
  const problem = checkTarget(target)
  if (['TRACE', 'TRACK', 'CONNECT'].includes(method))
    return { request, problem: refusal('method_not_allowed', `${method} is not passed on.`) }
  return { request, problem: problem === undefined ? undefined : refusal('bad_request', problem) }
}

const STEP_OF: Partial<Record<Refusal['error'], Step>> = {
  bad_request: 'target',
  claim_required: 'claim_gate',
  blocked_by_policy: 'rules',
}

const aboutRules = ({ rule, limits, approval }: Passing, looksInside: boolean): string => {
  const inside = looksInside
    ? ' A rule looks into the body, which is not known here: what restricts is taken to apply.'
    : ''
  if (rule === undefined)
    return `No rule speaks of the request, and the organization allows what none does.${inside}`
  if (approval !== undefined)
    return `The rule "${approval.name}" holds it until somebody has approved it.${inside}`
  if (limits.length > 0) return `Rate limits count it; the first is "${limits[0]?.name}".${inside}`
  return `The rule "${rule.name}" allows it.${inside}`
}

const aboutAddress = (ctx: Context, request: EgressRequest): string =>
  ctx.domain.egressBounds.routeOf(request) === undefined
    ? 'Nothing is wrong with it as it is written; what a name resolves to is judged when a request is sent.'
    : 'The operator says where this host really is.'

const namesOf = (secrets: readonly KnownSecret[]): string => secrets.map(({ name }) => `"${name}"`).join(', ')

const aboutSecrets = ({ secrets }: Passing): string =>
  secrets.length === 0
    ? 'No stored secret is for the request: it is sent as the agent writes it.'
    : `Of the ${secrets[0]?.tier} tier, the highest that has one: ${namesOf(secrets)}.`

const dollars = (cents: number): string => (cents / 100).toFixed(2)

const aboutBudget = (budget: KnownBudget | undefined, spent: bigint): string => {
  if (budget === undefined) return 'None binds the request.'
  const span = budget.period === 'monthly' ? 'this month' : 'in all'
  const hard = budget.enforcement === 'hard' ? ' What a request may cost at most has to be left as well.' : ''
  return `$${dollars(toCents(spent))} of $${dollars(budget.limitCents)} are spent ${span}.${hard}`
}

/** No call is free. */
const LEAST_COST = 1n

type Passing = Extract<Verdict, { do: 'forward' }>

interface Scene {
  readonly ctx: Context
  readonly picture: Picture
  readonly agent: KnownAgent
  readonly request: EgressRequest
}

/** What is said of a request that is refused before anything is picked for it. */
const refused = (
  { agent, request }: Scene,
  step: Step,
  why: Refusal,
  passed: Told,
  more: Partial<Explanation> = {},
): Explanation => ({
  ...{ agent, request, refusal: why, approval: undefined, rule: undefined, limits: [] },
  ...{ secrets: [], budget: undefined, spent: 0n },
  ...more,
  steps: stepsOf(passed, { step, refusal: why }),
})

const explainPassing = (scene: Scene, verdict: Passing, told: Told): Explanation => {
  const { ctx, picture, agent, request } = scene
  const { budget, rule, limits, approval, secrets } = verdict
  const { ledger, egressBounds, now } = ctx.domain
  const spent =
    budget === undefined
      ? 0n
      : ledger.spent({ orgId: picture.orgId, secretId: budget.secretId }, budget.period, now())
  const found = { approval, rule, limits, budget, spent, secrets: considerSecrets(picture, agent, request) }
  const looksInside = asksForBody(rulesAbout(picture, agent, request))
  const passed = new Map([
    ...told,
    ['rules', aboutRules(verdict, looksInside)],
    ['address', aboutAddress(ctx, request)],
    ['secrets', aboutSecrets(verdict)],
    ['budget', aboutBudget(budget, spent)],
  ] as const)
  const blocked = refuseAddress(egressBounds, request)
  if (blocked !== undefined) return refused(scene, 'address', blocked, passed, found)
  const unmeasured = refuseUnmeasured({ ...request, isUpgrade: false }, secrets, budget)
  const isSpent = budget !== undefined && ledger.wouldRefuse(picture.orgId, budget, LEAST_COST, now())
  const why = unmeasured ?? (isSpent ? budgetExceeded(budget) : undefined)
  if (why !== undefined) return refused(scene, 'budget', why, passed, found)
  return { agent, request, refusal: undefined, ...found, steps: stepsOf(passed) }
}

const explain = (scene: Scene, problem: Refusal | undefined): Explanation => {
  const { ctx, picture, agent, request } = scene
  const { now, egressBounds } = ctx.domain
  const isUnclaimed = picture.status === 'unclaimed'
  const told = new Map<Step, string>([
    ['target', 'Whoever reads it reads the same.'],
    ['standing', 'The agent, its organization and its partner are let through.'],
    [
      'claim_gate',
      isUnclaimed
        ? 'Nobody has claimed the organization, and this asks a model provider: that is let through, unless its body has the provider reach out itself.'
        : 'The organization is claimed.',
    ],
  ])
  if (problem !== undefined) return refused(scene, 'target', problem, told)
  const { inferenceHosts } = egressBounds
  const grounds: Grounds = { picture, agent, now: now(), inferenceHosts, claimUrl: () => '' }
  const verdict = decide(grounds, request, 'unseen')
  if (verdict.do === 'forward') return explainPassing(scene, verdict, told)
  const step = STEP_OF[verdict.refusal.error] ?? 'standing'
  return refused(scene, step, verdict.refusal, told, { rule: verdict.rule })
}

/**
 * Says what would become of a request of an agent, by what the gateway decides by and in its order: which tier, secret,
 * rule and budget it would meet, and why. Nothing is sent, counted or asked of anybody; the body is not known, and no
 * name is resolved. Throws `request.invalid` where the URL names no host, and what finding an agent by name throws.
 */
export const explainRequest = orgQuery({
  name: 'gateway.explain',
  scope: 'secrets:read',
  run: async ({ tx, ctx, org }, input: Input): Promise<Explanation> => {
    await enterProject(tx, ctx, org, input.projectId)
    const { request, problem } = readTarget(input)
    const named = await findNamedAgent(tx, org, input)
    const read = await readPictureIn(tx, org)
    if (read === undefined) throw orgNotFound()
    ctx.domain.ledger.learn(read.spends)
    const agent = read.picture.agents.get(named.id)
    if (agent === undefined) throw new Error('The agent was read in the same transaction.')
    return explain({ ctx, picture: read.picture, agent, request }, problem)
  },
})
