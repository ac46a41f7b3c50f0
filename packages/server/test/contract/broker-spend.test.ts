import { describe, expect, it } from 'vitest'
import { type AgentId, newId, type OrgId, type PartnerId, type ProjectId } from '../../src/kernel/ids.ts'
import { appendUsage, type NewUsage } from '../support/kept-spend.ts'
import { bearer, createTestOrg, createTestPartner, type TestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const agents = { one: newId<AgentId>(), two: newId<AgentId>() }
const call = (wish: Partial<NewUsage>): NewUsage => ({
  projectId: newId<ProjectId>(),
  agentId: agents.one,
  tier: 'partner',
  provider: 'anthropic',
  model: 'small',
  inputTokens: 100,
  outputTokens: 10,
  nanoDollars: 1_000n,
  estimated: false,
  requestId: newId(),
  ...wish,
})

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const [home, other] = [await createTestOrg(partner), await createTestOrg(partner)]
  const spend = async (org: TestOrg, calls: readonly NewUsage[], at = '2026-03-15T09:00:00Z') => {
    const { clock, domain } = tenantry()
    const start = clock.now
    clock.now = new Date(at)
    const place = { partnerId: partner.id as PartnerId, orgId: org.organizationId as OrgId }
    await appendUsage(domain, place, calls)
    clock.now = start
  }
  await spend(home, [
    call({}),
    call({ agentId: agents.two, model: 'large', nanoDollars: 9_007_199_254_740_993n, estimated: true }),
    call({ tier: 'organization', nanoDollars: 7n }),
  ])
  await spend(home, [call({ nanoDollars: 5n })], '2026-03-13T23:59:59.999Z')
  await spend(other, [call({ nanoDollars: 3n })])
  await spend(home, [call({ nanoDollars: 1n })], '2026-01-01T00:00:00Z')
  return { partner, home, other }
}
type Setting = Awaited<ReturnType<typeof setUp>>

interface Report {
  readonly data: readonly Record<string, unknown>[]
  readonly total: Record<string, unknown>
}
const byPartner = async ({ partner }: Setting, query: string): Promise<Report> =>
  (await partner.broker('GET', `/v1/partner/spend?${query}`)).body as Report
const byOrg = async ({ home }: Setting, query: string): Promise<Report> =>
  (await tenantry().call('GET', `/v1/org/spend?${query}`, { headers: bearer(home.orgApiKey) })).body as Report
const nanos = ({ data }: Report, ...keys: string[]) =>
  data.map((row) => [...keys.map((key) => row[key]), row['nanoDollars']])

describe('GET /v1/partner/spend', () => {
  it('sums up what was spent on the partner’s own secrets, to the last billionth', async () => {
    const setting = await setUp()
    const { home, other, partner } = setting
    const answer = await partner.broker('GET', '/v1/partner/spend?groupBy=org')
    const sums = { requests: 3, inputTokens: 300, outputTokens: 30 }
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        from: '2026-02-13T10:30:00.000Z',
        to: '2026-03-15T10:30:00.000Z',
        groupBy: 'org',
        data: [
          { orgId: home.organizationId, ...sums, nanoDollars: '9007199254741998', estimated: true },
          {
            orgId: other.organizationId,
            ...{ requests: 1, inputTokens: 100, outputTokens: 10, nanoDollars: '3', estimated: false },
          },
        ],
        more: false,
        total: {
          ...{ requests: 4, inputTokens: 400, outputTokens: 40, nanoDollars: '9007199254742001' },
          estimated: true,
        },
      },
    ])
    expect(nanos(await byPartner(setting, 'groupBy=agent'), 'orgId', 'agentId')).toEqual([
      [home.organizationId, agents.two, '9007199254740993'],
      [home.organizationId, agents.one, '1005'],
      [other.organizationId, agents.one, '3'],
    ])
    expect(nanos(await byPartner(setting, 'groupBy=model'), 'provider', 'model')).toEqual([
      ['anthropic', 'large', '9007199254740993'],
      ['anthropic', 'small', '1008'],
    ])
    expect(nanos(await byPartner(setting, ''), 'day')).toEqual([
      ['2026-03-13', '5'],
      ['2026-03-15', '9007199254741996'],
    ])
  })

  it('is narrowed to an organization and a span, and shows nothing of a stranger’s', async () => {
    const setting = await setUp()
    const stranger = await setUp()
    const of = (org: TestOrg) => byPartner(setting, `groupBy=org&orgId=${org.organizationId}`)
    expect(nanos(await of(setting.other), 'orgId')).toEqual([[setting.other.organizationId, '3']])
    expect(await of(stranger.home)).toMatchObject({ data: [], total: { requests: 0, nanoDollars: '0' } })
    const span = 'from=2026-03-13T23:59:59.999Z&to=2026-03-15T09:00:00Z'
    expect(nanos(await byPartner(setting, span), 'day')).toEqual([['2026-03-13', '5']])
  })
})

describe('GET /v1/org/spend', () => {
  it('sums up all that the organization spent, and nothing of a sibling’s', async () => {
    const setting = await setUp()
    expect(nanos(await byOrg(setting, 'groupBy=agent'), 'agentId')).toEqual([
      [agents.two, '9007199254740993'],
      [agents.one, '1012'],
    ])
    expect(nanos(await byOrg(setting, 'groupBy=org'), 'orgId')).toEqual([
      [setting.home.organizationId, '9007199254742005'],
    ])
  })
})

it.each([
  ...['groupBy=month', 'from=x', 'to=x', 'to=2026-02-31T00:00:00Z', 'from=2026-03-16T00:00:00Z'],
  'from=2020-01-01T00:00:00Z',
])('both refuse ?%s with 400', async (query) => {
  const partner = await createTestPartner(tenantry())
  const { orgApiKey } = await createTestOrg(partner)
  const answers = [
    await partner.broker('GET', `/v1/partner/spend?${query}`),
    await tenantry().call('GET', `/v1/org/spend?${query}`, { headers: bearer(orgApiKey) }),
  ]
  for (const { status, text } of answers)
    expect([status, text]).toEqual([400, expect.stringContaining(query.split('=')[0] ?? '')])
})

it('what was spent is never rewritten: the product’s role may only add', async () => {
  const { partner } = await setUp()
  const reach = { partnerId: partner.id as PartnerId, orgId: 'any' } as const
  for (const statement of ['update usage set nano_dollars = 0', 'delete from usage'])
    await expect(
      tenantry().domain.store.asTenant(reach, (tx) => tx.execute(statement)),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
})
