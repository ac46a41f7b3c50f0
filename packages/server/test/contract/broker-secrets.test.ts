import { describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { spellingsOf, storedText } from './stored-text.ts'

const tenantry = useTenantry()

const VALUE = 'sk-ant-api03-0123456789abcdefXYZ9'
const ANTHROPIC = { name: 'Fallback', type: 'anthropic', value: VALUE, hostPattern: 'API.anthropic.com' }
const GENERIC = {
  name: 'Other',
  type: 'generic',
  value: 'short',
  hostPattern: '*.example.com',
  injectionConfig: { headerName: 'X-Api-Key' },
}
const notFound = { error: { message: 'Secret not found', type: 'not_found_error' } }

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  const caller =
    (key: string, headers: Record<string, string> = {}) =>
    (method: string, path: string, body?: object) =>
      tenantry().call(method, path, { headers: { ...bearer(key), ...headers }, ...(body && { body }) })
  return {
    partner,
    org,
    asPartner: caller(partner.key),
    asOrg: caller(org.orgApiKey),
    asOrgInProject: caller(org.orgApiKey, { 'x-project-id': org.projectId }),
    asProject: caller(org.projectApiKey),
  }
}
type Stage = Awaited<ReturnType<typeof setUp>>
const idOf = ({ body }: Answer): string => String((body as { id: unknown }).id)
const messageOf = ({ body }: Answer): string => {
  const { error } = body as { error: string | { message: string } }
  return typeof error === 'string' ? error : error.message
}

const TIERS = [
  ['/v1/partner/secrets', ({ asPartner }: Stage) => asPartner, undefined],
  ['/partner/secrets', ({ asPartner }: Stage) => asPartner, undefined],
  ['/v1/org/secrets', ({ asOrg }: Stage) => asOrg, 'organization'],
  ['/v1/secrets', ({ asProject }: Stage) => asProject, 'project'],
  ['/v1/secrets', ({ asOrgInProject }: Stage) => asOrgInProject, 'project'],
] as const

describe.each(TIERS)('%s', (path, callerOf, scope) => {
  it('creates (201), lists (200), changes (200) and deletes (204) a secret', async () => {
    const stage = await setUp()
    const call = callerOf(stage)
    const created = await call('POST', path, ANTHROPIC)
    const shown = {
      id: expect.any(String),
      name: 'Fallback',
      type: 'anthropic',
      valueSource: 'inline',
      hostPattern: 'api.anthropic.com',
      pathPattern: null,
      createdAt: '2026-03-15T10:30:00.000Z',
      preview: 'sk-ant••••••••XYZ9',
    }
    expect([created.status, created.body]).toEqual([201, shown])
    const id = idOf(created)
    const listed = {
      ...shown,
      id,
      opRef: null,
      injectionConfig: null,
      metadata: { authMode: 'api-key' },
      typeLabel: 'Anthropic API Key',
      ...(scope && { scope }),
    }
    expect((await call('GET', path)).body).toEqual([listed])
    const changes = {
      name: 'New',
      value: 'sk-ant-oat01-x',
      hostPattern: 'x.example:8443',
      pathPattern: '/v1/*',
    }
    const changed = await call('PATCH', `${path}/${id}`, changes)
    expect([changed.status, changed.body]).toEqual([200, { success: true }])
    const { value: _, ...others } = changes
    const now = { ...listed, ...others, preview: '••••••••', metadata: { authMode: 'oauth' } }
    expect((await call('GET', path)).body).toEqual([now])
    expect((await call('PATCH', `${path}/${id}`, { pathPattern: null })).status).toBe(200)
    expect((await call('GET', path)).body).toEqual([{ ...now, pathPattern: null }])
    expect((await call('PATCH', `${path}/${id}`, { pathPattern: '/a' })).status).toBe(200)
    expect((await call('PATCH', `${path}/${id}`, { pathPattern: '' })).status).toBe(200)
    expect((await call('GET', path)).body).toEqual([{ ...now, pathPattern: null }])
    const gone = await call('DELETE', `${path}/${id}`)
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await call('GET', path)).body).toEqual([])
  })

  it('labels every type and keeps an injection as it was given', async () => {
    const call = callerOf(await setUp())
    await call('POST', path, { ...ANTHROPIC, type: 'openai', injectionConfig: null })
    const { status } = await call('POST', path, { ...GENERIC, pathPattern: '/a' })
    expect(status).toBe(201)
    expect((await call('GET', path)).body).toMatchObject([
      { typeLabel: 'OpenAI API Key', metadata: { authMode: 'api-key' }, injectionConfig: null },
      {
        typeLabel: 'Generic Secret',
        metadata: null,
        injectionConfig: { headerName: 'X-Api-Key' },
        pathPattern: '/a',
      },
    ])
  })

  it.each([
    ['a URL', { hostPattern: 'https://api.anthropic.com' }, /^Enter a hostname, not a URL/],
    ['a path', { hostPattern: 'api.anthropic.com/v1' }, /^Enter a hostname, not a URL/],
    ['spaces', { hostPattern: 'api anthropic' }, /^hostPattern must not contain spaces$/],
    ['a public suffix', { hostPattern: '*.co.uk' }, /public suffix co\.uk/],
    ['a bad path pattern', { pathPattern: 'v1' }, /^pathPattern must begin with \/$/],
    ['a line break', { value: 'a\r\nEvil: 1' }, /^value must be one line, without CR, LF or NUL$/],
    [
      '1Password',
      { valueSource: 'onepassword', value: undefined, opRef: 'op://vault/item/field' },
      /^valueSource must be inline: values from 1Password are not supported$/,
    ],
    [
      '1Password beside a value',
      { valueSource: 'onepassword' },
      /^valueSource must be inline: values from 1Password are not supported$/,
    ],
    [
      'an injection on a metered type',
      { injectionConfig: { headerName: 'x' } },
      /^injectionConfig is for generic secrets alone/,
    ],
    ['no injection on a generic', { type: 'generic' }, /^injectionConfig is required for a generic secret$/],
    [
      'a mixed injection',
      { type: 'generic', injectionConfig: { headerName: 'x', paramName: 'y' } },
      /^injectionConfig\./,
    ],
    [
      'a hop-by-hop header',
      { type: 'generic', injectionConfig: { headerName: 'Connection' } },
      /headerName must not be Connection/,
    ],
    ['a blank name', { name: ' ' }, /^name must not be blank$/],
    ['an unknown type', { type: 'google' }, /^type must be one of anthropic, openai, generic$/],
    ['no value', { value: undefined }, /^value is required$/],
    ['an empty value', { value: '' }, /^value /],
    ['a long value', { value: 'x'.repeat(10_001) }, /^value /],
    ['a long name', { name: 'x'.repeat(256) }, /^name /],
  ])('refuses %s with 400, and shows no value', async (_what, wrong, message) => {
    const call = callerOf(await setUp())
    const answer = await call('POST', path, { ...ANTHROPIC, ...wrong })
    expect(answer.status).toBe(400)
    expect(messageOf(answer)).toMatch(message)
    expect(answer.text).not.toContain('Evil')
    expect((await call('GET', path)).body).toEqual([])
  })

  it('refuses a change of nothing, and one that breaks a rule, with 400', async () => {
    const call = callerOf(await setUp())
    const id = idOf(await call('POST', path, GENERIC))
    for (const body of [{}, { type: 'openai' }, { surprise: 1 }]) {
      const answer = await call('PATCH', `${path}/${id}`, body)
      expect([answer.status, messageOf(answer)]).toEqual([400, 'At least one field must be provided'])
    }
    const wrong = [
      { hostPattern: 'a/b' },
      { injectionConfig: null },
      { value: 'a\nb' },
      { valueSource: 'onepassword' },
    ]
    for (const body of wrong) expect((await call('PATCH', `${path}/${id}`, body)).status).toBe(400)
    expect((await call('GET', path)).body).toMatchObject(
      [{ ...GENERIC, value: undefined }].map(({ value: _, ...rest }) => rest),
    )
  })

  it('answers 404 alike to a missing, a stranger’s, another tier’s and a malformed secret', async () => {
    const stage = await setUp()
    const call = callerOf(stage)
    const stranger = await setUp()
    const others = [
      idOf(await callerOf(stranger)('POST', path, ANTHROPIC)),
      ...(path.includes('partner')
        ? []
        : [idOf(await stage.asPartner('POST', '/v1/partner/secrets', ANTHROPIC))]),
      ...(path === '/v1/org/secrets' ? [] : [idOf(await stage.asOrg('POST', '/v1/org/secrets', ANTHROPIC))]),
      ...(path === '/v1/secrets' ? [] : [idOf(await stage.asProject('POST', '/v1/secrets', ANTHROPIC))]),
    ]
    for (const id of [newId(), ...others, 'nope', others[0]?.toUpperCase()]) {
      const change = await call('PATCH', `${path}/${id}`, { name: 'Mine' })
      const remove = await call('DELETE', `${path}/${id}`)
      expect([change.status, change.body, remove.status, remove.body]).toEqual([404, notFound, 404, notFound])
    }
  })

  it('takes no more than its list can hold (409)', async () => {
    const stage = await setUp()
    const call = callerOf(stage)
    const id = idOf(await call('POST', path, ANTHROPIC))
    await tenantry().database.sql(
      `insert into secrets select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
       from secrets s, generate_series(1, 999) where s.id = $1`,
      [id],
    )
    const answer = await call('POST', path, ANTHROPIC)
    expect([answer.status, messageOf(answer)]).toEqual([
      409,
      'There may be at most 1000 secrets in one place',
    ])
  })
})

describe('whose key opens what', () => {
  it('refuses the wrong kind of key with 403, an org key without its project with 401, and no key with 401', async () => {
    const { asPartner, asOrg, asProject } = await setUp()
    const statuses = [
      await asOrg('GET', '/v1/partner/secrets'),
      await asProject('GET', '/partner/secrets'),
      await asPartner('GET', '/v1/org/secrets'),
      await asProject('POST', '/v1/org/secrets', ANTHROPIC),
      await asPartner('GET', '/v1/secrets'),
      await asOrg('GET', '/v1/secrets'),
      await asOrg('POST', '/v1/secrets', ANTHROPIC),
      await tenantry().call('GET', '/v1/secrets', {}),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 401, 401, 401])
  })

  it('answers 404 to a project of another organization', async () => {
    const { org } = await setUp()
    const { org: other } = await setUp()
    const headers = { ...bearer(org.orgApiKey), 'x-project-id': other.projectId }
    const answer = await tenantry().call('POST', '/v1/secrets', { headers, body: ANTHROPIC })
    expect([answer.status, messageOf(answer)]).toEqual([404, 'Project not found'])
  })

  it('shows a project its organization’s secrets too, told apart, and no sibling project’s', async () => {
    const { partner, org, asOrg, asProject, asOrgInProject } = await setUp()
    const shared = idOf(await asOrg('POST', '/v1/org/secrets', ANTHROPIC))
    const own = idOf(await asProject('POST', '/v1/secrets', ANTHROPIC))
    const sibling = newId()
    const row = [partner.id, sibling, org.organizationId]
    await tenantry().database.sql(
      `insert into projects (partner_id, id, org_id, name, slug, created_at) values ($1, $2, $3, 'Two', 'two', now())`,
      row,
    )
    const headers = { ...bearer(org.orgApiKey), 'x-project-id': sibling }
    await tenantry().call('POST', '/v1/secrets', { headers, body: ANTHROPIC })
    const expected = [
      { id: shared, scope: 'organization' },
      { id: own, scope: 'project' },
    ]
    for (const call of [asProject, asOrgInProject])
      expect((await call('GET', '/v1/secrets')).body).toMatchObject(expected)
    expect((await asOrg('GET', '/v1/org/secrets')).body).toHaveLength(1)
    expect((await asProject('DELETE', `/v1/secrets/${shared}`)).status).toBe(404)
  })
})

describe.each(['/v1/org/partner/inherited-secrets', '/org/partner/inherited-secrets'])('GET %s', (path) => {
  it('lists the partner’s enabled secrets to the organization, at once as they change', async () => {
    const { asPartner, asOrg } = await setUp()
    const id = idOf(await asPartner('POST', '/v1/partner/secrets', ANTHROPIC))
    const listed = (await asPartner('GET', '/v1/partner/secrets')).body
    expect((await asOrg('GET', path)).body).toEqual(listed)
    expect(listed).not.toMatchObject([{ scope: expect.any(String) }])
    await asPartner('PATCH', `/v1/partner/secrets/${id}`, { name: 'Renamed' })
    expect((await asOrg('GET', path)).body).toMatchObject([{ id, name: 'Renamed' }])
    await tenantry().database.sql('update secrets set enabled = false where id = $1', [id])
    expect((await asOrg('GET', path)).body).toEqual([])
    await tenantry().database.sql('update secrets set enabled = true where id = $1', [id])
    await asPartner('DELETE', `/v1/partner/secrets/${id}`)
    expect((await asOrg('GET', path)).body).toEqual([])
  })

  it('is to read only', async () => {
    const { asPartner, asOrg, asProject } = await setUp()
    const id = idOf(await asPartner('POST', '/v1/partner/secrets', ANTHROPIC))
    for (const call of [
      asOrg('PATCH', `/v1/org/secrets/${id}`, { name: 'x' }),
      asOrg('DELETE', `/v1/org/secrets/${id}`),
    ])
      expect((await call).status).toBe(404)
    expect((await asOrg('POST', path, ANTHROPIC)).status).toBe(405)
    expect([(await asPartner('GET', path)).status, (await asProject('GET', path)).status]).toEqual([403, 403])
  })

  it('is empty once the organization has detached', async () => {
    const { org, asPartner, asOrg } = await setUp()
    await asPartner('POST', '/v1/partner/secrets', ANTHROPIC)
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [org.organizationId])
    expect(await asOrg('GET', path)).toMatchObject({ status: 200, body: [] })
  })
})

it('a value is stored sealed and stands nowhere else: not in events, stored answers or the log', async () => {
  const { partner, asPartner, asOrg, asProject } = await setUp()
  const value = 'readable-nowhere-4f2a91c7d3'
  const body = { ...GENERIC, value }
  const headers = { ...bearer(partner.key), 'idempotency-key': 'sealed' }
  await tenantry().call('POST', '/v1/partner/secrets', { headers, body })
  const id = idOf(await asOrg('POST', '/v1/org/secrets', body))
  await asProject('POST', '/v1/secrets', body)
  await asPartner('POST', '/v1/partner/secrets', { ...body, hostPattern: 'a/b' })
  await asOrg('PATCH', `/v1/org/secrets/${id}`, { value })
  const everything = `${await storedText(tenantry())}\n${tenantry().log()}`
  for (const spelling of spellingsOf(value)) expect(everything).not.toContain(spelling)
})

it('a value opens in its own row alone', async () => {
  const { partner, asPartner } = await setUp()
  const [one, two] = [
    idOf(await asPartner('POST', '/v1/partner/secrets', ANTHROPIC)),
    idOf(await asPartner('POST', '/v1/partner/secrets', GENERIC)),
  ]
  const [row] = await tenantry().database.sql('select sealed from secrets where id = $1', [one])
  const sealed = row?.['sealed'] as Uint8Array
  const open = (tenant: string, id: string) =>
    tenantry()
      .domain.keyRing.open(sealed, { tenant, row: `secrets/${id}` })
      .reveal()
  expect(open(partner.id, one)).toBe(VALUE)
  expect(() => open(partner.id, two)).toThrow()
  expect(() => open(newId(), one)).toThrow()
})

describe('how a secret is used', () => {
  it.each(TIERS)(
    '%s: is switched off and on, and may leave without TLS, as is said',
    async (path, callerOf) => {
      const call = callerOf(await setUp())
      const id = idOf(await call('POST', path, { ...ANTHROPIC, allowHttp: true }))
      const shown = async () => ((await call('GET', path)).body as readonly object[])[0]
      expect(await shown()).toMatchObject({ allowHttp: true })
      expect(await shown()).not.toHaveProperty('enabled')
      expect((await call('PATCH', `${path}/${id}`, { enabled: false, allowHttp: false })).status).toBe(200)
      expect(await shown()).toMatchObject({ enabled: false })
      expect(await shown()).not.toHaveProperty('allowHttp')
      expect((await call('PATCH', `${path}/${id}`, { enabled: 'perhaps' })).status).toBe(400)
    },
  )

  it('is off from the beginning where it is made so, and then no organization inherits it', async () => {
    const { asPartner, asOrg } = await setUp()
    const id = idOf(await asPartner('POST', '/v1/partner/secrets', { ...ANTHROPIC, enabled: false }))
    const inherited = async () => (await asOrg('GET', '/v1/org/partner/inherited-secrets')).body
    expect(await inherited()).toEqual([])
    await asPartner('PATCH', `/v1/partner/secrets/${id}`, { enabled: true })
    expect(await inherited()).toHaveLength(1)
  })

  it('is for single agents where a partner says so, and only there', async () => {
    const { asPartner, asOrg, asProject } = await setUp()
    const id = idOf(await asPartner('POST', '/v1/partner/secrets', { ...ANTHROPIC, onlyGranted: true }))
    const [listed] = (await asPartner('GET', '/v1/partner/secrets')).body as readonly object[]
    expect(listed).toMatchObject({ id, onlyGranted: true })
    await asPartner('PATCH', `/v1/partner/secrets/${id}`, { onlyGranted: false })
    expect(((await asPartner('GET', '/v1/partner/secrets')).body as readonly object[])[0]).not.toHaveProperty(
      'onlyGranted',
    )
    // Elsewhere it is a key like any that nobody knows.
    for (const [call, path] of [
      [asOrg, '/v1/org/secrets'],
      [asProject, '/v1/secrets'],
    ] as const) {
      expect((await call('POST', path, { ...ANTHROPIC, onlyGranted: true })).status).toBe(201)
      expect(((await call('GET', path)).body as readonly object[])[0]).not.toHaveProperty('onlyGranted')
    }
  })
})
