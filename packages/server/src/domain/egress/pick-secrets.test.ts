import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ELSEWHERE,
  HERE,
  knownAgent,
  type SecretRow,
  secretIdOf,
  secretRow,
} from '../../../test/support/egress.ts'
import type { SecretId } from '../../kernel/ids.ts'
import { considerSecrets, pickSecrets } from './pick-secrets.ts'
import { indexSecrets, type KnownAgent } from './picture.ts'
import type { EgressRequest } from './request.ts'

/* A model that is slow and obvious: every pattern a regular expression, every choice a comparison of lists. */

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const meansHost = (pattern: string, { scheme, host, port }: EgressRequest): boolean => {
  const [name = '', given] = pattern.split(':')
  const wanted = given ?? (scheme === 'https' ? '443' : '80')
  const expression = name.startsWith('*.')
    ? new RegExp(`^.+\\.${escaped(name.slice(2))}$`)
    : new RegExp(`^${escaped(name)}$`)
  return expression.test(host) && wanted === String(port)
}

const meansPath = (pattern: string | null, path: string): boolean =>
  pattern === null || new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(path)

const slotIn = ({ type, injection }: SecretRow): string => {
  // A service that is shown two credentials may believe either.
  if (type !== 'generic') return 'credential'
  return (injection?.['headerName'] ?? injection?.['paramName'] ?? '').toLowerCase()
}

/** Larger is better, part by part. */
const fitness = ({ hostPattern, pathPattern, id }: SecretRow): readonly (number | string)[] => {
  const [host = ''] = hostPattern.split(':')
  const isExactHost = !host.startsWith('*.')
  const isExactPath = pathPattern !== null && !pathPattern.endsWith('*')
  return [Number(isExactHost), host.length, Number(isExactPath), pathPattern?.length ?? 0, id]
}

const isBetter = (a: SecretRow, b: SecretRow): boolean => {
  const [one, other] = [fitness(a), fitness(b)]
  const at = one.findIndex((part, index) => part !== other[index])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}

const modelOf = (
  rows: readonly SecretRow[],
  agent: KnownAgent,
  request: EgressRequest,
): readonly SecretId[] => {
  const fitting = rows.filter((one) => {
    if (!meansHost(one.hostPattern, request) || !meansPath(one.pathPattern, request.path)) return false
    if (request.scheme === 'http' && !one.allowHttp) return false
    if (one.tier === 'partner') return !one.onlyGranted || agent.granted.has(one.id)
    if (one.projectId !== null && one.projectId !== agent.projectId) return false
    return agent.assigned === undefined || agent.assigned.has(one.id)
  })
  const tier = (['project', 'organization', 'partner'] as const).find((name) =>
    fitting.some((one) => one.tier === name),
  )
  const ofTier = fitting.filter((one) => one.tier === tier)
  return ofTier
    .filter((one) => !ofTier.some((other) => slotIn(other) === slotIn(one) && isBetter(other, one)))
    .map(({ id }) => id)
}

const HOSTS = ['a.test', 'b.a.test', 'c.b.a.test', 'ba.test', 'test']
const PATTERNS = [
  'a.test',
  'b.a.test',
  '*.a.test',
  '*.b.a.test',
  '*.test',
  'a.test:8443',
  '*.a.test:8443',
  'ba.test',
]
const PATHS = ['/', '/v1', '/v1/', '/v1/x', '/v1/x/y', '/v2']
const PATH_PATTERNS = [null, '/v1', '/v1/*', '/v1*', '/*', '/v1/x', '/v1/x*', '/v2']

const someRow = fc.record({
  tier: fc.constantFrom('partner' as const, 'organization' as const, 'project' as const),
  hostPattern: fc.constantFrom(...PATTERNS),
  pathPattern: fc.constantFrom(...PATH_PATTERNS),
  projectId: fc.constantFrom(HERE, ELSEWHERE),
  kind: fc.constantFrom('x-one', 'X-ONE', 'x-two', 'anthropic', 'openai'),
  onlyGranted: fc.boolean(),
  allowHttp: fc.boolean(),
})

const someRows = fc.array(someRow, { maxLength: 12 }).map((given) =>
  given.map(({ kind, projectId, tier, ...one }, at) => {
    const isTyped = kind === 'anthropic' || kind === 'openai'
    return secretRow({
      ...one,
      tier,
      id: secretIdOf(at),
      projectId: tier === 'project' ? projectId : null,
      type: isTyped ? kind : 'generic',
      injection: isTyped ? null : { headerName: kind },
    })
  }),
)

const someRequest = fc
  .record({
    scheme: fc.constantFrom('https' as const, 'https' as const, 'http' as const),
    host: fc.constantFrom(...HOSTS),
    isUsualPort: fc.boolean(),
    path: fc.constantFrom(...PATHS),
  })
  .map(({ isUsualPort, ...request }): EgressRequest => {
    const usual = request.scheme === 'https' ? 443 : 80
    return { ...request, method: 'GET', port: isUsualPort ? usual : 8_443 }
  })

const someIds = fc
  .uniqueArray(fc.nat(11), { maxLength: 12 })
  .map((numbers) => new Set(numbers.map(secretIdOf)))
const someAgent = fc
  .record({ granted: someIds, assigned: fc.option(someIds, { nil: undefined }) })
  .map((more) => knownAgent(more))

describe('the secrets that a request is sent with', () => {
  it('are those that a slow and obvious model says', () => {
    fc.assert(
      fc.property(someRows, someAgent, someRequest, (rows, agent, request) => {
        const picked = pickSecrets({ secrets: indexSecrets(rows) }, agent, request).map(({ id }) => id)
        expect(picked.toSorted()).toEqual(modelOf(rows, agent, request).toSorted())
      }),
      { numRuns: 3_000 },
    )
  })

  it('are of one tier, each for another part of the request', () => {
    fc.assert(
      fc.property(someRows, someAgent, someRequest, (rows, agent, request) => {
        const picked = pickSecrets({ secrets: indexSecrets(rows) }, agent, request)
        expect(new Set(picked.map(({ tier }) => tier)).size).toBeLessThanOrEqual(1)
        expect(new Set(picked.map(({ slot }) => slot)).size).toBe(picked.length)
      }),
    )
  })

  it('do not depend on the order in which they were read', () => {
    fc.assert(
      fc.property(someRows, someAgent, someRequest, (rows, agent, request) => {
        const idsOf = (given: readonly SecretRow[]) =>
          pickSecrets({ secrets: indexSecrets(given) }, agent, request)
            .map(({ id }) => id)
            .toSorted()
        expect(idsOf(rows.toReversed())).toEqual(idsOf(rows))
      }),
    )
  })

  it.each([
    ['a.test', 'https', 443, true],
    ['a.test', 'http', 443, false],
    ['a.test:80', 'http', 80, false],
    ['*.test', 'https', 443, true],
    ['*.a.test', 'https', 443, false],
    ['xa.test', 'https', 443, false],
    ['a.test.evil', 'https', 443, false],
  ] as const)('of "%s" are for %s at port %i: %s', (hostPattern, scheme, port, isPicked) => {
    const request = { scheme, port, host: 'a.test', method: 'GET', path: '/' }
    const picked = pickSecrets({ secrets: indexSecrets([secretRow({ hostPattern })]) }, knownAgent(), request)
    expect(picked.length).toBe(isPicked ? 1 : 0)
  })

  it('have their paths compared as they are meant, however they are escaped', () => {
    const secrets = indexSecrets([secretRow({ pathPattern: '/v1/*' })])
    const request = { scheme: 'https', host: 'a.test', port: 443, method: 'GET' } as const
    expect(pickSecrets({ secrets }, knownAgent(), { ...request, path: '/%76%31/x' }).length).toBe(1)
  })
})

describe('what is said of the secrets of a host', () => {
  it('is that the picked ones are put in, and of every other why it is not', () => {
    fc.assert(
      fc.property(someRows, someAgent, someRequest, (rows, agent, request) => {
        const secrets = indexSecrets(rows)
        const considered = considerSecrets({ secrets }, agent, request)
        const used = considered.filter(({ left }) => left === undefined).map(({ secret }) => secret)
        expect(used).toEqual(pickSecrets({ secrets }, agent, request))
        expect(new Set(considered.map(({ secret }) => secret.id)).size).toBe(considered.length)
        for (const { secret, left } of considered) {
          if (left === 'lower_tier') expect(secret.tier).not.toBe(used[0]?.tier)
          if (left === 'slot_taken') expect(used.map(({ slot }) => slot)).toContain(secret.slot)
          if (left === 'needs_tls') expect([request.scheme, secret.allowHttp]).toEqual(['http', false])
        }
      }),
    )
  })
})
