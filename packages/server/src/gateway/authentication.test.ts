import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { mintToken } from '../crypto/token.ts'
import { type TokenKey, tokenKey } from '../domain/egress/index.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { DomainError } from '../kernel/errors.ts'
import { Authentication } from './authentication.ts'
import type { GatewayParts } from './gateway-parts.ts'

const FAILURES_MAX = 3
const START_MS = Date.UTC(2026, 2, 15)
const [ANYBODY, SOMEBODY, AGENT] = Array.from({ length: 3 }, () =>
  mintToken('tk', 'agent_token').reveal(),
) as [string, string, string]

/** A gateway that knows nobody, at an address that may fail three times; it counts whom it looks up. */
const openDoor = () => {
  const clock = { now: new Date(START_MS) }
  const lookedUp: TokenKey[] = []
  const seen = new Set<TokenKey>()
  let failures = 0
  const pictures = {
    peek: () => undefined,
    find: async (token: TokenKey) => void lookedUp.push(token),
    hasSeen: (token: TokenKey) => seen.has(token),
  }
  const parts = { pictures, domain: { now: () => clock.now }, logger: { error: () => {} } }
  const rateLimits = {
    countFailedAuthentication: async () => {
      if (++failures > FAILURES_MAX)
        throw new DomainError('request.rate_limited', 'Too many.', { retryAfterSeconds: 60 })
    },
  }
  const authentication = new Authentication(
    parts as unknown as GatewayParts,
    rateLimits as unknown as RateLimits,
  )
  return {
    clock,
    lookedUp,
    forgive: () => {
      failures = 0
    },
    remember: (token: string) => seen.add(tokenKey(token) as TokenKey),
    tries: async (token: string) => {
      const request = {
        headers: { 'proxy-authorization': `Bearer ${token}` },
        socket: { remoteAddress: '192.0.2.1' },
      }
      const answer = await authentication.authenticate(request as unknown as IncomingMessage)
      return 'error' in answer ? answer.error : 'let in'
    },
  }
}

const throttledDoor = async () => {
  const door = openDoor()
  for (let at = 0; at <= FAILURES_MAX; at++) await door.tries(ANYBODY)
  door.lookedUp.length = 0
  return door
}

it('an address that fails too often is told when to come back', async () => {
  const { tries } = openDoor()
  const answers = []
  for (let at = 0; at <= FAILURES_MAX; at++) answers.push(await tries(ANYBODY))
  expect(answers).toEqual([...Array(FAILURES_MAX).fill('proxy_authentication_required'), 'rate_limited'])
})

it('of what such an address makes up, five a second are looked up', async () => {
  const { tries, lookedUp, clock } = await throttledDoor()
  for (let at = 0; at < 20; at++) await tries(SOMEBODY)
  expect(lookedUp).toHaveLength(5)
  clock.now = new Date(START_MS + 1_000)
  for (let at = 0; at < 20; at++) await tries(SOMEBODY)
  expect(lookedUp).toHaveLength(10)
})

it('an agent that has been seen is not held up by others at its address', async () => {
  const { tries, lookedUp, remember } = await throttledDoor()
  remember(AGENT)
  for (let at = 0; at < 20; at++) await tries(SOMEBODY)
  lookedUp.length = 0
  for (let at = 0; at < 20; at++) await tries(AGENT)
  expect(lookedUp).toHaveLength(20)
})

it('the address is as any other once its time is over', async () => {
  const { tries, lookedUp, clock, forgive } = await throttledDoor()
  clock.now = new Date(START_MS + 60_000)
  forgive()
  for (let at = 0; at < FAILURES_MAX; at++)
    expect(await tries(SOMEBODY)).toBe('proxy_authentication_required')
  expect(lookedUp).toHaveLength(FAILURES_MAX)
})
