import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { AFTER_A_CLAIM, envelope, FORBIDDEN, NOT_FOUND, provision, putOrg } from './broker-callers.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const statusOf = async (claimUrl: string) =>
  (await tenantry().call('GET', claimUrl.slice('https://tenantry.example'.length))).status
const urlOf = ({ body }: { readonly body: unknown }) => (body as { claimUrl: string }).claimUrl

describe.each(['/v1/partner/orgs', '/partner/orgs'])('POST %s/{orgId}/claim-link', (orgs) => {
  it('answers a new link with a whole life; the old one is dead at once', async () => {
    const { partner, organizationId: orgId, claimUrl } = await provision(tenantry())
    const answer = await partner.broker('POST', `${orgs}/${orgId}/claim-link`)
    expect([answer.status, answer.body]).toEqual([
      200,
      { claimUrl: expect.stringMatching(/^https:\/\/tenantry\.example\/claim\?token=[0-9a-f]{64}$/) },
    ])
    expect(answer.headers).not.toHaveProperty('x-acted-on-org')
    expect([await statusOf(claimUrl), await statusOf(urlOf(answer))]).toEqual([410, 200])
    const expiresAt = new Date(tenantry().clock.now.getTime() + 168 * 3_600_000).toISOString()
    expect((await eventsOf(tenantry(), partner)).slice(1)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'claim_link.reissued',
        orgId,
        subject: expect.stringMatching(UUID),
        data: { replaced: [expect.stringMatching(UUID)], expiresAt },
      },
    ])
  })

  it('replaces a link that has expired', async () => {
    const { partner, organizationId: orgId, claimUrl } = await provision(tenantry())
    const { clock } = tenantry()
    const start = clock.now
    clock.now = new Date(start.getTime() + 169 * 3_600_000)
    expect(await statusOf(claimUrl)).toBe(410)
    const answer = await partner.broker('POST', `${orgs}/${orgId}/claim-link`)
    expect(await statusOf(urlOf(answer))).toBe(200)
    clock.now = start
  })

  it.each(AFTER_A_CLAIM)('is refused with 403 for an organization that is %s', async (_state, change) => {
    const { partner, organizationId: orgId } = await provision(tenantry())
    await putOrg(tenantry(), orgId, change)
    const { status, body, headers } = await partner.broker('POST', `${orgs}/${orgId}/claim-link`)
    expect([status, body]).toEqual([403, envelope(FORBIDDEN, 'Organization has already been claimed')])
    expect(headers).not.toHaveProperty('x-acted-on-org')
    expect(await eventsOf(tenantry(), partner)).toHaveLength(1)
  })

  it('still works for one that detached before anybody claimed it', async () => {
    const { partner, organizationId: orgId } = await provision(tenantry())
    await putOrg(tenantry(), orgId, `status = 'detached'`)
    const answer = await partner.broker('POST', `${orgs}/${orgId}/claim-link`)
    expect(await statusOf(urlOf(answer))).toBe(200)
  })

  it('answers 404 alike for a stranger’s, a missing, a malformed and the own organization', async () => {
    const { partner } = await provision(tenantry())
    const { organizationId: strangers, claimUrl } = await provision(tenantry())
    for (const id of [MISSING_UUID, strangers, strangers.toUpperCase(), partner.ownOrgId, 'nope']) {
      const { status, body } = await partner.broker('POST', `${orgs}/${id}/claim-link`)
      expect([status, body]).toEqual([404, envelope(NOT_FOUND, 'Organization not found')])
    }
    expect(await statusOf(claimUrl)).toBe(200)
  })
})

it('leaves exactly one live link of many that are asked for at once', async () => {
  const { partner, organizationId: orgId } = await provision(tenantry())
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => partner.broker('POST', `/v1/partner/orgs/${orgId}/claim-link`)),
  )
  const statuses = await Promise.all(answers.map((answer) => statusOf(urlOf(answer))))
  expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 410)])
})
