import { beforeAll, describe, expect, it } from 'vitest'
import { partnerIsLetIn } from '../../src/domain/entry-rule.ts'
import { newId } from '../../src/kernel/ids.ts'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, partnerMemberAs } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner, withKey } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { putOrg } from './broker-callers.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()
const NOW = '2026-03-15T10:30:00.000Z'
const SORTS = ['createdAt', '-createdAt', 'name', '-name'] as const

interface Listed {
  readonly id: string
  readonly name: string
  readonly suspended: boolean
  readonly entryAllowed: boolean
}
interface Page {
  readonly data: readonly Listed[]
  readonly next: string | null
}

type Query = Readonly<Record<string, string | number>>
const ask = (partner: TestPartner, query: Query) => {
  const wanted = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) wanted.set(name, String(value))
  return partner.broker('GET', `/v1/partner/portfolio?${wanted}`)
}
const list = async (partner: TestPartner, query: Query = {}): Promise<Page> => {
  const { status, body, text } = await ask(partner, query)
  if (status !== 200) throw new Error(`The portfolio was not listed: ${text}`)
  return body as Page
}
const namesFound = async (partner: TestPartner, query: Query) =>
  (await list(partner, { sort: 'name', ...query })).data.map(({ name }) => name)

/** Reads on to the last page. */
const walk = async (partner: TestPartner, query: Query): Promise<readonly Listed[]> => {
  const { data, next } = await list(partner, query)
  return next === null ? data : [...data, ...(await walk(partner, { ...query, cursor: next }))]
}

/** One more client, behind the product's back. */
const addOrg = async (
  partner: TestPartner,
  name: string,
  columns: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const id = newId()
  const row = { partner_id: partner.id, id, name, slug: id, created_at: NOW, ...columns }
  const marks = Object.keys(row).map((_, at) => `$${at + 1}`)
  await tenantry().database.sql(
    `insert into orgs (${Object.keys(row).join(', ')}) values (${marks.join(', ')})`,
    Object.values(row),
  )
  return id
}

const addDevice = (
  partner: TestPartner,
  orgId: string,
  state: { pending?: boolean; connected?: boolean; removed?: boolean } = {},
) =>
  tenantry().database.sql(
    `insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, pending, connected,
       removed_at, created_at)
     values ($1, $2, $3, 'CAMERA', 'camera', 'serial', 'CAMERA_R200', $4, $5, $6, now())`,
    [
      ...[partner.id, orgId, newId(), state.pending ?? false, state.connected ?? false],
      state.removed === true ? NOW : null,
    ],
  )

/** Every combination of what decides about entry and holds. */
const STATES = ['unclaimed', 'claimed', 'detached'].flatMap((status) =>
  [null, NOW].flatMap((suspendedAt) =>
    [null, NOW].flatMap((operatorSuspendedAt) =>
      [true, false].flatMap((partnerAccessAllowed) =>
        [null, '2026-03-15T10:29:59.999Z', NOW, '2026-03-15T10:30:00.001Z'].map((partnerAccessUntil) => ({
          ...{ status, suspendedAt, operatorSuspendedAt, partnerAccessAllowed, partnerAccessUntil },
        })),
      ),
    ),
  ),
)
type State = (typeof STATES)[number]
const columnsOf = (state: State) => ({
  status: state.status,
  suspended_at: state.suspendedAt,
  operator_suspended_at: state.operatorSuspendedAt,
  partner_access_allowed: state.partnerAccessAllowed,
  partner_access_until: state.partnerAccessUntil,
})
const dateOf = (text: string | null) => (text === null ? null : new Date(text))
const isLetIn = (state: State): boolean =>
  partnerIsLetIn(
    {
      status: state.status as 'unclaimed',
      suspendedAt: dateOf(state.suspendedAt),
      operatorSuspendedAt: dateOf(state.operatorSuspendedAt),
      partnerAccessAllowed: state.partnerAccessAllowed,
      partnerAccessUntil: dateOf(state.partnerAccessUntil),
    },
    new Date(NOW),
  )

describe('GET /v1/partner/portfolio', () => {
  it('shows of each organization what its partner may know of it, newest first', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId: first } = await createTestOrg(partner, 'Acme Corp')
    const { body } = await partner.embed('POST', '/orgs', { body: { name: 'Globex', external_id: 'crm-7' } })
    const { id: second } = body as { id: string }
    await putOrg(
      tenantry(),
      first,
      `status = 'claimed', claimed_at = created_at, claimed_by_email = 'dana@acme.example', partner_access_allowed = false`,
    )
    expect((await partner.broker('POST', `/v1/partner/orgs/${second}/suspend`)).status).toBe(200)
    expect(await list(partner)).toEqual({
      data: [
        {
          ...{
            id: second,
            name: 'Globex',
            slug: expect.stringMatching(/^globex-/),
            externalId: 'crm-7',
            status: 'unclaimed',
          },
          ...{ suspended: true, entryAllowed: false, claimedByEmail: null, claimedAt: null, createdAt: NOW },
        },
        {
          ...{
            id: first,
            name: 'Acme Corp',
            slug: expect.stringMatching(/^acme-corp-/),
            externalId: null,
            status: 'claimed',
          },
          ...{ suspended: false, entryAllowed: false, claimedByEmail: 'dana@acme.example' },
          ...{ claimedAt: NOW, createdAt: NOW },
        },
      ],
      next: null,
    })
  })

  it('shows and finds no more of a detached one than the list of organizations does', async () => {
    const partner = await createTestPartner(tenantry())
    const id = await addOrg(partner, 'Gone', {
      ...{ status: 'detached', external_id: 'crm-1', claimed_at: NOW, claimed_by_email: 'dana@acme.example' },
      ...{ operator_suspended_at: NOW, suspended_at: NOW },
    })
    const { data } = await list(partner)
    expect(data).toEqual([
      {
        ...{ id, name: 'Gone', slug: id, externalId: null, status: 'detached', suspended: false },
        ...{ entryAllowed: false, claimedByEmail: null, claimedAt: null, createdAt: NOW },
      },
    ])
    const { body } = await partner.broker('GET', '/v1/partner/orgs')
    const [listed] = body as Record<string, unknown>[]
    const { projects: _projects, ...shown } = listed ?? {}
    expect(data[0]).toMatchObject(shown)
    for (const search of ['dana@acme.example', 'acme'])
      expect(await namesFound(partner, { search }), search).toEqual([])
    for (const search of ['gone', id]) expect(await namesFound(partner, { search }), search).toEqual(['Gone'])
    expect(await namesFound(partner, { suspended: 'true' })).toEqual([])
    expect(await namesFound(partner, { suspended: 'false' })).toEqual(['Gone'])
  })

  it('never shows a stranger’s, nor the partner’s own', async () => {
    const [partner, stranger] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const ours = await addOrg(partner, 'Shared name', { external_id: 'same' })
    const theirs = await addOrg(stranger, 'Shared name', {
      external_id: 'same',
      claimed_by_email: 'a@b.example',
    })
    for (const sort of SORTS)
      expect((await walk(partner, { sort, limit: 1 })).map(({ id }) => id)).toEqual([ours])
    for (const search of ['shared', 'same'])
      expect((await list(partner, { search })).data.map(({ id }) => id)).toEqual([ours])
    for (const search of [
      theirs,
      stranger.ownOrgId,
      partner.ownOrgId,
      partner.name,
      stranger.name,
      'a@b.example',
    ])
      expect(await list(partner, { search }), search).toEqual({ data: [], next: null })
  })

  describe('searches', () => {
    let partner: TestPartner
    let acme: string
    beforeAll(async () => {
      partner = await createTestPartner(tenantry())
      acme = await addOrg(partner, 'ACME Werke', {
        external_id: 'CRM-12',
        claimed_by_email: 'Jane@Mail.example',
      })
      for (const name of [
        '100% sure',
        '100 unsure',
        'under_score',
        'underXscore',
        'back\\slash',
        "O'Neil",
        'Müller',
      ])
        await addOrg(partner, name)
    })

    it.each([
      ['acme', ['ACME Werke']],
      ['E W', ['ACME Werke']],
      ['MAIL.EXAMPLE', ['ACME Werke']],
      ['CRM-12', ['ACME Werke']],
      ['üll', ['Müller']],
      ["o'n", ["O'Neil"]],
      ['100%', ['100% sure']],
      ['%', ['100% sure']],
      ['_', ['under_score']],
      ['r_s', ['under_score']],
      ['\\', ['back\\slash']],
      ['\\\\', []],
      ['acme%', []],
      ['.*', []],
      // An id of the partner's own counts as a whole and to the letter.
      ['crm-12', []],
      ['CRM-1', []],
      [MISSING_UUID, []],
    ])('for %s and finds %j', async (search, names) => {
      expect(await namesFound(partner, { search })).toEqual(names)
    })

    it('for an id, which counts as a whole', async () => {
      expect(await namesFound(partner, { search: acme })).toEqual(['ACME Werke'])
      expect(await namesFound(partner, { search: acme.slice(0, 35) })).toEqual([])
    })

    it('together with the filters', async () => {
      await putOrg(tenantry(), acme, `status = 'claimed'`)
      expect(await namesFound(partner, { search: 'a', status: 'claimed' })).toEqual(['ACME Werke'])
      expect(await namesFound(partner, { search: 'acme', status: 'unclaimed' })).toEqual([])
      expect(await namesFound(partner, { search: 'acme', suspended: 'false' })).toEqual(['ACME Werke'])
      expect(await namesFound(partner, { search: 'acme', suspended: 'true' })).toEqual([])
    })
  })

  it('is narrowed by exactly what it shows, whatever the state', async () => {
    const partner = await createTestPartner(tenantry())
    for (const [at, state] of STATES.entries()) await addOrg(partner, `Org ${at}`, columnsOf(state))
    const all = (await list(partner, { sort: 'createdAt', limit: 200 })).data
    expect(all.map(({ entryAllowed }) => entryAllowed)).toEqual(STATES.map(isLetIn))
    for (const suspended of [true, false]) {
      const found = (await list(partner, { sort: 'createdAt', limit: 200, suspended: String(suspended) }))
        .data
      expect(found).toEqual(all.filter((org) => org.suspended === suspended))
      expect(found.length).toBeGreaterThan(0)
    }
    for (const status of ['unclaimed', 'claimed', 'detached'] as const) {
      const found = (await list(partner, { sort: 'createdAt', limit: 200, status })).data
      expect(found).toEqual(all.filter((_, at) => STATES[at]?.status === status))
    }
  })

  describe('page by page', () => {
    let partner: TestPartner
    const made: { readonly id: string; readonly name: string }[] = []
    const byName = (sign: 1 | -1) =>
      made.toSorted((one, other) => {
        const [first, second] = [one, other].map(({ id, name }) => `${name.toLowerCase()}\u0000${id}`)
        return (first ?? '') < (second ?? '') ? -sign : sign
      })
    const EXPECTED = {
      createdAt: () => made,
      '-createdAt': () => made.toReversed(),
      name: () => byName(1),
      '-name': () => byName(-1),
    }
    const NAMES = [
      'beta',
      'Alpha',
      'BETA',
      'alpha',
      'Beta',
      'gamma',
      'x'.repeat(255),
      '😀',
      'a b',
      'a"\\b',
      'ab',
      'Beta',
    ]
    beforeAll(async () => {
      partner = await createTestPartner(tenantry())
      for (const name of NAMES) made.push({ id: await addOrg(partner, name), name })
    })

    it.each(SORTS)('by %s visits each one once and in order, with any limit', async (sort) => {
      const expected = EXPECTED[sort]().map(({ id }) => id)
      for (const limit of [1, 2, 3, 5, NAMES.length - 1, NAMES.length, 200])
        expect(
          (await walk(partner, { sort, limit })).map(({ id }) => id),
          String(limit),
        ).toEqual(expected)
    })

    it.each(SORTS)('by %s does so among what is searched for, too', async (sort) => {
      const expected = EXPECTED[sort]().filter(({ name }) => name.toLowerCase() === 'beta')
      expect(expected).toHaveLength(4)
      for (const limit of [1, 2, 3, 4])
        expect((await walk(partner, { sort, limit, search: 'beta' })).map(({ id }) => id)).toEqual(
          expected.map(({ id }) => id),
        )
    })

    it.each(SORTS)('by %s goes on though the last one read is deleted', async (sort) => {
      const own = await createTestPartner(tenantry())
      const orgs = [await addOrg(own, 'same'), await addOrg(own, 'same'), await addOrg(own, 'same')]
      const expected = sort.startsWith('-') ? orgs.toReversed() : orgs
      const { data, next } = await list(own, { sort, limit: 2 })
      expect(data.map(({ id }) => id)).toEqual(expected.slice(0, 2))
      await tenantry().database.sql('delete from orgs where id = $1', [expected[1]])
      const rest = await list(own, { sort, limit: 2, cursor: next ?? '' })
      expect(rest).toMatchObject({ data: [{ id: expected[2] }], next: null })
    })

    it('reads 50 at once where no limit is given', async () => {
      const own = await createTestPartner(tenantry())
      await tenantry().database.sql(
        `insert into orgs (partner_id, id, name, slug, created_at)
         select $1::uuid, gen_random_uuid(), 'Org ' || n, 'org-' || n, now() from generate_series(1, 51) n`,
        [own.id],
      )
      const { data, next } = await list(own)
      expect([data.length, typeof next]).toEqual([50, 'string'])
    })

    it('refuses a cursor of another sort or filter, and what is none', async () => {
      const { next } = await list(partner, { sort: 'name', limit: 2, search: 'a' })
      const cursor = next ?? ''
      expect((await ask(partner, { sort: 'name', limit: 7, search: 'a', cursor })).status).toBe(200)
      const [list1, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
      const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
      const same = { sort: 'name', search: 'a' }
      const refused: readonly Query[] = [
        { sort: '-name', search: 'a', cursor },
        { search: 'a', cursor },
        { sort: 'name', cursor },
        { sort: 'name', search: 'A', cursor },
        { ...same, status: 'claimed', cursor },
        { ...same, suspended: 'false', cursor },
        ...[
          '',
          'x',
          '%',
          cursor.slice(0, -1),
          `${cursor}A`,
          `${cursor}=`,
          `${cursor} `,
          MISSING_UUID,
          'bnVsbA',
          'e30',
        ].map((wrong) => ({ ...same, cursor: wrong })),
        ...[
          forged(list1, 'x', 'a'),
          forged(list1, id),
          forged(list1, id, 1),
          forged(list1, id, 'a\0'),
          forged(list1, id, '\ud800'),
          forged(list1, id, 'a', 'more'),
          forged('x', id, 'a'),
        ].map((wrong) => ({ ...same, cursor: wrong })),
      ]
      for (const query of refused) {
        const { status, body } = await ask(partner, query)
        const error = 'cursor is not one that a page of this list gave'
        expect([status, body], JSON.stringify(query)).toEqual([400, { error }])
      }
    })
  })

  it.each([
    ...['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'search=', `search=${'x'.repeat(256)}`, 'search=%00'],
    ...['search=a&search=b', 'status=', 'status=open', 'status=Claimed', 'suspended=', 'suspended=maybe'],
    ...['sort=', 'sort=id', 'sort=Name', 'sort=--name', 'sort=name,createdAt', 'cursor=a&cursor=b'],
  ])('refuses ?%s with 400 and names the field', async (query) => {
    const partner = await createTestPartner(tenantry())
    const { status, text } = await partner.broker('GET', `/v1/partner/portfolio?${query}`)
    expect([status, text]).toEqual([400, expect.stringContaining(query.split('=')[0] ?? '')])
  })

  it('takes a search of 255 characters, whatever they are', async () => {
    const partner = await createTestPartner(tenantry())
    const name = '😀'.repeat(255)
    await addOrg(partner, name)
    expect(await namesFound(partner, { search: name })).toEqual([name])
  })
})

describe('GET /v1/partner/overview', () => {
  const overview = async (partner: TestPartner) => {
    const { status, body } = await partner.broker('GET', '/v1/partner/overview')
    expect(status).toBe(200)
    return body as Record<'organizations' | 'devices', Record<string, number>>
  }
  const NO_DEVICES = { total: 0, connected: 0, disconnected: 0, pending: 0 }

  it('counts nothing of a partner without organizations', async () => {
    expect(await overview(await createTestPartner(tenantry()))).toEqual({
      organizations: { total: 0, unclaimed: 0, claimed: 0, detached: 0, suspended: 0 },
      devices: NO_DEVICES,
    })
  })

  it('counts devices by state, each in one, and none that was taken away', async () => {
    const partner = await createTestPartner(tenantry())
    const orgId = await addOrg(partner, 'Acme')
    await addDevice(partner, orgId, { pending: true })
    await addDevice(partner, orgId, { connected: true })
    await addDevice(partner, orgId, { connected: true })
    for (let count = 0; count < 3; count++) await addDevice(partner, orgId)
    await addDevice(partner, orgId, { connected: true, removed: true })
    expect(await overview(partner)).toEqual({
      organizations: { total: 1, unclaimed: 1, claimed: 0, detached: 0, suspended: 0 },
      devices: { total: 6, connected: 2, disconnected: 3, pending: 1 },
    })
  })

  it('counts the devices of those alone that the partner may act inside, whatever the state', async () => {
    const partner = await createTestPartner(tenantry())
    for (const [at, state] of STATES.entries())
      await addDevice(partner, await addOrg(partner, `Org ${at}`, columnsOf(state)), { connected: true })
    const { organizations, devices } = await overview(partner)
    const open = STATES.filter(isLetIn).length
    expect(devices).toEqual({ ...NO_DEVICES, total: open, connected: open })
    const suspended = await walk(partner, { suspended: 'true' })
    const third = STATES.length / 3
    expect(organizations).toEqual({
      ...{ total: STATES.length, unclaimed: third, claimed: third, detached: third },
      suspended: suspended.length,
    })
  })

  it('counts nothing of a stranger’s, nor of the partner’s own organization', async () => {
    const [partner, stranger] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    await addDevice(stranger, await addOrg(stranger, 'Theirs'))
    await addDevice(partner, partner.ownOrgId)
    const { organizations, devices } = await overview(partner)
    expect([organizations['total'], devices['total']]).toEqual([0, 0])
  })
})

describe.each(['/v1/partner/portfolio', '/v1/partner/overview'])('%s', (path) => {
  it('serves keys and people of the partner, and nobody else', async () => {
    const ownerEmail = someone()
    const partner = await createTestPartner(tenantry(), { ownerEmail })
    const org = await createTestOrg(partner, 'Acme')
    const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), ownerEmail)
    const owner = newVisitor(tenantry())
    await owner.get(link)
    await owner.submit({ step: 'join', name: 'Owner', password: PASSWORD })
    const { visitor: member } = await partnerMemberAs(tenantry(), partner, 'member')
    const { status, body } = await partner.broker('GET', path)
    expect(status).toBe(200)
    for (const visitor of [owner, member]) {
      const answer = await visitor.api('GET', path)
      expect([answer.status, answer.body]).toEqual([200, body])
    }
    const { visitor: customer } = await claimAs(tenantry(), org.claimUrl, someone())
    expect((await customer.api('GET', path)).status).toBe(403)
    for (const key of [org.orgApiKey, org.projectApiKey, org.agentToken])
      expect((await tenantry().call('GET', path, { headers: bearer(key) })).status).toBe(403)
    expect((await tenantry().call('GET', path)).status).toBe(401)
  })

  it('needs orgs:read', async () => {
    const partner = await createTestPartner(tenantry())
    const issue = async (scope: string) => {
      const answer = await partner.broker('POST', '/v1/partner/keys', {
        body: { name: 'Narrow', scopes: [scope] },
      })
      return withKey(tenantry(), partner, (answer.body as { apiKey: string }).apiKey)
    }
    expect((await (await issue('orgs:read')).broker('GET', path)).status).toBe(200)
    const { status, text } = await (await issue('members:read')).broker('GET', path)
    expect([status, text]).toEqual([403, expect.stringContaining('orgs:read')])
  })
})
