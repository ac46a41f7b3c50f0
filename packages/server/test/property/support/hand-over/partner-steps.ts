import { expect } from 'vitest'
import type { Answer } from '../../../support/openapi.ts'
import { bearer, type TestOrg } from '../../../support/partners.ts'
import { OPERATOR_KEY } from '../../../support/tenantry.ts'
import { attempt, heard, type Outcome } from './attempt.ts'
import { isConsented, mayEnter, type OrgModel, type PartnerModel, statusOf, type TokenKind } from './model.ts'
import type { Fate, StepOf } from './steps.ts'
import { nowOf, pick, type World } from './world.ts'

const CLAIM_TTL_MS = 7 * 86_400_000

const newLink = (world: World, url: string) => ({
  ...{ url, expiresAtMs: nowOf(world) + CLAIM_TTL_MS, state: 'live' as const },
})

const shown = (kind: TokenKind, text: string) => ({ kind, text, seen: true, revoked: false })

/** A partner provisions an organization. */
export const createOrg = async (
  world: World,
  { partner: at, fate }: StepOf<'create org'>,
): Promise<OrgModel[]> => {
  const partner = pick(world.partners, at)
  const name = `Org ${world.orgs.length}`
  const outcome = await attempt(world, {
    ...{ fate, expected: 201 },
    send: (headers) => partner.api.broker('POST', '/v1/partner/orgs', { body: { name }, headers }),
  })
  const answer = heard(outcome)
  if (answer === undefined) return []
  const made = answer.body as TestOrg
  const org: OrgModel = {
    ...{ partner, id: made.organizationId, deleted: false, detached: false, owner: undefined },
    tokens: [
      shown('org_key', made.orgApiKey),
      shown('project_key', made.projectApiKey),
      shown('agent_token', made.agentToken),
    ],
    links: [newLink(world, made.claimUrl)],
    access: { allowed: true, untilMs: null },
    held: { partner: false, operator: false },
  }
  world.orgs.push(org)
  return [org]
}

/** The partner whose call it is: the organization's own, or another one, to whom there is no such organization. */
const callerOf = (world: World, org: OrgModel, stranger: boolean): PartnerModel =>
  stranger ? pick(world.partners, world.partners.indexOf(org.partner) + 1) : org.partner

/** The status of what a partner may do to a client, by rule 2 and what the model says of its own client. */
const ofClient = (org: OrgModel, stranger: boolean, ofOwn: () => number): number =>
  stranger || org.deleted ? 404 : ofOwn()

interface PartnerWish {
  readonly org: OrgModel
  readonly stranger: boolean
  readonly fate: Fate
}

const byPartner = (
  world: World,
  { org, stranger, fate }: PartnerWish,
  [method, path]: readonly [string, string],
  ofOwn: () => number,
): Promise<Outcome> =>
  attempt(world, {
    ...{ fate, expected: ofClient(org, stranger, ofOwn) },
    send: (headers) =>
      callerOf(world, org, stranger).api.broker(method, `/v1/partner/orgs/${org.id}${path}`, { headers }),
  })

const expectedOfReissue = ({ owner }: OrgModel): number => (owner === undefined ? 200 : 403)
export const expectedOfDelete = (org: OrgModel): number => (statusOf(org) === 'unclaimed' ? 204 : 403)
const expectedOfRotate = (org: OrgModel, nowMs: number): number =>
  org.owner === undefined && mayEnter(org, nowMs) ? 200 : 403

export const reissued = (world: World, org: OrgModel, { body }: Answer): void => {
  for (const link of org.links) if (link.state === 'live') link.state = 'replaced'
  org.links.push(newLink(world, (body as { claimUrl: string }).claimUrl))
}

export const rotated = (org: OrgModel, { body }: Answer, agents: boolean): void => {
  const { orgApiKey, projectApiKey, agentToken } = body as Partial<TestOrg>
  for (const token of org.tokens) if (token.kind === 'agent_token' ? agents : token.seen) token.revoked = true
  expect(agentToken !== undefined).toBe(agents)
  for (const [kind, text] of [
    ['org_key', orgApiKey],
    ['project_key', projectApiKey],
    ['agent_token', agentToken],
  ] as const)
    if (text !== undefined) org.tokens.push(shown(kind, text))
}

/** What a partner does to a client of its own, or tries with a stranger's. */
export const changeClient = async (
  world: World,
  step: StepOf<'reissue' | 'delete org' | 'suspend' | 'resume'>,
): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const wish = { ...step, org }
  const held = () => (isConsented(org, nowOf(world)) ? 200 : 403)
  switch (step.do) {
    case 'reissue': {
      const done = await byPartner(world, wish, ['POST', '/claim-link'], () => expectedOfReissue(org))
      const answer = heard(done)
      if (answer !== undefined) reissued(world, org, answer)
      break
    }
    case 'delete org': {
      const done = await byPartner(world, wish, ['DELETE', ''], () => expectedOfDelete(org))
      if (done !== 'nothing') org.deleted = true
      break
    }
    case 'suspend':
    case 'resume': {
      const done = await byPartner(world, wish, ['POST', `/${step.do}`], held)
      if (done !== 'nothing') org.held.partner = step.do === 'suspend'
    }
  }
  return [org]
}

/** The partner's rotation of what it has seen. */
export const rotateTokens = async (world: World, step: StepOf<'rotate tokens'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const path = `/rotate-tokens${step.agents ? '?agents=true' : ''}`
  const done = await byPartner(world, { ...step, org }, ['POST', path], () =>
    expectedOfRotate(org, nowOf(world)),
  )
  const answer = heard(done)
  if (answer !== undefined) rotated(org, answer, step.agents)
  return [org]
}

/** The operator's own hold, which knows nothing of the partner's. */
export const holdByOperator = async (world: World, step: StepOf<'hold' | 'release'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const path = `/admin/v1/orgs/${org.id}/${step.do === 'hold' ? 'suspend' : 'resume'}`
  const done = await attempt(world, {
    ...{ fate: step.fate, expected: org.deleted ? 404 : 200 },
    send: (headers) =>
      world.server.tenantry.call('POST', path, {
        headers: { ...bearer(OPERATOR_KEY), ...headers },
      }),
  })
  if (done !== 'nothing') org.held.operator = step.do === 'hold'
  return [org]
}
