import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { useTenantry } from '../support/tenantry.ts'
import { type Provisioned, provision } from './broker-callers.ts'

const tenantry = useTenantry()

const PATH = '/v1/org/gateway/requests'
const PLAIN = {
  method: 'GET',
  scheme: 'https',
  host: 'api.example.com',
  port: 443,
  outcome: 'forwarded',
  status: 200,
  tier: null as string | null,
  secretIds: [] as readonly string[],
  ruleId: null as string | null,
  requestBytes: 0,
  responseBytes: 12,
  durationMs: 5,
  provider: null as string | null,
  model: null as string | null,
  inputTokens: 0,
  outputTokens: 0,
  nanoDollars: '0',
  estimated: false,
}
type Row = typeof PLAIN

/** As the gateway writes it. */
const keep = async (
  { partner, organizationId, projectId }: Provisioned,
  given: Partial<Row> & { readonly agentId?: string; readonly at?: Date } = {},
) => {
  const { agentId = newId(), at = tenantry().clock.now, ...more } = given
  const row = { ...PLAIN, ...more }
  const id = newId()
  await tenantry().database.sql(
    `insert into gateway_requests (partner_id, id, org_id, project_id, agent_id, at, method, scheme, host, port, outcome,
      status, tier, secret_ids, rule_id, request_bytes, response_bytes, duration_ms, provider, model, input_tokens,
      output_tokens, nano_dollars, estimated)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::uuid[], $15, $16, $17, $18, $19, $20, $21, $22,
      $23, $24)`,
    [
      ...[
        partner.id,
        id,
        organizationId,
        projectId,
        agentId,
        at.toISOString(),
        row.method,
        row.scheme,
        row.host,
      ],
      ...[row.port, row.outcome, row.status, row.tier, `{${row.secretIds.join(',')}}`, row.ruleId],
      ...[row.requestBytes, row.responseBytes, row.durationMs, row.provider, row.model, row.inputTokens],
      ...[row.outputTokens, row.nanoDollars, row.estimated],
    ],
  )
  return { ...row, id, projectId, agentId, at: at.toISOString() }
}

const idsIn = (body: unknown): readonly string[] =>
  (body as { data: readonly { id: string }[] }).data.map(({ id }) => id)

describe(`GET ${PATH}`, () => {
  it('shows all that is kept of a request and no more', async () => {
    const place = await provision(tenantry())
    const kept = await keep(place, {
      ...{ tier: 'partner', secretIds: [newId(), newId()], ruleId: newId(), provider: 'anthropic' },
      ...{
        model: 'claude-x',
        inputTokens: 7,
        outputTokens: 9,
        nanoDollars: '123456789012345',
        estimated: true,
      },
    })
    const { status, body } = await place.asOrg('GET', PATH)
    expect([status, body]).toEqual([200, { data: [kept], next: null }])
  })

  it('lists the newest first, page by page, each once', async () => {
    const place = await provision(tenantry())
    const made: string[] = []
    for (let count = 0; count < 5; count++) made.unshift((await keep(place)).id)
    const read: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await place.asOrg('GET', `${PATH}?limit=2${cursor && `&cursor=${cursor}`}`)
      read.push(...idsIn(body))
      cursor = (body as { next: string | null }).next
    }
    expect(read).toEqual(made)
  })

  it('is narrowed to an agent, a host, an outcome and a span', async () => {
    const place = await provision(tenantry())
    const early = await keep(place, { at: new Date('2026-03-15T10:00:00Z') })
    const late = await keep(place, {
      ...{ at: new Date('2026-03-15T11:00:00Z'), host: 'other.example', outcome: 'blocked_by_policy' },
    })
    const found = async (query: string) => idsIn((await place.asOrg('GET', `${PATH}?${query}`)).body)
    expect(await found(`agentId=${early.agentId}`)).toEqual([early.id])
    expect(await found('host=OTHER.example')).toEqual([late.id])
    expect(await found('outcome=blocked_by_policy')).toEqual([late.id])
    expect(await found('since=2026-03-15T11:00:00Z')).toEqual([late.id])
    expect(await found('until=2026-03-15T11:00:00Z')).toEqual([early.id])
    expect(await found(`agentId=${newId()}`)).toEqual([])
  })

  it.each(['agentId=x', 'since=yesterday', 'until=x', 'cursor=x', 'limit=0', 'limit=201'])(
    'refuses %s and names the field',
    async (query) => {
      const { asOrg } = await provision(tenantry())
      const { status, text } = await asOrg('GET', `${PATH}?${query}`)
      expect([status, text]).toEqual([400, expect.stringContaining(query.split('=')[0] ?? '')])
    },
  )

  it('is for whoever manages the organization: neither a project, an agent nor the partner reads it', async () => {
    const { asProject, partner, standing, agentToken } = await provision(tenantry())
    expect((await asProject('GET', PATH)).status).toBe(403)
    expect((await partner.broker('GET', PATH)).status).toBe(403)
    expect(await standing(agentToken)).toBe(200)
    const headers = { authorization: `Bearer ${agentToken}` }
    expect((await tenantry().call('GET', PATH, { headers })).status).toBe(403)
  })
})

describe(`GET ${PATH}.csv`, () => {
  it('holds every line below the names of its columns, as a file', async () => {
    const place = await provision(tenantry())
    const first = await keep(place, { secretIds: [newId(), newId()], tier: 'project', estimated: true })
    const second = await keep(place)
    const answer = await place.asOrg('GET', `${PATH}.csv`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="gateway-requests.csv"')
    const asText = ({ secretIds, ...row }: typeof first) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
      secretIds: secretIds.join(' '),
    })
    expect(parse(answer.text, { columns: true })).toEqual([second, first].map(asText))
  })

  it('has the names of the columns alone where nothing is kept', async () => {
    const { asOrg } = await provision(tenantry())
    const { text } = await asOrg('GET', `${PATH}.csv?host=nowhere.example`)
    expect(text.trim().split('\n')).toEqual([expect.stringMatching(/^id,at,projectId,agentId,method,/)])
  })

  it('gives a spreadsheet no formula', async () => {
    const place = await provision(tenantry())
    await keep(place, { model: '=HYPERLINK("http://evil.example")', provider: 'openai' })
    const [row] = parse((await place.asOrg('GET', `${PATH}.csv`)).text, { columns: true }) as {
      model: string
    }[]
    expect(row?.model).toBe(`'=HYPERLINK("http://evil.example")`)
  })

  it('reads on beyond what is read at once', async () => {
    const place = await provision(tenantry())
    const [row] = await tenantry().database.sql(
      `insert into gateway_requests (partner_id, id, org_id, project_id, agent_id, at, method, scheme, host, port, outcome,
        request_bytes, response_bytes, duration_ms)
       select $1, gen_random_uuid(), $2, $3, $4, now(), 'GET', 'https', 'many.example', 443, 'forwarded', 0, 0, 1
       from generate_series(1, 2345) returning 1 as made`,
      [place.partner.id, place.organizationId, place.projectId, newId()],
    )
    expect(row).toEqual({ made: 1 })
    const rows = parse((await place.asOrg('GET', `${PATH}.csv?host=many.example`)).text, { columns: true })
    expect(new Set((rows as { id: string }[]).map(({ id }) => id)).size).toBe(2_345)
  })
})
