import { afterEach, describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { openTenantry, useTenantry } from '../support/tenantry.ts'
import { everyEventOf } from './written-events.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')
afterEach(() => {
  tenantry().clock.now = START
})

const open = (url: string, method = 'GET') => tenantry().call(method, url)
const claimPathOf = ({ claimUrl }: { readonly claimUrl: string }): string =>
  claimUrl.slice('https://tenantry.example'.length)
const newLink = async (orgName = 'Acme Corp', settings = {}) => {
  const partner = await createTestPartner(tenantry(), settings)
  const org = await createTestOrg(partner, orgName)
  return { partner, org, path: claimPathOf(org), token: org.claimUrl.split('token=')[1] ?? '' }
}

const expectPage = (headers: Readonly<Record<string, string>>) => {
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
  expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
  expect(headers['set-cookie']).toBeUndefined()
}

describe('GET /claim?token=', () => {
  it('says who offers what, and keeps the token to itself', async () => {
    const { partner, path, token } = await newLink('Acme Corp')
    const { status, text, headers } = await open(path)
    expect(status).toBe(200)
    expectPage(headers)
    expect(text).toMatch(/^<!doctype html>/i)
    for (const name of ['Acme Corp', partner.name]) expect(text).toContain(name)
    expect(text).not.toContain(token)
  })

  it('shows names as text, never as markup', async () => {
    const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`
    const { path } = await newLink(`Org ${hostile}`, { name: `Partner ${hostile}` })
    const { status, text } = await open(path)
    expect(status).toBe(200)
    for (const tag of ['<script', '<img', '</script']) expect(text.toLowerCase()).not.toContain(tag)
    const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x onerror=alert(1)&gt;'
    for (const name of [`Org ${escaped}`, `Partner ${escaped}`]) expect(text).toContain(name)
  })

  it('is only looked at by GET and HEAD: the link stays live and nothing is written', async () => {
    const { partner, path } = await newLink()
    const before = await everyEventOf(tenantry(), partner)
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) expect((await open(path, method)).status).toBe(200)
    expect(await everyEventOf(tenantry(), partner)).toEqual(before)
  })

  it('works for an org made in any dialect', async () => {
    const partner = await createTestPartner(tenantry())
    await partner.embed('POST', '/orgs', { body: { name: 'Made by embed' } })
    await partner.fleet('partner/createPartnerClient', { clientOrgName: 'Made by fleet' })
    await createTestOrg(partner, 'Made by broker')
    const links = await tenantry().database.sql(
      `select o.name, l.id, l.sealed from claim_links l join orgs o on o.id = l.org_id
       where l.partner_id = $1 and l.used_at is null and l.replaced_at is null order by l.id`,
      [partner.id],
    )
    expect(links.map(({ name }) => name)).toEqual(['Made by embed', 'Made by fleet', 'Made by broker'])
    for (const { name, id, sealed } of links) {
      const place = { tenant: partner.id, row: `claim_links/${String(id)}` }
      const token = tenantry()
        .domain.keyRing.open(sealed as Uint8Array, place)
        .reveal()
      const { status, text } = await open(`/claim?token=${token}`)
      expect([status, text.includes(String(name))]).toEqual([200, true])
    }
  })

  it('lives for seven days and no moment longer', async () => {
    const { path } = await newLink()
    const end = START.getTime() + 7 * 24 * 3_600_000
    tenantry().clock.now = new Date(end - 1)
    expect((await open(path)).status).toBe(200)
    tenantry().clock.now = new Date(end)
    expect((await open(path)).status).toBe(410)
  })

  it('still works for an org that detached before it was claimed', async () => {
    const { org, path } = await newLink()
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [org.organizationId])
    expect((await open(path)).status).toBe(200)
  })
})

describe('a claim link that does not work', () => {
  /** The one page that every dead link gets. */
  const deadPage = async (): Promise<string> => {
    const { status, text, headers } = await open(`/claim?token=${'0'.repeat(64)}`)
    expect(status).toBe(410)
    expectPage(headers)
    return text
  }

  it.each([
    ['without a token', '/claim'],
    ['with an empty token', '/claim?token='],
    ['with a token that is too short', '/claim?token=abc'],
    ['with a token in capitals', `/claim?token=${'A'.repeat(64)}`],
    ['with markup for a token', '/claim?token=%3Cscript%3Ealert(1)%3C/script%3E'],
    ['with a token that is no text', '/claim?token=%FF%FE'],
    ['with NUL in the token', '/claim?token=%00'],
    ['with two tokens', `/claim?token=${'0'.repeat(64)}&token=${'1'.repeat(64)}`],
    ['with a very long token', `/claim?token=${'0'.repeat(10_000)}`],
  ])('gets the same page with 410: %s', async (_what, url) => {
    const { status, text, headers } = await open(url)
    expect([status, text]).toEqual([410, await deadPage()])
    expectPage(headers)
  })

  it.each([
    ['expired', `update claim_links set expires_at = created_at where org_id = $1`],
    ['used', `update claim_links set used_at = created_at where org_id = $1`],
    ['replaced', `update claim_links set replaced_at = created_at where org_id = $1`],
    ['deleted with its org', 'delete from orgs where id = $1'],
  ])('gets the same page with 410: one that was %s', async (_what, change) => {
    const { org, path } = await newLink('Secret Name Inc')
    expect((await open(path)).status).toBe(200)
    await tenantry().database.sql(change, [org.organizationId])
    const { status, text } = await open(path)
    expect([status, text]).toEqual([410, await deadPage()])
    expect(text).not.toContain('Secret Name')
  })

  it('gets the same page with 410: one with a digit changed', async () => {
    const { path } = await newLink()
    const { status, text } = await open(`${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`)
    expect([status, text]).toEqual([410, await deadPage()])
  })
})

describe('the claim page without a database', () => {
  it('fails without a word about what is inside', async () => {
    const broken = await openTenantry()
    try {
      await broken.database.store.close()
      const { status, text } = await broken.call('GET', `/claim?token=${'0'.repeat(64)}`)
      expect([500, 503]).toContain(status)
      expect(text).not.toMatch(/select|claim_links|PGlite|pool|FST_|query|stack/i)
    } finally {
      // Its database is closed already, which closing the rest may complain of.
      await broken.close().catch(() => {})
      await broken.database.close().catch(() => {})
    }
  })
})
