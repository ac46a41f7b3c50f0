import { expect } from 'vitest'
import { ruuid } from '../../../domain/wire-ids.ts'
import type { Answer } from '../../../support/openapi.ts'
import { bearer } from '../../../support/partners.ts'
import {
  isHeld,
  liveTokens,
  mayEnter,
  type OrgModel,
  type PartnerModel,
  type Person,
  seenKinds,
  standingOf,
  statusOf,
  statusOfLink,
} from './model.ts'
import { nowOf, type World } from './world.ts'

type View = Record<string, unknown>

const claimOf = ({ detached, owner }: OrgModel): View =>
  detached || owner === undefined
    ? { claimedByEmail: null, claimedAt: null }
    : { claimedByEmail: owner.person.email, claimedAt: new Date(owner.atMs).toISOString() }

/** A partner's own view: its organizations and its secrets. */
const lookAtPartner = async (world: World, partner: PartnerModel): Promise<void> => {
  const list = await partner.api.broker('GET', '/v1/partner/orgs')
  const shown = (list.body as View[]).map(({ id, status, claimedByEmail, claimedAt }) => ({
    ...{ id, status, claimedByEmail, claimedAt },
  }))
  const orgs = world.orgs.filter((org) => org.partner === partner && !org.deleted)
  const byId = (one: View, other: View) => String(one['id']).localeCompare(String(other['id']))
  expect(shown.toSorted(byId)).toEqual(
    orgs.map((org) => ({ id: org.id, status: statusOf(org), ...claimOf(org) })).toSorted(byId),
  )
  const secrets = await partner.api.broker('GET', '/v1/partner/secrets')
  expect(namesOf(secrets)).toEqual([...partner.secrets].toSorted())
}

const namesOf = ({ body }: Answer): unknown[] => (body as View[]).map(({ id, name }) => [id, name]).toSorted()

/** What the organization's own side sees: inherited secrets and the receipt. */
const lookInside = async (world: World, org: OrgModel): Promise<View> => {
  const { tenantry } = world.server
  const key = liveTokens(org).find(({ kind, text }) => kind === 'org_key' && text !== undefined)?.text
  const { owner } = org
  const ask = (path: string) =>
    key === undefined && owner !== undefined
      ? owner.person.visitor.api('GET', path, { headers: { 'x-organization-id': org.id } })
      : tenantry.call('GET', path, { headers: bearer(key ?? '') })
  if (key === undefined && owner === undefined) return {}
  const [inherited, status, receipt] = [
    await ask('/v1/org/partner/inherited-secrets'),
    await ask('/v1/org/partner/status'),
    await ask('/v1/org/partner/receipt'),
  ]
  const { seenCredentials, partnerAccess, claimedByEmail, claimedAt } = receipt.body as {
    readonly seenCredentials: readonly { readonly kind: string }[]
    readonly partnerAccess: { readonly now: boolean }
    readonly claimedByEmail: string | null
    readonly claimedAt: string | null
  }
  return {
    inherited: namesOf(inherited),
    detached: (status.body as View)['detached'],
    receipt: {
      status: (receipt.body as View)['status'],
      ...{ claimedByEmail, claimedAt, now: partnerAccess.now },
      seen: seenCredentials.map(({ kind }) => kind).toSorted(),
    },
  }
}

const expectedInside = (org: OrgModel, nowMs: number): View => {
  const { detached, owner, partner } = org
  const known = liveTokens(org).some(({ kind, text }) => kind === 'org_key' && text !== undefined)
  if (!known && owner === undefined) return {}
  return {
    inherited: detached ? [] : [...partner.secrets].toSorted(),
    detached,
    receipt: {
      status: statusOf(org),
      claimedByEmail: owner?.person.email ?? null,
      claimedAt: owner === undefined ? null : new Date(owner.atMs).toISOString(),
      now: mayEnter(org, nowMs),
      seen: seenKinds(org),
    },
  }
}

/** Its owner, if it has one, and somebody else. */
const askersOf = ({ people }: World, { owner }: OrgModel): readonly Person[] => {
  const other = people.find((one) => one !== owner?.person)
  return [owner?.person, other].filter((one) => one !== undefined)
}

/** How people fare who ask for an organization's members: its owner is shown one, itself; others are nobody. */
const lookAtPeople = (world: World, org: OrgModel): Promise<unknown[]> =>
  Promise.all(
    askersOf(world, org).map(async ({ email, visitor }) => {
      const { status, body } = await visitor.api('GET', '/v1/org/members', {
        headers: { 'x-organization-id': org.id },
      })
      const shown = status === 200 && (body as View[]).map((one) => [one['email'], one['role']])
      return [email, status, shown]
    }),
  )

const expectedPeople = (world: World, org: OrgModel, nowMs: number): unknown[] =>
  askersOf(world, org).map(({ email }) => {
    const isOwner = org.owner?.person.email === email && !isHeld(org, nowMs)
    return [email, isOwner ? 200 : 403, isOwner && [[email, 'owner']]]
  })

const lookAtOrg = async (world: World, org: OrgModel): Promise<void> => {
  const { tenantry } = world.server
  const nowMs = nowOf(world)
  const known = org.tokens.flatMap(({ text, ...token }) => (text === undefined ? [] : [{ ...token, text }]))
  const inside = !org.deleted && !isHeld(org, nowMs)
  const { status: entry } = await org.partner.api.fleet('org/getOrgV2', {}, { org: ruuid(org.id) })
  expect({
    tokens: await Promise.all(
      known.map(async ({ kind, text }) => {
        const { status } = await tenantry.call('GET', '/v1/whoami', { headers: bearer(text) })
        return [kind, text, status]
      }),
    ),
    links: await Promise.all(
      org.links.map(async ({ url }) => (await tenantry.call('GET', pathOf(url))).status),
    ),
    entry,
    people: await lookAtPeople(world, org),
    inside: inside ? await lookInside(world, org) : {},
  }).toEqual({
    tokens: known.map((token) => [token.kind, token.text, standingOf(org, token, nowMs)]),
    links: org.links.map((link) => statusOfLink(org, link, nowMs)),
    entry: mayEnter(org, nowMs) ? 200 : 403,
    people: expectedPeople(world, org, nowMs),
    inside: inside ? expectedInside(org, nowMs) : {},
  })
}

export const pathOf = (url: string): string => url.replace('https://tenantry.example', '')

/** Compares what the server says of these organizations and their partners with what the model says. */
export const look = async (world: World, orgs: readonly OrgModel[]): Promise<void> => {
  const partners = world.partners.filter((partner) => orgs.some((org) => org.partner === partner))
  for (const partner of partners) await lookAtPartner(world, partner)
  for (const org of orgs) await lookAtOrg(world, org)
}
