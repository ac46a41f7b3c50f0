import { expect } from 'vitest'
import type { Answer } from '../../../support/openapi.ts'
import { bearer } from '../../../support/partners.ts'
import { attempt, heard, type Send } from './attempt.ts'
import {
  isConsented,
  liveTokens,
  type OrgModel,
  replaceSeen,
  seenKinds,
  statusOf,
  type TokenKind,
} from './model.ts'
import type { Fate, StepOf } from './steps.ts'
import { nowOf, pick, type World } from './world.ts'

const DAY_MS = 86_400_000

interface OwnSide {
  readonly call: (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ) => Promise<Answer>
  /** Whether it speaks with a key that the partner has seen. */
  readonly withSeenKey: boolean
}

/** The organization's own side: a key of its own or its owner, whichever there is; a dead key of one that is deleted. */
const ownSideOf = (world: World, org: OrgModel, by: 'key' | 'owner'): OwnSide | undefined => {
  const { owner } = org
  const key = (org.deleted ? org.tokens : liveTokens(org)).findLast(
    ({ kind, text }) => kind === 'org_key' && text !== undefined,
  )
  const viaKey =
    key?.text === undefined
      ? undefined
      : {
          withSeenKey: key.seen,
          call: (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
            world.server.tenantry.call(method, path, {
              ...(body !== undefined && { body }),
              headers: { ...bearer(key.text ?? ''), ...headers },
            }),
        }
  const viaOwner =
    owner === undefined
      ? undefined
      : {
          withSeenKey: false,
          call: (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
            owner.person.visitor.api(method, path, {
              ...(body !== undefined && { body }),
              headers: { 'x-organization-id': org.id, ...headers },
            }),
        }
  return by === 'key' ? (viaKey ?? viaOwner) : (viaOwner ?? viaKey)
}

/** The status of what an organization's own side may do at any time, its partner's hold or not. */
const ofOwnSide = (org: OrgModel, otherwise: number): number => {
  if (org.deleted) return 401
  return org.held.operator ? 403 : otherwise
}

type Consent = OrgModel['access']
const endOf = ({ allowed, untilMs }: Consent): number =>
  allowed ? (untilMs ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY
const widens = (known: Consent, next: Consent): boolean => endOf(next) > endOf(known)

/** The customer lets its partner in or not. A key that the partner has seen only ever lets it do less. */
export const changeAccess = async (world: World, step: StepOf<'change access'>): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const side = ownSideOf(world, org, step.by)
  if (side === undefined) return []
  const { allowed, days } = step
  const nowMs = nowOf(world)
  const untilMs = days === undefined || days === null ? days : nowMs + days * DAY_MS
  const until = typeof untilMs === 'number' ? new Date(untilMs).toISOString() : untilMs
  const body = { ...(allowed !== undefined && { allowed }), ...(until !== undefined && { until }) }
  const { access } = org
  const next = {
    allowed: allowed ?? access.allowed,
    untilMs: untilMs === undefined ? access.untilMs : untilMs,
  }
  const status = statusOf(org)
  const bounds = typeof untilMs === 'number' && untilMs <= nowMs ? 400 : 200
  const isOver = status === 'detached' || (bounds === 200 && side.withSeenKey && widens(access, next))
  const expected = status === 'unclaimed' ? 409 : isOver ? 403 : bounds
  const done = await attempt(world, {
    ...{ fate: step.fate, expected: ofOwnSide(org, expected) },
    send: (headers) => side.call('PATCH', '/v1/org/partner/access', headers, body),
  })
  if (done === 'nothing') return [org]
  // A hold ends with the leave that it stands on, and a later leave brings no old hold back.
  if (next.allowed !== access.allowed || next.untilMs !== access.untilMs)
    org.held.partner = org.held.partner && isConsented(org, nowMs) && next.allowed
  org.access = next
  return [org]
}

const detach = async (world: World, org: OrgModel, side: OwnSide, fate: Fate): Promise<void> => {
  const send: Send = (headers) => side.call('POST', '/v1/org/partner/detach', headers)
  const done = await attempt(world, { fate, expected: ofOwnSide(org, 200), send })
  if (done !== 'nothing') org.detached = true
}

const rotateSeen = async (world: World, org: OrgModel, side: OwnSide, fate: Fate): Promise<void> => {
  const kinds = seenKinds(org)
  const done = await attempt(world, {
    ...{ fate, expected: ofOwnSide(org, 200), repeatable: !side.withSeenKey },
    send: (headers) => side.call('POST', '/v1/org/partner/rotate-seen', headers),
  })
  if (done === 'nothing') return
  const { credentials } = (heard(done)?.body ?? {
    credentials: kinds.map((kind) => ({ kind, token: undefined })),
  }) as { credentials: readonly { kind: TokenKind; token: string | undefined }[] }
  expect(credentials.map(({ kind }) => kind).toSorted()).toEqual(kinds)
  replaceSeen(
    org,
    credentials.map(({ kind, token }) => ({ kind, text: token })),
    { seen: side.withSeenKey },
  )
}

/** What the customer does about its partner. */
export const actAsCustomer = async (
  world: World,
  step: StepOf<'detach' | 'rotate seen'>,
): Promise<OrgModel[]> => {
  const org = pick(world.orgs, step.org)
  const side = ownSideOf(world, org, step.by)
  if (side === undefined) return []
  await (step.do === 'detach' ? detach : rotateSeen)(world, org, side, step.fate)
  return [org]
}
