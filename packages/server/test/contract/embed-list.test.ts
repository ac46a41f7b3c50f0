import { describe, expect, it } from 'vitest'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

interface Listed {
  readonly data: readonly { readonly id: string; readonly name: string }[]
  readonly total: number
}
interface Created {
  readonly id: string
  readonly widget_token: string
}

const createMany = async (partner: TestPartner, howMany: number): Promise<readonly Created[]> => {
  const orgs: Created[] = []
  for (let i = 0; i < howMany; i++) {
    const { body } = await partner.embed('POST', '/orgs', { body: { name: `Org ${i}` } })
    orgs.push(body as Created)
  }
  return orgs
}

const list = async (partner: TestPartner, query = '') => {
  const answer = await partner.embed('GET', `/orgs${query}`)
  return { ...answer, listed: answer.body as Listed }
}
const namesOf = ({ data }: Listed) => data.map(({ name }) => name)

describe('GET /partner/v1/orgs (embed guide, "List Orgs")', () => {
  it('answers an empty list to a partner without organizations: its own one does not count', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await list(partner)
    expect(status).toBe(200)
    expect(body).toEqual({ data: [], total: 0 })
  })

  it('shows id, name, widget token, external id and time of creation of each', async () => {
    const partner = await createTestPartner(tenantry())
    const { body: first } = await partner.embed('POST', '/orgs', { body: { name: 'A', external_id: 'a' } })
    const { body: second } = await partner.embed('POST', '/orgs', { body: { name: 'B' } })
    const created_at = tenantry().clock.now.toISOString()
    const { body } = await list(partner)
    expect(body).toEqual({
      data: [
        { ...(first as object), created_at },
        { ...(second as object), created_at },
      ],
      total: 2,
    })
    expect(created_at).toBe('2026-03-15T10:30:00.000Z')
  })

  it('never shows a sibling partner’s organizations, nor counts them', async () => {
    const partner = await createTestPartner(tenantry())
    const sibling = await createTestPartner(tenantry())
    await createMany(sibling, 2)
    expect((await list(partner)).body).toEqual({ data: [], total: 0 })
  })

  it('pages in the order of creation, the same at every look, and ends in an empty page', async () => {
    const partner = await createTestPartner(tenantry())
    await createMany(partner, 5)
    const pages = [0, 2, 4, 5, 6, 2_147_483_647].map((offset) => `?limit=2&offset=${offset}`)
    for (let look = 0; look < 2; look++) {
      const seen: unknown[] = []
      for (const page of pages) {
        const { status, listed } = await list(partner, page)
        expect([status, listed.total]).toEqual([200, 5])
        seen.push(namesOf(listed))
      }
      expect(seen).toEqual([['Org 0', 'Org 1'], ['Org 2', 'Org 3'], ['Org 4'], [], [], []])
    }
  })

  it('gives 50 at most where no limit is named, and 100 where that is asked for', async () => {
    const partner = await createTestPartner(tenantry())
    await createMany(partner, 51)
    const byDefault = await list(partner)
    expect([byDefault.listed.data.length, byDefault.listed.total]).toEqual([50, 51])
    const hundred = await list(partner, '?limit=100')
    expect(hundred.listed.data).toHaveLength(51)
    expect((await list(partner, '?offset=50')).listed.data).toHaveLength(1)
    expect((await list(partner, '?limit=1')).listed.data).toHaveLength(1)
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=9007199254740993', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=0.5', 'offset'],
    ['offset=none', 'offset'],
    ['offset=', 'offset'],
    ['offset=2147483648', 'offset'],
    ['limit=10&offset=1e400', 'offset'],
  ])('refuses ?%s with 400 instead of clamping it', async (query, field) => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await list(partner, `?${query}`)
    expect(status).toBe(400)
    expect(body).toEqual({ statusCode: 400, message: expect.stringMatching(`^${field}\\b`) })
  })

  it('ignores query parameters that it does not know', async () => {
    const partner = await createTestPartner(tenantry())
    await createMany(partner, 1)
    const { status, listed } = await list(partner, '?page=7&sort=name')
    expect([status, listed.total, listed.data.length]).toEqual([200, 1, 1])
  })

  it('writes no event', async () => {
    const partner = await createTestPartner(tenantry())
    await list(partner)
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })

  it('answers HEAD as GET, without the body', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, text } = await partner.embed('HEAD', '/orgs')
    expect([status, text]).toEqual([200, ''])
  })

  it('keeps a detached org in the list, with its name and without its widget token', async () => {
    const partner = await createTestPartner(tenantry())
    const [detached, kept] = await createMany(partner, 2)
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [detached?.id])
    const { listed, text } = await list(partner)
    expect(listed.total).toBe(2)
    expect(namesOf(listed)).toEqual(['Org 0', 'Org 1'])
    expect(listed.data[0]).toMatchObject({ id: detached?.id, widget_token: '' })
    expect(listed.data[1]).toMatchObject({ widget_token: kept?.widget_token })
    expect(text).not.toContain(detached?.widget_token)
  })
})
