import { describe, expect, it } from 'vitest'
import { ORGS, useManyOrgs } from './many-orgs.ts'

const many = useManyOrgs()
const LIMIT = 50

describe('a deep page of the list', () => {
  it('walks the index alone past what it skips and fetches only its own rows', async () => {
    const { partner, forget, explainOne } = many()
    forget()
    const { status, body } = await partner.embed('GET', `/orgs?limit=${LIMIT}&offset=${ORGS - 100}`)
    expect([status, (body as { data: unknown[] }).data.length]).toEqual([200, LIMIT])
    const nodes = await explainOne('offset')
    const walk = nodes.find((node) => node['Index Name'] === 'orgs_clients')
    expect(walk).toMatchObject({ 'Node Type': 'Index Only Scan', 'Actual Rows': ORGS - LIMIT })
    // A page of the table that something else held while it was vacuumed may still be looked at.
    expect(walk?.['Heap Fetches']).toBeLessThan(ORGS / 10)
    const others = nodes.filter((node) => node !== walk && node['Node Type'].includes('Scan'))
    for (const node of others) expect(node['Actual Rows'], node['Node Type']).toBeLessThanOrEqual(LIMIT)
  })
})

// The primary key has the partner's own organization besides, which is one row.
const BY_ID = /^orgs_(?:clients|pkey)$/
const BY_NAME = /^orgs_clients_by_name$/

describe.each([
  ['name', BY_NAME],
  ['-name', BY_NAME],
  ['createdAt', BY_ID],
  ['-createdAt', BY_ID],
])('a deep page of the portfolio by %s', (sort, index) => {
  it('goes on in the index where the page before ended', async () => {
    const { partner, forget, explainOne } = many()
    let cursor = ''
    for (let at = 0; at < ORGS / 2; at += 200) {
      const { body } = await partner.broker(
        'GET',
        `/v1/partner/portfolio?sort=${sort}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      cursor = (body as { next: string }).next
    }
    forget()
    const { status, body } = await partner.broker(
      'GET',
      `/v1/partner/portfolio?sort=${sort}&limit=${LIMIT}&cursor=${cursor}`,
    )
    expect([status, (body as { data: unknown[] }).data.length]).toEqual([200, LIMIT])
    const nodes = await explainOne('limit')
    const walk = nodes.find((node) => index.test(node['Index Name'] ?? ''))
    expect(walk?.['Actual Rows']).toBe(LIMIT + 1)
    expect(walk?.['Rows Removed by Filter'] ?? 0).toBeLessThanOrEqual(1)
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort')
  })
})
