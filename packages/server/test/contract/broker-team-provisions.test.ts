import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '../../src/crypto/token.ts'
import { claimTeamProvision, expireTeamProvisions, findTeamProvision } from '../../src/domain/team/index.ts'
import { newId, type OrgId, type PartnerId, type UserId } from '../../src/kernel/ids.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { UUID } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
beforeEach(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})
interface Provision {
  readonly id: string
  readonly userId: string
  readonly projectId: string
  readonly apiKey: string
  readonly claimUrl: string
  readonly expiresAt: string
}
const post = (body?: unknown, key = org.orgApiKey) =>
  tenantry().call('POST', '/v1/team/provisions', {
    headers: bearer(key),
    ...(body !== undefined && { body }),
  })
const provision = async (body?: unknown): Promise<Provision> => {
  const answer = await post(body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body as Provision
}
const tokenHashOf = ({ claimUrl }: Provision) => hashToken(new URL(claimUrl).searchParams.get('token') ?? '')
const find = (made: Provision) => findTeamProvision(tenantry().domain, tokenHashOf(made))
const agentsOf = (made: Provision) => tenantry().call('GET', '/v1/agents', { headers: bearer(made.apiKey) })
const later = (days: number) => {
  const { clock } = tenantry()
  clock.now = new Date(clock.now.getTime() + days * 86_400_000)
}

describe('POST /v1/team/provisions', () => {
  it('makes a place with a project, a default agent, a key that works at once and a link', async () => {
    const made = await provision()
    const uuid = expect.stringMatching(UUID)
    const week = new Date(tenantry().clock.now.getTime() + 7 * 86_400_000)
    expect(made).toEqual({
      id: uuid,
      userId: uuid,
      projectId: uuid,
      apiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
      claimUrl: expect.stringMatching(/^https:\/\/tenantry\.example\/join\?token=[0-9a-f]{64}$/),
      expiresAt: week.toISOString(),
    })
    const { status, body } = await agentsOf(made)
    expect([status, body]).toMatchObject([200, [{ identifier: 'default', isDefault: true }]])
    expect(await find(made)).toMatchObject({
      ...{ id: made.id, orgId: org.organizationId, role: 'member', skipOnboarding: true, claimedAt: null },
      userId: made.userId,
    })
    const admin = await provision({ role: 'admin', skipOnboarding: false })
    expect(await find(admin)).toMatchObject({ role: 'admin', skipOnboarding: false })
  })

  it('serves organization keys alone, and refuses what is malformed', async () => {
    expect((await post({}, '')).status).toBe(401)
    for (const key of [partner.key, org.projectApiKey, org.agentToken])
      expect((await post({}, key)).status).toBe(403)
    for (const wrong of [{ role: 'owner' }, { skipOnboarding: 'yes' }, [], 'text'])
      expect((await post(wrong)).status).toBe(400)
  })

  it('shows key and link again to a retry', async () => {
    const headers = { ...bearer(org.orgApiKey), 'idempotency-key': 'once' }
    const first = await tenantry().call('POST', '/v1/team/provisions', { headers })
    const again = await tenantry().call('POST', '/v1/team/provisions', { headers })
    expect([again.status, again.text]).toEqual([201, first.text])
  })
})

describe('a place that nobody has claimed', () => {
  it('is cleared away after seven days with project, agent and key, and not before', async () => {
    const made = await provision()
    later(6.99)
    await expireTeamProvisions(tenantry().domain)
    expect((await agentsOf(made)).status).toBe(200)
    later(0.01)
    expect(await find(made)).toBeUndefined()
    await expireTeamProvisions(tenantry().domain)
    expect((await agentsOf(made)).status).toBe(401)
    const left = await tenantry().database.sql(
      `select id from projects where id = $1 union all select id from credentials where project_id = $1
        union all select id from team_provisions where id = $2`,
      [made.projectId, made.id],
    )
    expect(left).toEqual([])
    const events = await tenantry().database.sql('select type, actor from events where subject = $1', [
      made.id,
    ])
    expect(events).toContainEqual({ type: 'team_provision.expired', actor: { principal: 'system' } })
  })
})

describe('claiming a place', () => {
  const claim = async (made: Provision, userId = newId<UserId>()) => {
    const { domain, clock } = tenantry()
    const found = await find(made)
    if (found === undefined) return undefined
    const reach = { partnerId: partner.id as PartnerId, orgId: org.organizationId as OrgId }
    return domain.store.asTenant(reach, (tx) => claimTeamProvision(tx, found.id, userId, clock.now))
  }

  it('has exactly one winner, whose the key is then, and the place stays', async () => {
    const made = await provision({ role: 'admin' })
    const users = Array.from({ length: 10 }, () => newId<UserId>())
    const outcomes = await Promise.all(users.map((user) => claim(made, user)))
    const winners = users.filter((_, index) => outcomes[index] !== undefined)
    expect(winners).toHaveLength(1)
    expect(outcomes.find((one) => one !== undefined)).toEqual({ role: 'admin', skipOnboarding: true })
    const rows = await tenantry().database.sql(
      `select user_id from credentials where project_id = $1 and kind = 'project_key'`,
      [made.projectId],
    )
    expect(rows).toEqual([{ user_id: winners[0] }])
    later(8)
    await expireTeamProvisions(tenantry().domain)
    expect((await agentsOf(made)).status).toBe(200)
    expect(await find(made)).toMatchObject({ claimedAt: expect.any(Date) })
  })

  it('comes too late after seven days', async () => {
    const made = await provision()
    later(7)
    expect(await claim(made)).toBeUndefined()
  })
})
