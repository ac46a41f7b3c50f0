import { mintToken } from '../../src/crypto/token.ts'
import {
  bySession,
  type Credential,
  confined,
  cookieOfAdmin,
  operatorKey,
  partnerKey,
  present,
  presentSession,
  presentToken,
  type Standing,
  shut,
  strangersKey,
  tokenOfAdmin,
} from './credentials.ts'
import type { World } from './world.ts'

const typo = (key: string): string => key.slice(0, -1) + (key.endsWith('x') ? 'y' : 'x')
const shutKey =
  (standing: Standing, key: (world: World) => string, scheme = 'partner-api-token', refusal?: 401 | 403) =>
  async (world: World) =>
    shut(standing, present(key(world), scheme), refusal)(world)

type Kinds = Readonly<Record<string, (world: World) => Promise<Credential>>>

/** Credentials that open nothing. */
const BAD_CREDENTIALS: Kinds = {
  'no credential': shut('none', () => ({})),
  garbage: shutKey('bad', () => 'garbage'),
  'a well-formed key that nobody issued': shutKey('bad', () => mintToken('oc', 'partner_key').reveal()),
  'a partner key with a typo': shutKey('bad', ({ ours }) => typo(ours.partner.key)),
  'a revoked partner key': shutKey('bad', ({ keys }) => keys.revoked),
  'a revoked JWT': shutKey('bad', ({ keys }) => keys.revokedJwt),
  'an expired partner key': shutKey('bad', ({ keys }) => keys.expired),
  'an expired JWT': shutKey('bad', ({ keys }) => keys.expiredJwt),
  'a partner key without its certificate': shutKey('bad', ({ keys }) => keys.bound),
  'the key of an inactive partner': shutKey('bad', ({ inactive }) => inactive.partner.key),
  'the organization key of an inactive partner’s client': shutKey(
    'bad',
    ({ inactiveHome }) => inactiveHome.orgKey,
    'api-token',
  ),
  'the organization key of a deleted client': shutKey('bad', ({ deleted }) => deleted.orgKey, 'api-token'),
  'a partner key under an unknown scheme': shutKey(
    'none',
    ({ ours }) => ours.partner.key,
    'no-such-scheme',
    401,
  ),
  'a partner key under the organizations’ scheme': shutKey(
    'none',
    ({ ours }) => ours.partner.key,
    'api-token',
    401,
  ),
  'an organization key under the partners’ scheme': shutKey(
    'none',
    ({ home }) => home.orgKey,
    'partner-api-token',
    403,
  ),
}

/** Credentials that some door is open to. */
export const GOOD_CREDENTIALS: Kinds = {
  'a partner key': partnerKey(({ ours }) => ours.partner.key),
  'a partner key that is a JWT': partnerKey(({ keys }) => keys.jwt),
  'what acts for a partner’s admin': partnerKey(
    ({ keys }) => keys.oauth,
    (token) => presentToken(token, 'partner-api-oauth-token'),
  ),
  'a sibling partner’s key': strangersKey,
  'an organization key': confined('org', true),
  'what acts for an organization’s admin': confined('org', true, {
    tokenFor: tokenOfAdmin,
    headersOf: (token) => presentToken(token, 'api-oauth-token'),
  }),
  'a sibling organization’s key': confined('org', false),
  'a project key': confined('project', true),
  'an agent token': confined('agent', true),
  'a device token': confined('device', true),
  'the operator key': operatorKey,
}

/** Sessions, which the fleet dialect is asked for by a scheme. */
const SESSIONS: Kinds = {
  'a partner’s admin under the session scheme': bySession(
    partnerKey(({ keys }) => keys.session, presentSession),
  ),
  'an organization’s admin under the session scheme': bySession(
    confined('org', true, { tokenFor: cookieOfAdmin, headersOf: presentSession }),
  ),
}

/** Every kind of credential. */
export const CREDENTIALS: Kinds = { ...BAD_CREDENTIALS, ...GOOD_CREDENTIALS, ...SESSIONS }

/** What reaches just what another kind reaches, and differs from it only in how it is presented and looked up. */
const OTHERWISE_PRESENTED = [
  'a partner key that is a JWT',
  'what acts for a partner’s admin',
  'what acts for an organization’s admin',
]

/** Whether a kind reaches just what another one does. */
export const isOtherwisePresented = (kind: string): boolean => OTHERWISE_PRESENTED.includes(kind)

/** For one in how many operations `npm test` has time for a kind; none of them is a multiple of an engine's share. */
export const operationsPer = (kind: string): number => {
  if (kind in BAD_CREDENTIALS) return 23
  return isOtherwisePresented(kind) ? 13 : 5
}

/** Kinds that differ from others only in the fleet's scheme header. */
export const FLEET_ONLY = /scheme$/
