import { expect } from 'vitest'
import type { Answer } from '../../../support/openapi.ts'
import { attempt } from './attempt.ts'
import { pathOf } from './look.ts'
import {
  isOpen,
  type Link,
  mayEnter,
  type OrgModel,
  type Person,
  replaceSeen,
  seenKinds,
  statusOfLink,
  type TokenKind,
} from './model.ts'
import { expectedOfDelete, reissued, rotated } from './partner-steps.ts'
import type { ClaimAnswers, StepOf } from './steps.ts'
import { nowOf, pick, type World } from './world.ts'

const DAY_MS = 86_400_000

/** What the customer fills in, and what it comes to: the partner may act until the end of the day that is named. */
const readAnswers = (world: World, { access, rotate, keep }: ClaimAnswers) => {
  const form = { step: 'claim', ...(rotate && { rotate: 'yes' }), ...(keep && { keep: 'yes' }) }
  const rotates = rotate || (access === 'no' && !keep)
  if (typeof access === 'string')
    return {
      form: { ...form, access },
      access: { allowed: access === 'yes', untilMs: null },
      rotates,
    }
  const until = new Date(nowOf(world) + access.days * DAY_MS).toISOString().slice(0, 10)
  return {
    form: { ...form, access: 'until', until },
    access: { allowed: true, untilMs: Date.parse(`${until}T23:59:59.999Z`) },
    rotates,
  }
}

const KIND_OF_PREFIX: readonly (readonly [RegExp, TokenKind])[] = [
  [/^oc_org_/, 'org_key'],
  [/^aoc_/, 'agent_token'],
  [/^oc_/, 'project_key'],
]

/** The new keys that a page shows. */
const tokensOn = ({ text }: Answer): { kind: TokenKind; text: string }[] =>
  [...text.matchAll(/<code>(\w+)<\/code>/g)].flatMap(([, token = '']) => {
    const kind = KIND_OF_PREFIX.find(([prefix]) => prefix.test(token))?.[1]
    return kind === undefined ? [] : [{ kind, text: token }]
  })

/** Makes somebody the owner in the model; without a page its new keys are nobody's to know. */
const claimed = (
  world: World,
  { org, link, who }: { readonly org: OrgModel; readonly link: Link; readonly who: Person },
  { access, rotates }: Pick<ReturnType<typeof readAnswers>, 'access' | 'rotates'>,
  page: Answer | undefined,
): void => {
  link.state = 'used'
  org.owner = { person: who, atMs: nowOf(world) }
  org.access = access
  org.held.partner = false
  const kinds = rotates ? seenKinds(org) : []
  const fresh = page === undefined ? kinds.map((kind) => ({ kind, text: undefined })) : tokensOn(page)
  expect(fresh.map(({ kind }) => kind).toSorted()).toEqual(kinds)
  if (rotates) replaceSeen(org, fresh, { seen: false })
}

/** A link that no longer works still tells its owner so much that the organization is theirs. */
const expectDead = async (
  world: World,
  org: OrgModel,
  { url, state }: Link,
  { visitor, email }: Person,
): Promise<void> => {
  const status = state === 'used' && !org.deleted && org.owner?.person.email === email ? 200 : 410
  expect((await visitor.get(url)).status).toBe(status)
  const posted = await world.server.tenantry.call('POST', pathOf(url), {
    raw: 'step=claim&access=yes',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: visitor.cookie(),
    },
  })
  expect(posted.status).toBe(status)
}

/** Somebody follows a link, live or dead, and answers what the page asks. */
export const claim = async (world: World, step: StepOf<'claim'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const link = pick(org.links.toReversed(), step.link)
  const who = pick(world.people, step.who)
  if (!isOpen(org, link, nowOf(world))) {
    await expectDead(world, org, link, who)
    return [org]
  }
  const { status } = await who.visitor.get(link.url)
  expect(status).toBe(statusOfLink(org, link, nowOf(world)))
  if (status !== 200) return [org]
  const answers = readAnswers(world, step.answers)
  const done = await attempt(world, {
    fate: step.fate,
    expected: who === org.partner.insider ? 403 : 200,
    send: () => who.visitor.submit(answers.form),
    // A form carries no Idempotency-Key: whoever was not told opens the page again.
    repeatable: false,
  })
  if (done === 'nothing') return [org]
  claimed(world, { org, link, who }, answers, done === 'unheard' ? undefined : done.answer)
  return [org]
}

const openLinkOf = (world: World, org: OrgModel): Link | undefined =>
  org.links.find((link) => statusOfLink(org, link, nowOf(world)) === 200)

/** All who may claim do so at the same moment: one gets through. */
export const claimAtOnce = async (world: World, step: StepOf<'claim at once'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const link = openLinkOf(world, org)
  if (link === undefined) return []
  const answers = readAnswers(world, step.answers)
  const people = world.people.filter((one) => one !== org.partner.insider)
  for (const { visitor } of people) expect((await visitor.get(link.url)).status).toBe(200)
  const pages = await Promise.all(
    people.map(async (who) => ({ who, page: await who.visitor.submit(answers.form) })),
  )
  expect(pages.map(({ page }) => page.status).toSorted()).toEqual([200, ...people.slice(1).map(() => 410)])
  for (const { who, page } of pages)
    if (page.status === 200) claimed(world, { org, link, who }, answers, page)
  return [org]
}

const RIVALS = {
  reissue: ['POST', '/claim-link'],
  rotate: ['POST', '/rotate-tokens'],
  delete: ['DELETE', ''],
} as const

/** The pairs of statuses, the claim's and its rival's, that one after the other would give. */
const outcomesOf = (world: World, org: OrgModel, rival: keyof typeof RIVALS): readonly string[] => {
  const claimFirst = '200 403'
  if (rival === 'reissue') return [claimFirst, '410 200']
  if (rival === 'rotate') return mayEnter(org, nowOf(world)) ? [claimFirst, '200 200'] : [claimFirst]
  return expectedOfDelete(org) === 204 ? [claimFirst, '410 204'] : [claimFirst]
}

/** A claim and what its partner may do until then meet: it is as if one of them had come first. */
export const claimAgainst = async (world: World, step: StepOf<'claim against'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const link = openLinkOf(world, org)
  const who = pick(world.people, step.who)
  if (link === undefined || who === org.partner.insider) return []
  const answers = readAnswers(world, { access: 'yes', rotate: false, keep: false })
  expect((await who.visitor.get(link.url)).status).toBe(200)
  const [method, path] = RIVALS[step.rival]
  const [page, answer] = await Promise.all([
    who.visitor.submit(answers.form),
    org.partner.api.broker(method, `/v1/partner/orgs/${org.id}${path}`),
  ])
  expect(outcomesOf(world, org, step.rival), `${page.text}\n${answer.text}`).toContain(
    `${page.status} ${answer.status}`,
  )
  if (answer.status === 200 && step.rival === 'reissue') reissued(world, org, answer)
  if (answer.status === 200 && step.rival === 'rotate') rotated(org, answer, false)
  if (answer.status === 204) org.deleted = true
  if (page.status === 200) claimed(world, { org, link, who }, answers, page)
  return [org]
}
