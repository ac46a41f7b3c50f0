import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { expireApprovals, waitForDecision } from '../../src/domain/approval/index.ts'
import type { ApprovalId, OrgId, PartnerId } from '../../src/kernel/ids.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { openTenantry, useTenantry } from '../support/tenantry.ts'
import { HELD, holdRequest } from './held-requests.ts'
import { MISSING_UUID } from './wire-ids.ts'

const HOLD_MS = 30_000
/** What was waited for came, and not the end of the poll; machines are slow at times. */
const EARLY_MS = 20_000
const tenantry = useTenantry({ pollHoldMs: HOLD_MS })
let partner: TestPartner
let org: TestOrg
let agentId: string
beforeEach(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
  const { body } = await tenantry().call('GET', '/v1/agents', { headers: bearer(org.projectApiKey) })
  agentId = (body as { id: string }[])[0]?.id ?? ''
})

const place = () => ({
  partnerId: partner.id,
  orgId: org.organizationId,
  projectId: org.projectId,
  agentId,
})
const hold = () => holdRequest(tenantry(), place())
const poll = (path = '/v1/approvals/pending', headers = bearer(org.projectApiKey)) =>
  tenantry().call('GET', path, { headers })
const decide = (id: string, decision: unknown, headers = bearer(org.projectApiKey)) =>
  tenantry().call('POST', `/v1/approvals/${id}/decision`, { headers, body: { decision } })
const decisionOf = (id: ApprovalId) =>
  waitForDecision(
    tenantry().domain,
    { partnerId: partner.id as PartnerId, orgId: org.organizationId as OrgId },
    id,
  )
const timed = async <T>(work: Promise<T>): Promise<{ result: T; ms: number }> => {
  const began = performance.now()
  return { result: await work, ms: performance.now() - began }
}

describe('GET /v1/approvals/pending', () => {
  it('answers at once with what is pending, without the credentials in it', async () => {
    const { id, expiresAt } = await hold()
    const { result, ms } = await timed(poll())
    expect(ms).toBeLessThan(EARLY_MS)
    expect([result.status, result.body]).toEqual([
      200,
      {
        timeoutSeconds: 180,
        requests: [
          {
            ...HELD,
            headers: { 'content-type': 'application/json' },
            id,
            projectId: org.projectId,
            agent: { id: agentId, name: 'Default', externalId: 'default' },
            createdAt: tenantry().clock.now.toISOString(),
            expiresAt: expiresAt.toISOString(),
          },
        ],
      },
    ])
    expect(expiresAt.getTime() - tenantry().clock.now.getTime()).toBe(180_000)
  })

  it('stores what was asked sealed', async () => {
    const { id } = await hold()
    const [row] = await tenantry().database.sql('select sealed from approvals where id = $1', [id])
    expect(Buffer.from(row?.['sealed'] as Uint8Array).toString('latin1')).not.toContain('Held back')
  })

  it('is held until something arrives', async () => {
    const held = timed(poll())
    await sleep(300)
    const { id } = await hold()
    const { result, ms } = await held
    expect(ms).toBeGreaterThan(250)
    expect(ms).toBeLessThan(EARLY_MS)
    expect(result.body).toMatchObject({ requests: [{ id }] })
  })

  it('leaves out what is excluded, and waits for something else', async () => {
    const first = await hold()
    const held = poll(`/v1/approvals/pending?exclude=${first.id},not-an-id`)
    await sleep(200)
    const second = await hold()
    const { requests } = (await held).body as { requests: { id: string }[] }
    expect(requests.map(({ id }) => id)).toEqual([second.id])
  })

  it('ends before its time when its key is revoked', async () => {
    const held = timed(poll())
    await sleep(100)
    await tenantry().database.sql(
      `update credentials set revoked_at = now() where org_id = $1 and kind = 'project_key'`,
      [org.organizationId],
    )
    const { result, ms } = await held
    expect(result.status).toBe(401)
    expect(ms).toBeLessThan(EARLY_MS)
  })

  it('ends before its time when its partner is deactivated or its organization suspended', async () => {
    const suspended = timed(poll())
    await sleep(50)
    await tenantry().database.sql('update orgs set suspended_at = now() where id = $1', [org.organizationId])
    expect((await suspended).result.status).toBe(403)
    await tenantry().database.sql('update orgs set suspended_at = null where id = $1', [org.organizationId])
    const inactive = timed(poll())
    await sleep(50)
    await tenantry().database.sql('update partners set active = false where id = $1', [partner.id])
    const { result, ms } = await inactive
    expect(result.status).toBe(401)
    expect(ms).toBeLessThan(EARLY_MS)
  })

  it('shows a project nothing of another one, and needs a project', async () => {
    await hold()
    const sibling = await createTestOrg(partner)
    const headers = { ...bearer(org.orgApiKey), 'x-project-id': sibling.projectId }
    expect((await poll('/v1/approvals/pending', headers)).status).toBe(404)
    expect((await poll('/v1/approvals/pending', bearer(org.orgApiKey))).status).toBe(401)
    expect((await poll('/v1/approvals/pending', bearer(partner.key))).status).toBe(403)
  })
})

describe('GET /v1/org/approvals/pending', () => {
  it('answers what is pending in every project, to organization keys alone', async () => {
    const { id } = await hold()
    const { status, body } = await poll('/v1/org/approvals/pending', bearer(org.orgApiKey))
    expect([status, body]).toMatchObject([200, { requests: [{ id, projectId: org.projectId }] }])
    expect((await poll('/v1/org/approvals/pending')).status).toBe(403)
    expect((await poll('/v1/org/approvals/pending', {})).status).toBe(401)
  })
})

describe('POST /v1/approvals/{id}/decision', () => {
  it.each(['approve', 'deny'] as const)('records %s and wakes who waits for it', async (decision) => {
    const { id } = await hold()
    const waiting = timed(decisionOf(id))
    await sleep(50)
    const answer = await decide(id, decision)
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    const { result, ms } = await waiting
    expect(result).toBe(decision)
    expect(ms).toBeLessThan(EARLY_MS)
    const again = await decide(id, decision)
    expect([again.status, again.body]).toEqual([404, { error: 'approval_not_found' }])
  })

  it('answers 404 in one word to a stranger’s, a missing and a malformed id', async () => {
    const sibling = await createTestOrg(partner)
    const { id } = await hold()
    expect((await decide(id, 'deny', bearer(sibling.projectApiKey))).body).toEqual({
      error: 'approval_not_found',
    })
    for (const other of [MISSING_UUID, 'r1', id.toUpperCase()]) {
      const { status, body } = await decide(other, 'deny')
      expect([other, status, body]).toEqual([other, 404, { error: 'approval_not_found' }])
    }
  })

  it('answers 410 in one word once the request was denied for want of a decision', async () => {
    const { id } = await hold()
    const { clock } = tenantry()
    clock.now = new Date(clock.now.getTime() + 180_000)
    const expired = { error: 'approval_expired' }
    const early = await decide(id, 'approve')
    expect([early.status, early.body]).toEqual([410, expired])
    expect(await decisionOf(id)).toBe('expired')
    await expireApprovals(tenantry().domain)
    expect((await decide(id, 'approve')).body).toEqual(expired)
    const [event] = await tenantry().database.sql(
      `select type, actor, org_id from events where subject = $1`,
      [id],
    )
    expect(event).toEqual({
      type: 'approval.expired',
      actor: { principal: 'system' },
      org_id: org.organizationId,
    })
    const listed = await tenantry().call('GET', `/v1/org/events?subject=${id}`, {
      headers: bearer(org.orgApiKey),
    })
    const actor = { principal: 'system' }
    expect(listed.body).toMatchObject({ data: [{ type: 'approval.expired', actor, address: null }] })
    clock.now = new Date(clock.now.getTime() + 25 * 3_600_000)
    await expireApprovals(tenantry().domain)
    expect((await decide(id, 'approve')).status).toBe(404)
  })

  it('answers 422 to a decision that is none, and 400 to what is no JSON', async () => {
    const { id } = await hold()
    for (const wrong of ['maybe', 1, null, undefined]) {
      const { status, body } = await decide(id, wrong)
      expect([status, body]).toEqual([422, { error: expect.stringContaining('decision') }])
    }
    const headers = bearer(org.projectApiKey)
    const { status } = await tenantry().call('POST', `/v1/approvals/${id}/decision`, { headers, raw: '{' })
    expect(status).toBe(400)
    expect((await decide(id, 'maybe', {})).status).toBe(401)
    expect((await decide(id, 'deny', bearer(org.orgApiKey))).status).toBe(401)
    expect((await decide(id, 'deny', bearer(partner.key))).status).toBe(403)
  })

  it('happens once when many decide at the same moment', async () => {
    const { id } = await hold()
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(id, 'approve')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(404)])
  })
})

describe('a poll that finds nothing', () => {
  it('ends with an empty list when its time is over', async () => {
    const short = await openTenantry({ pollHoldMs: 300 })
    try {
      const { orgApiKey } = await createTestOrg(await createTestPartner(short))
      const path = '/v1/org/approvals/pending'
      const { result, ms } = await timed(short.call('GET', path, { headers: bearer(orgApiKey) }))
      expect([result.status, result.body]).toEqual([200, { requests: [], timeoutSeconds: 180 }])
      expect(ms).toBeGreaterThan(280)
      expect(ms).toBeLessThan(EARLY_MS)
    } finally {
      await short.close()
    }
  })

  it('ends at once when the server shuts down, which waits for nobody', async () => {
    const closing = await openTenantry({ pollHoldMs: HOLD_MS })
    const { orgApiKey } = await createTestOrg(await createTestPartner(closing))
    await closing.http.listen({ port: 0, host: '127.0.0.1' })
    const { port } = closing.http.server.address() as AddressInfo
    const held = fetch(`http://127.0.0.1:${port}/v1/org/approvals/pending`, {
      headers: bearer(orgApiKey),
    })
    await sleep(300)
    const { ms } = await timed(closing.close())
    expect(ms).toBeLessThan(EARLY_MS)
    expect([(await held).status, await (await held).json()]).toEqual([
      200,
      { requests: [], timeoutSeconds: 180 },
    ])
  })

  it('ends when its client goes away', async () => {
    const served = await openTenantry({ pollHoldMs: HOLD_MS })
    try {
      const { orgApiKey } = await createTestOrg(await createTestPartner(served))
      await served.http.listen({ port: 0, host: '127.0.0.1' })
      const { port } = served.http.server.address() as AddressInfo
      const client = new AbortController()
      const held = fetch(`http://127.0.0.1:${port}/v1/org/approvals/pending`, {
        headers: bearer(orgApiKey),
        signal: client.signal,
      })
      await sleep(300)
      expect(served.domain.wakeups.waiting).toBe(1)
      client.abort()
      await expect(held).rejects.toThrow()
      await sleep(200)
      expect(served.domain.wakeups.waiting).toBe(0)
    } finally {
      await served.close()
    }
  })
})
