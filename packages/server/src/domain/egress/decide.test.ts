import { describe, expect, it } from 'vitest'
import {
  HERE,
  knownAgent,
  knownRule,
  pictureWith,
  requestTo,
  secretIdOf,
  secretRow,
} from '../../../test/support/egress.ts'
import type { RuleId } from '../../kernel/ids.ts'
import { decide, type Grounds } from './decide.ts'
import { INFERENCE_HOSTS } from './inference-hosts.ts'
import { indexSecrets, type Picture } from './picture.ts'
import type { EgressRequest } from './request.ts'

const NOW = new Date('2026-03-15T10:30:00Z')
const CLAIM_URL = 'https://tenantry.example/claim/x'

const groundsOf = (picture: Partial<Picture>, more: Partial<Grounds> = {}): Grounds => ({
  picture: pictureWith(picture),
  agent: knownAgent(),
  now: NOW,
  inferenceHosts: INFERENCE_HOSTS,
  claimUrl: () => CLAIM_URL,
  ...more,
})

const decided = (
  picture: Partial<Picture>,
  request: Partial<EgressRequest> = {},
  more: Partial<Grounds> = {},
) => decide(groundsOf(picture, more), requestTo(request), 'unseen')

/** The word of the refusal, or that it is let through. */
const wordOf = (...given: Parameters<typeof decided>): string => {
  const verdict = decided(...given)
  return verdict.do === 'refuse' ? verdict.refusal.error : 'forward'
}

const holds = pictureWith().holds

describe('who is let through', () => {
  it.each([
    ['anybody who is well', {}, 'forward'],
    ['nobody of a partner that is not active', { partnerActive: false }, 'partner_inactive'],
    [
      'nobody of an organization that its partner holds',
      { holds: { ...holds, suspendedAt: NOW } },
      'organization_suspended',
    ],
    [
      'nobody of one that the operator holds',
      { holds: { ...holds, operatorSuspendedAt: NOW } },
      'organization_suspended',
    ],
    [
      'whoever’s customer has taken the holder’s access away',
      { holds: { ...holds, suspendedAt: NOW, partnerAccessAllowed: false } },
      'forward',
    ],
    ['nobody of one that was stopped', { isStopped: true }, 'gateway_stopped'],
  ] as const)('is %s', (_who, picture, word) => {
    expect(wordOf(picture)).toBe(word)
  })

  it('is no agent that is stopped or gone', () => {
    expect(wordOf({}, {}, { agent: knownAgent({ isStopped: true }) })).toBe('gateway_stopped')
    expect(wordOf({}, {}, { agent: undefined })).toBe('agent_revoked')
  })
})

describe('the claim gate', () => {
  const unclaimed = { status: 'unclaimed' } as const
  it.each([
    ['a model provider', { host: 'api.anthropic.com', path: '/v1/messages' }, 'forward'],
    ['another path of it', { host: 'api.anthropic.com', path: '/v1/files' }, 'claim_required'],
    [
      'another port of it',
      { host: 'api.anthropic.com', path: '/v1/messages', port: 8_443 },
      'claim_required',
    ],
    [
      'it without TLS',
      { host: 'api.anthropic.com', path: '/v1/messages', scheme: 'http', port: 443 },
      'claim_required',
    ],
    ['a name that ends like it', { host: 'xapi.anthropic.com', path: '/v1/messages' }, 'claim_required'],
    [
      'a name that begins like it',
      { host: 'api.anthropic.com.evil.test', path: '/v1/messages' },
      'claim_required',
    ],
    ['a batch of calls', { host: 'api.anthropic.com', path: '/v1/messages/batches' }, 'claim_required'],
    ['anything else', {}, 'claim_required'],
  ] as const)('decides about %s', (_what, request, word) => {
    expect(wordOf(unclaimed, request)).toBe(word)
  })

  it('names the organization and where it is claimed', () => {
    expect(decided(unclaimed)).toMatchObject({
      refusal: { more: { claim_url: CLAIM_URL, organization: 'Acme' } },
    })
  })

  it('comes before the rules, and rules hold for what it lets through', () => {
    const rules = [knownRule({ hostPattern: '*' })]
    expect(wordOf({ ...unclaimed, rules })).toBe('claim_required')
    expect(wordOf({ ...unclaimed, rules }, { host: 'api.openai.com', path: '/v1/models' })).toBe(
      'blocked_by_policy',
    )
  })
})

describe('an empty segment in a path', () => {
  const path = '/https://other.test/page'
  const rule = knownRule({ action: 'allow', pathPattern: '/admin/*' })
  const secret = (pathPattern: string | null) => ({ secrets: indexSecrets([secretRow({ pathPattern })]) })
  it.each([
    ['nothing looks at the path', {}, 'forward'],
    ['a rule of another host does', { rules: [{ ...rule, hostPattern: 'b.test' }] }, 'forward'],
    ['a rule without a path speaks of it', { rules: [{ ...rule, pathPattern: undefined }] }, 'forward'],
    ['a rule with a path could', { rules: [rule] }, 'bad_request'],
    ['a secret is for every path', secret(null), 'forward'],
    ['a secret is for some paths', secret('/v1/*'), 'bad_request'],
    ['a secret is for one path', secret('/v1'), 'bad_request'],
    ['nobody has claimed the organization', { status: 'unclaimed' }, 'bad_request'],
  ] as const)('where %s', (_where, picture, word) => {
    expect(wordOf(picture, { path })).toBe(word)
    expect(wordOf(picture, { path: '/a/%3Bx' })).toBe(word)
  })
})

describe('rules', () => {
  it('name the one that blocks', () => {
    const id = 'the-rule' as RuleId
    const verdict = decided({ rules: [knownRule({ id, name: 'No' })] })
    expect(verdict).toMatchObject({
      refusal: { message: 'The rule "No" blocks the request.', more: { rule_id: id } },
    })
  })

  it('have to allow what nobody speaks of, where the organization wants that', () => {
    expect(wordOf({ policyMode: 'deny' })).toBe('blocked_by_policy')
    expect(wordOf({ policyMode: 'deny', rules: [knownRule({ action: 'allow' })] })).toBe('forward')
    expect(
      wordOf({ policyMode: 'deny', rules: [knownRule({ action: 'allow', hostPattern: 'b.test' })] }),
    ).toBe('blocked_by_policy')
  })

  it('take a body that nobody could look into for what their author would not want', () => {
    const conditions = [{ target: 'body', operator: 'contains', value: 'x' }] as const
    expect(wordOf({ rules: [knownRule({ conditions })] })).toBe('blocked_by_policy')
    const allows = { policyMode: 'deny' as const, rules: [knownRule({ conditions, action: 'allow' })] }
    expect(wordOf(allows)).toBe('blocked_by_policy')
  })
})

describe('the budget that binds a request', () => {
  const [partners, own] = [secretIdOf(1), secretIdOf(2)]
  const budgetOf = (id: typeof partners) =>
    ({ secretId: id, limitCents: 100, period: 'monthly', enforcement: 'soft' }) as const
  const budgets = new Map([partners, own].map((id) => [id, budgetOf(id)]))
  const partnerRow = secretRow({ id: partners, tier: 'partner', orgId: null })

  it('is that of the partner’s secret', () => {
    const secrets = indexSecrets([partnerRow])
    expect(decided({ secrets, budgets })).toMatchObject({ budget: { secretId: partners } })
  })

  it('is none where the organization pays for itself', () => {
    const secrets = indexSecrets([partnerRow, secretRow({ id: own, tier: 'project', projectId: HERE })])
    expect(decided({ secrets, budgets })).toMatchObject({ secrets: [{ id: own }], budget: undefined })
  })
})
