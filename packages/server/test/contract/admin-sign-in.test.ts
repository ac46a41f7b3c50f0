import { describe, expect, it } from 'vitest'
import { sweepLoginLinks } from '../../src/domain/login-link/index.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { readOpenApi } from '../support/openapi.ts'
import { admin, bearer, createTestPartner } from '../support/partners.ts'
import { composeOn, OPERATOR_KEY, openGround, type TestTenantry, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PATH = '/admin/v1'
const UNKNOWN = 'f'.repeat(64)

const cookieIn = (header: unknown): string => {
  const [whole = ''] = [header].flat().map(String)
  return whole.split(';', 1)[0] ?? ''
}
const signIn = async () => {
  const { status, headers, body } = await admin(tenantry(), 'POST', '/sessions')
  expect(status).toBe(201)
  return { cookie: cookieIn(headers['set-cookie']), set: String(headers['set-cookie']), body }
}
const as = (cookie: string, method: string, path: string, headers = {}, body?: object) =>
  tenantry().call(method, `${PATH}${path}`, {
    headers: { cookie, ...headers },
    ...(body !== undefined && { body }),
  })
const newLink = async (): Promise<string> => {
  const { status, body } = await admin(tenantry(), 'POST', '/sign-in-links')
  expect(status).toBe(201)
  const { url } = body as { url: string }
  expect(url).toMatch(/\/operator\/sign-in#[0-9a-f]{64}$/)
  return url.split('#')[1] ?? ''
}
const redeem = (token: unknown, headers = {}) =>
  tenantry().call('POST', `${PATH}/sign-in-links/redeem`, { body: { token }, headers })

describe('a session of the operator’s', () => {
  it('is opened by the operator key alone, and its cookie is read by no script and sent by no other site', async () => {
    const { set, body } = await signIn()
    expect(set).toMatch(
      /^__Host-tenantry\.operator=[0-9a-f]{64}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    )
    expect(body).toEqual({ expiresAt: expect.stringMatching(/Z$/) })
    const partner = await createTestPartner(tenantry())
    for (const [headers, code] of [
      [{}, 'credential.missing'],
      [bearer(partner.key), 'credential.invalid'],
    ] as const) {
      const refused = await tenantry().call('POST', `${PATH}/sessions`, { headers })
      expect([refused.status, refused.body]).toMatchObject([401, { error: { code } }])
      expect(refused.headers['set-cookie']).toBeUndefined()
    }
    const { cookie } = await signIn()
    for (const path of ['/sessions', '/sign-in-links']) {
      const refused = await as(cookie, 'POST', path)
      expect([refused.status, refused.body]).toMatchObject([401, { error: { code: 'credential.missing' } }])
    }
  })

  it('stands for the key until it is ended', async () => {
    const { cookie } = await signIn()
    const name = 'Made in a browser'
    const made = await as(cookie, 'POST', '/partners', {}, { name, ownerEmail: 'o@example.com' })
    expect(made.status).toBe(201)
    expect((await as(cookie, 'GET', '/overview')).status).toBe(200)
    const ended = await as(cookie, 'DELETE', '/sessions/current')
    expect([ended.status, String(ended.headers['set-cookie'])]).toEqual([
      204,
      expect.stringContaining('__Host-tenantry.operator=; Max-Age=0'),
    ])
    const after = await as(cookie, 'GET', '/overview')
    expect([after.status, after.body]).toMatchObject([401, { error: { code: 'credential.missing' } }])
  })

  it('changes nothing for pages of other sites', async () => {
    const { cookie } = await signIn()
    const change = { name: 'Never made', ownerEmail: 'o@example.com' }
    for (const from of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const refused = await as(cookie, 'POST', '/partners', from, change)
      expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'session.cross_site' } }])
    }
  })

  it('is nothing to the dialects, and no person’s cookie is anything here', async () => {
    const { cookie } = await signIn()
    const { status } = await tenantry().call('GET', '/v1/partner/orgs', { headers: { cookie } })
    expect(status).toBe(401)
    const token = cookie.split('=')[1]
    for (const other of ['tenantry.session_token', 'tenantry.confined', 'tenantry.operator'])
      expect((await as(`${other}=${token}`, 'GET', '/overview')).status).toBe(401)
    expect((await as('__Host-tenantry.operator=', 'GET', '/overview')).status).toBe(401)
  })

  it('is taken by the operations that say so in their document, and by no other', async () => {
    const { cookie } = await signIn()
    const { paths, security: usual = [] } = await readOpenApi(tenantry().http, 'admin')
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security = usual }]) => ({ path, method, security })),
    )
    const takes = (security: readonly object[]) => security.some((one) => 'operatorSession' in one)
    const unlike: string[] = []
    for (const { path, method, security } of operations) {
      if (security.length === 0 || path.endsWith('/sessions/current')) continue
      const url = path.replace(/\{\w+\}/g, 'x')
      const { status } = await tenantry().call(method.toUpperCase(), url, { headers: { cookie } })
      if ((status !== 401) !== takes(security)) unlike.push(`${method} ${path}`)
    }
    expect(unlike).toEqual([])
    expect(operations.filter(({ security }) => takes(security)).length).toBeGreaterThan(15)
  })

  it('does not make a wrong key right', async () => {
    const { cookie } = await signIn()
    expect((await as(cookie, 'GET', '/overview', bearer('wrong'))).status).toBe(401)
  })

  it('ends with its time, and is swept then', async () => {
    const { cookie } = await signIn()
    const { database } = tenantry()
    await database.sql(`update operator_passes set expires_at = created_at`)
    expect((await as(cookie, 'GET', '/overview')).status).toBe(401)
    await sweepLoginLinks(tenantry().domain)
    expect(await database.sql('select id from operator_passes')).toEqual([])
  })

  it('is worth nothing to whoever reads the database', async () => {
    const { cookie } = await signIn()
    const rows = await tenantry().database.sql(
      `select id::text as id, encode(token_hash, 'hex') as hash from operator_passes`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const value of rows.flatMap(({ id, hash }) => [String(id), String(hash)])) {
      expect(cookie).not.toContain(value)
      expect((await as(`__Host-tenantry.operator=${value}`, 'GET', '/overview')).status).toBe(401)
      expect((await redeem(value)).status).toBe(410)
    }
  })

  it('ends with the operator key', async () => {
    const ground = await openGround()
    const [first, second] = [
      await composeOn(ground),
      await composeOn(ground, { operatorKey: new Secret('another-operator-key-of-the-tests-01') }),
    ]
    const { headers } = await admin(first, 'POST', '/sessions')
    const cookie = cookieIn(headers['set-cookie'])
    const statusAt = async (server: TestTenantry) =>
      (await server.call('GET', `${PATH}/overview`, { headers: { cookie } })).status
    expect([await statusAt(first), await statusAt(second)]).toEqual([200, 401])
    await second.close()
    await first.close()
    await ground.database.close().catch(() => {})
  })
})

describe('a link that signs the operator in', () => {
  it('opens one session', async () => {
    const token = await newLink()
    const opened = await redeem(token)
    expect(opened.status).toBe(201)
    expect((await as(cookieIn(opened.headers['set-cookie']), 'GET', '/overview')).status).toBe(200)
    const again = await redeem(token)
    expect([again.status, again.body]).toMatchObject([410, { error: { code: 'sign_in_link.gone' } }])
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('opens one for one of many who come at once', async () => {
    const token = await newLink()
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await redeem(token)).status))
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 410)])
  })

  it.each([[UNKNOWN], ['x'], [OPERATOR_KEY]])('is none where nobody made it: %s', async (token) => {
    expect((await redeem(token)).status).toBe(410)
  })

  it('is no session, and a session is no link', async () => {
    const token = await newLink()
    expect((await as(`__Host-tenantry.operator=${token}`, 'GET', '/overview')).status).toBe(401)
    const { cookie } = await signIn()
    expect((await redeem(cookie.split('=')[1])).status).toBe(410)
  })

  it.each([[undefined], [null], [7], [''], [['x']], ['x'.repeat(201)]])(
    'is asked for as text by the name of its field: %j',
    async (token) => {
      const { status, body } = await redeem(token)
      expect([status, body]).toMatchObject([400, { error: { field: 'token' } }])
    },
  )

  it('works in no page of another site, which leaves it to its own', async () => {
    const token = await newLink()
    expect((await redeem(token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await redeem(token)).status).toBe(201)
  })

  it('is over after fifteen minutes', async () => {
    const token = await newLink()
    await tenantry().database.sql(`update operator_passes set expires_at = created_at`)
    expect((await redeem(token)).status).toBe(410)
  })
})

describe('the overview of the installation', () => {
  it('counts partners, organizations by state, and mails', async () => {
    type Counts = Record<string, Record<string, number>>
    const count = async () => (await admin(tenantry(), 'GET', '/overview')).body as Counts
    const before = await count()
    const partner = await createTestPartner(tenantry())
    await partner.embed('POST', '/orgs', { body: { name: 'A customer' } })
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
    const after = await count()
    const more = (noun: string, field: string): number =>
      Number(after[noun]?.[field]) - Number(before[noun]?.[field])
    expect([more('partners', 'total'), more('partners', 'active')]).toEqual([1, 0])
    expect([more('organizations', 'total'), more('organizations', 'unclaimed')]).toEqual([1, 1])
    expect([more('organizations', 'claimed'), more('organizations', 'detached')]).toEqual([0, 0])
    expect(more('mails', 'waiting')).toBeGreaterThan(0)
    expect(after).toMatchObject({
      node: {
        database: tenantry().database.store.engine,
        sendsMail: false,
        sharedRateLimits: false,
        residentBytes: expect.any(Number),
      },
    })
  })
})
