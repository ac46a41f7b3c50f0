import { describe, expect, it } from 'vitest'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuidOf, uuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const NAME = 'Acme Corporation'

/** How each dialect tells the story; embed has no word for deleting and borrows the broker's. */
const DIALECTS = {
  fleet: {
    create: async (partner: TestPartner) => {
      const { body } = await partner.fleet('partner/createPartnerClient', { clientOrgName: NAME })
      return uuidOf((body as { clientOrgUuid: string }).clientOrgUuid)
    },
    delete: (partner: TestPartner, id: string) =>
      partner.fleet('partner/deleteClient', { clientOrgUuid: ruuidOf(id) }),
  },
  embed: {
    create: async (partner: TestPartner) => {
      const { body } = await partner.embed('POST', '/orgs', { body: { name: NAME } })
      return (body as { id: string }).id
    },
    delete: (partner: TestPartner, id: string) => partner.broker('DELETE', `/v1/partner/orgs/${id}`),
  },
  broker: {
    create: async (partner: TestPartner) => {
      const { body } = await partner.broker('POST', '/partner/orgs', { body: { name: NAME } })
      return (body as { organizationId: string }).organizationId
    },
    delete: (partner: TestPartner, id: string) => partner.broker('DELETE', `/partner/orgs/${id}`),
  },
} as const
type DialectName = keyof typeof DIALECTS
const NAMES = Object.keys(DIALECTS) as DialectName[]

const TABLES = [
  'orgs',
  'org_counts',
  'projects',
  'agents',
  'org_connections',
  'credentials',
  'claim_links',
  'locations',
  'devices',
  'mails',
] as const
/**
 * Ids, secrets and what is counted up by chance, and whether a dialect's answer showed the agent's token; everything
 * else must be the same in every accent.
 */
const DIFFERS = /(^|_)(id|slot|slug|hint|hash|sealed|token|at)$|^seen_by_partner$/

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'string') return value.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]))
}

/** What the database holds of a partner, without what differs by nature. */
const stateOf = async (partner: TestPartner): Promise<Record<string, unknown[]>> => {
  const state: Record<string, unknown[]> = {}
  for (const table of TABLES) {
    const rows = await tenantry().database.sql(
      `select row_to_json(t) as row from ${table} t where partner_id = $1`,
      [partner.id],
    )
    const kept = rows.map(({ row }) =>
      Object.entries(row as object)
        // Written in the background, some time after the request.
        .filter(([key]) => key !== 'last_used_at')
        .map(([key, value]) => [key, DIFFERS.test(key) && value !== null ? 'something' : plain(value)]),
    )
    // Names are kept as they are sorted by, too.
    const named = new RegExp(partner.name, 'gi')
    state[table] = kept.map((row) => JSON.stringify(row).replace(named, 'the partner')).sort()
  }
  return state
}

/** The keys that the broker dialect alone issues with a new org, since its answer shows them. */
const isShownKey = (row: unknown): boolean => /"(org_key|project_key)"/.test(String(row))

/** The organization as each dialect shows it. */
const readEverywhere = async (partner: TestPartner, id: string) => {
  const inside = { org: ruuidOf(id) }
  const answers = {
    getClients: await partner.fleet('partner/getClients'),
    getClientsV2: await partner.fleet('partner/getClientsV2'),
    getClientSummaryInfo: await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: ruuidOf(id) }),
    getOrgV2: await partner.fleet('org/getOrgV2', {}, inside),
    embedList: await partner.embed('GET', '/orgs'),
    brokerList: await partner.broker('GET', '/v1/partner/orgs'),
    brokerOne: await partner.broker('GET', `/v1/partner/orgs/${id}`),
  }
  return Object.fromEntries(
    Object.entries(answers).map(([name, { status, text }]) => {
      expect([name, status, text.includes(NAME) || name === 'getClientSummaryInfo']).toEqual([
        name,
        200,
        true,
      ])
      const same = text
        .replaceAll(id, 'the id')
        .replaceAll(ruuidOf(id), 'the id')
        .replaceAll(ruuidOf(partner.ownOrgId), 'the own org')
        .replace(/[0-9a-f]{64}/g, 'a widget token')
        .replace(/acme-corporation-[0-9a-z]{10}/g, 'a slug')
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'a project')
      return [name, same]
    }),
  )
}

interface Told {
  readonly made: Record<string, unknown[]>
  readonly seen: Record<string, string>
  readonly left: Record<string, unknown[]>
  readonly events: readonly Readonly<Record<string, unknown>>[]
}

const tell = async (dialect: DialectName): Promise<Told> => {
  const partner = await createTestPartner(tenantry())
  const id = await DIALECTS[dialect].create(partner)
  const made = await stateOf(partner)
  const seen = await readEverywhere(partner, id)
  const { status } = await DIALECTS[dialect].delete(partner, id)
  expect([200, 204]).toContain(status)
  const written = await eventsOf(tenantry(), partner)
  const events = written.map(({ type, orgId, subject, actor, data, address }) => {
    const { credentialIds: _, ...rest } = data
    return { type, about: [orgId === id, subject === id], actor: plain(actor), data: plain(rest), address }
  })
  return { made, seen, left: await stateOf(partner), events }
}

describe('one story in three accents', () => {
  it('makes the same rows, but for the two keys that the broker’s answer shows', async () => {
    const [fleet, embed, broker] = [await tell('fleet'), await tell('embed'), await tell('broker')]
    expect(embed.made).toEqual(fleet.made)
    const credentials = broker.made['credentials']?.filter((row) => !isShownKey(row))
    expect(broker.made['credentials']).toHaveLength((credentials?.length ?? 0) + 2)
    expect({ ...broker.made, credentials }).toEqual(fleet.made)
    // The partner's own org and the new one.
    expect(fleet.made['orgs']).toHaveLength(2)
    expect(fleet.made['claim_links']).toHaveLength(1)
  })

  it('is read alike in every dialect, whichever made it', async () => {
    const told = []
    for (const name of NAMES) told.push((await tell(name)).seen)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  it('leaves the same rows and the same events behind', async () => {
    const told = []
    for (const name of NAMES) told.push(await tell(name))
    const [first] = told
    expect(first?.events.map(({ type }) => type)).toEqual(['org.created', 'org.deleted'])
    expect(first?.left['orgs']).toHaveLength(1)
    expect(first?.left['claim_links']).toEqual([])
    for (const { left, events } of told) {
      expect(left).toEqual(first?.left)
      expect(events).toEqual(first?.events)
    }
  })
})
