import { describe, expect, it } from 'vitest'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuidOf, UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'
const DEFAULT_PROJECT = { name: 'Default', slug: 'default', createdAt }
const sqlOn = (orgId: string, change: string) =>
  tenantry().database.sql(`update orgs set ${change} where id = $1`, [orgId])
const notFound = { error: { message: 'Organization not found', type: 'not_found_error' } }

describe.each(['/v1/partner/orgs', '/partner/orgs'])('%s (broker guide)', (orgs) => {
  it('creates an org with its four credentials and a claim link', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.broker('POST', orgs, { body: { name: 'Acme Corp' } })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      organizationId: expect.stringMatching(UUID),
      projectId: expect.stringMatching(UUID),
      orgApiKey: expect.stringMatching(/^oc_org_[0-9A-Za-z]{38}$/),
      projectApiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
      agentToken: expect.stringMatching(/^aoc_[0-9A-Za-z]{38}$/),
      claimUrl: expect.stringMatching(/^https:\/\/tenantry\.example\/claim\?token=[0-9a-f]{64}$/),
    })
    const { organizationId, projectId } = answer.body as { organizationId: string; projectId: string }
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'org.created',
        orgId: organizationId,
        subject: organizationId,
        data: {
          name: 'Acme Corp',
          externalId: null,
          projectId,
          agentId: expect.stringMatching(UUID),
          claimLinkId: expect.stringMatching(UUID),
          credentialIds: Array.from({ length: 3 }, () => expect.stringMatching(UUID)),
        },
      },
    ])
  })

  it('lists organizations with status and projects as a bare list, oldest first', async () => {
    const partner = await createTestPartner(tenantry())
    expect((await partner.broker('GET', orgs)).body).toEqual([])
    const made = [await createTestOrg(partner, 'Acme Corp'), await createTestOrg(partner, 'Ünïted & Söhne')]
    await createTestOrg(await createTestPartner(tenantry()))
    const { status, body } = await partner.broker('GET', orgs)
    const common = { createdAt, status: 'unclaimed', claimedByEmail: null, claimedAt: null }
    const slugs = [/^acme-corp-[0-9a-z]{10}$/, /^united-sohne-[0-9a-z]{10}$/]
    expect(status).toBe(200)
    expect(body).toEqual(
      made.map(({ organizationId, projectId }, index) => ({
        id: organizationId,
        name: ['Acme Corp', 'Ünïted & Söhne'][index],
        slug: expect.stringMatching(slugs[index] ?? /^$/),
        ...common,
        projects: [{ id: projectId, ...DEFAULT_PROJECT }],
      })),
    )
  })

  it('shows one organization as the list does', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const { status, body } = await partner.broker('GET', `${orgs}/${organizationId}`)
    expect(status).toBe(200)
    expect([body]).toEqual((await partner.broker('GET', orgs)).body)
  })

  it('shows who claimed an organization and when', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    await sqlOn(
      organizationId,
      `status = 'claimed', claimed_by_email = 'dana@acme.example', claimed_at = '2026-03-16T08:00:00Z'`,
    )
    const { body } = await partner.broker('GET', `${orgs}/${organizationId}`)
    expect(body).toMatchObject({
      status: 'claimed',
      claimedByEmail: 'dana@acme.example',
      claimedAt: '2026-03-16T08:00:00.000Z',
    })
  })

  it('shows name and status of a detached organization and nothing of what is inside', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId, projectId } = await createTestOrg(partner, 'Acme Corp')
    await sqlOn(
      organizationId,
      `status = 'detached', claimed_by_email = 'dana@acme.example', claimed_at = created_at`,
    )
    for (const path of [orgs, `${orgs}/${organizationId}`]) {
      const { body, text } = await partner.broker('GET', path)
      const hidden = { claimedByEmail: null, claimedAt: null, projects: [] }
      expect([body].flat()).toMatchObject([{ name: 'Acme Corp', status: 'detached', ...hidden }])
      for (const secret of ['dana@acme.example', projectId]) expect(text).not.toContain(secret)
    }
  })

  it('deletes an unclaimed organization and answers 204 without a body', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId: orgId, orgApiKey } = await createTestOrg(partner, 'Acme Corp')
    const answer = await partner.broker('DELETE', `${orgs}/${orgId}`)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect((await partner.broker('GET', orgs)).body).toEqual([])
    const gone = await partner.broker('GET', `${orgs}/${orgId}`)
    const again = await partner.broker('DELETE', `${orgs}/${orgId}`)
    for (const { status, body } of [gone, again]) expect([status, body]).toEqual([404, notFound])
    expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(orgApiKey) })).status).toBe(401)
    expect((await eventsOf(tenantry(), partner)).slice(1)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'org.deleted',
        orgId,
        subject: orgId,
        data: { name: 'Acme Corp', externalId: null },
      },
    ])
  })

  it.each([
    ['claimed', 'Organization has already been claimed'],
    ['detached', 'Organization has detached from its partner and cannot be deleted'],
  ])('refuses to delete a %s organization with 403', async (status, message) => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    await sqlOn(organizationId, `status = '${status}'`)
    const answer = await partner.broker('DELETE', `${orgs}/${organizationId}`)
    expect([answer.status, answer.body]).toEqual([403, { error: { message, type: 'permission_error' } }])
    expect((await eventsOf(tenantry(), partner)).map(({ type }) => type)).toEqual(['org.created'])
  })

  it('answers byte for byte alike to a stranger’s, a missing and a malformed organization, and the own one', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestOrg(await createTestPartner(tenantry()))
    const ids = [
      '01900000-0000-7000-8000-000000000000',
      stranger.organizationId,
      stranger.organizationId.toUpperCase(),
      ruuidOf(stranger.organizationId),
      partner.ownOrgId,
      '',
      'nope',
      '%00',
      '..%2F..',
    ]
    for (const method of ['GET', 'DELETE'])
      for (const id of ids) {
        const { status, text } = await partner.broker(method, `${orgs}/${id}`)
        expect([method, id, status, text]).toEqual([method, id, 404, JSON.stringify(notFound)])
      }
  })

  it('ignores body keys that it does not know', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await partner.broker('POST', orgs, {
      body: { name: 'Acme Corp', status: 'claimed', slug: 'mine', organizationId: 'x', extra: null },
    })
    expect(status).toBe(201)
    const { organizationId } = body as { organizationId: string }
    expect((await partner.broker('GET', `${orgs}/${organizationId}`)).body).toMatchObject({
      status: 'unclaimed',
      slug: expect.stringMatching(/^acme-corp-/),
    })
  })

  it.each([
    ['no name', {}, { error: expect.stringMatching(/^name /) }],
    ['an empty name', { name: '' }, { error: expect.stringMatching(/^name /) }],
    ['a name that is a number', { name: 5 }, { error: expect.stringMatching(/^name /) }],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, { error: expect.stringMatching(/^name /) }],
    ['a list', [], { error: expect.stringMatching(/^body /) }],
    [
      'a blank name, in the envelope of the rules behind the route',
      { name: '   ' },
      { error: { message: expect.stringMatching(/^name /), type: 'invalid_request_error' } },
    ],
  ])('refuses %s with 400, names the field and writes nothing', async (_what, body, expected) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.broker('POST', orgs, { body })
    expect([answer.status, answer.body]).toEqual([400, expected])
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })
})
