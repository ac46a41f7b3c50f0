import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HERE, knownAgent, knownRule } from '../../../test/support/egress.ts'
import type { AgentId, ProjectId, RuleId } from '../../kernel/ids.ts'
import { asksForBody, judge, rulesAbout } from './judge-rules.ts'
import type { KnownRule } from './picture.ts'
import type { EgressRequest } from './request.ts'

const agent = knownAgent()
const request: EgressRequest = { scheme: 'https', host: 'api.test', port: 443, method: 'GET', path: '/v1/x' }

const rule = (more: Partial<KnownRule> = {}): KnownRule => knownRule({ hostPattern: 'api.test', ...more })
const contains = (value: string, key?: string): KnownRule['conditions'] => [
  { target: 'body', operator: 'contains', value, ...(key !== undefined && { key }) },
]
const isAbout = (one: KnownRule, asked: Partial<EgressRequest> = {}): boolean =>
  rulesAbout({ rules: [one] }, agent, { ...request, ...asked }).length === 1

describe('a rule is about a request', () => {
  it.each([
    [{ hostPattern: 'api.test' }, {}, true],
    [{ hostPattern: '*' }, {}, true],
    [{ hostPattern: '*.test' }, {}, true],
    [{ hostPattern: 'other.test' }, {}, false],
    // Without a port it is about every port: to ask for another is no way round it.
    [{ hostPattern: 'api.test' }, { port: 8_443 }, true],
    [{ hostPattern: 'api.test:443' }, { port: 8_443 }, false],
    [{ hostPattern: 'api.test:8443' }, { port: 8_443 }, true],
    [{ hostPattern: 'api.test:*' }, { port: 8_443 }, true],
    [{ hostPattern: '[2001:db8::1]' }, { host: '2001:db8::1' }, true],
    [{ hostPattern: '[2001:db8::1]:8443' }, { host: '2001:db8::1', port: 8_443 }, true],
    [{ hostPattern: '[2001:db8::1]:8443' }, { host: '2001:db8::1' }, false],
    [{ method: 'GET' }, {}, true],
    [{ method: 'POST' }, {}, false],
    [{ pathPattern: '/v1/*' }, {}, true],
    [{ pathPattern: '/v1/x' }, { path: '/%76%31/x' }, true],
    [{ pathPattern: '/v2*' }, {}, false],
    [{ projectId: HERE }, {}, true],
    [{ projectId: 'elsewhere' as ProjectId }, {}, false],
    [{ agentId: agent.id }, {}, true],
    [{ agentId: 'another' as AgentId }, {}, false],
  ] as const)('%j of %j: %s', (more, asked, expected) => {
    expect(isAbout(rule(more), asked)).toBe(expected)
  })
})

describe('a body', () => {
  const judged = (one: KnownRule, body: Parameters<typeof judge>[2]) =>
    judge({ policyMode: 'allow' }, [one], body).do

  it('is looked into where a rule asks for it', () => {
    expect(asksForBody([rule()])).toBe(false)
    expect(asksForBody([rule(), rule({ conditions: contains('x') })])).toBe(true)
  })

  it.each([
    ['plain', 'a secret word', true],
    ['JSON, however it is escaped', '{"a":["s\\u0065cret word"]}', true],
    ['a form under another name', 'a=nothing', false],
    ['nothing', '', false],
  ])('of %s is held against what a rule looks for', (_what, text, isBlocked) => {
    expect(judged(rule({ conditions: contains('secret') }), { text })).toBe(isBlocked ? 'block' : 'pass')
  })

  it.each([
    ['{"params":{"to":"eve@x.test"}}', true],
    ['{"params":{"from":"eve@x.test"}}', false],
    ['{"to":"eve@x.test"}', false],
    ['params.to=eve%40x.test', true],
  ])('has a key looked up in JSON and in forms: %s', (text, isBlocked) => {
    const one = rule({ conditions: contains('eve@', 'params.to') })
    expect(judged(one, { text })).toBe(isBlocked ? 'block' : 'pass')
  })

  it('that cannot be seen is taken for what a restricting rule looks for, and never for what an allowing one does', () => {
    const conditions = contains('x')
    expect(judged(rule({ conditions }), 'unseen')).toBe('block')
    expect(judge({ policyMode: 'deny' }, [rule({ conditions, action: 'allow' })], 'unseen').do).toBe('block')
    expect(judge({ policyMode: 'deny' }, [rule({ conditions, action: 'allow' })], { text: 'x' }).do).toBe(
      'pass',
    )
  })

  it('has to meet every condition', () => {
    const both = rule({ conditions: [...contains('a'), ...contains('b')] })
    expect(judged(both, { text: 'a' })).toBe('pass')
    expect(judged(both, { text: 'a b' })).toBe('block')
  })
})

describe('what rules say together', () => {
  const someRule = fc
    .record({
      action: fc.constantFrom(
        'block' as const,
        'manual_approval' as const,
        'rate_limit' as const,
        'allow' as const,
      ),
      condition: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    })
    .map(({ action, condition }) =>
      rule({ action, ...(condition !== undefined && { conditions: contains(condition) }) }),
    )
  const someRules = fc
    .array(someRule, { maxLength: 8 })
    .map((rules) => rules.map((one, at) => ({ ...one, id: `rule-${at}` as RuleId })))
  const someBody = fc.constantFrom('unseen' as const, { text: '' }, { text: 'a' }, { text: 'a b' })
  const mode = fc.constantFrom('allow' as const, 'deny' as const)

  it('is what the strictest of those that apply says, whatever their order', () => {
    fc.assert(
      fc.property(someRules, someBody, mode, (rules, body, policyMode) => {
        const applying = rules.filter(({ conditions: [condition], action }) => {
          if (condition === undefined) return true
          return body === 'unseen' ? action !== 'allow' : body.text.includes(condition.value)
        })
        const has = (action: KnownRule['action']) => applying.some((one) => one.action === action)
        for (const given of [rules, rules.toReversed()]) {
          const judgement = judge({ policyMode }, given, body)
          const isBlocked = has('block') || (applying.length === 0 && policyMode === 'deny')
          expect(judgement.do).toBe(isBlocked ? 'block' : 'pass')
          if (judgement.do === 'block') {
            expect(judgement.rule === undefined).toBe(!has('block'))
            continue
          }
          expect(judgement.approval !== undefined).toBe(has('manual_approval'))
          expect(judgement.limits.length).toBe(
            applying.filter(({ action }) => action === 'rate_limit').length,
          )
          const strictest = (['manual_approval', 'rate_limit', 'allow'] as const).find(has)
          expect(judgement.rule?.action).toBe(strictest)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
