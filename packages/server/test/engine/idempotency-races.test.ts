import { describe, expect, it } from 'vitest'
import type { Answer } from '../support/openapi.ts'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const TIMES = 50

const fiftyTimes = (send: (number: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: TIMES }, (_, number) => send(number)))

const statusesOf = (answers: readonly Answer[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const once = (key: string) => ({ 'idempotency-key': key })

describe('50 parallel creates with one external_id', () => {
  it('make one organization: one 201 and 49 × 409', async () => {
    const partner = await createTestPartner(tenantry())
    const answers = await fiftyTimes(() =>
      partner.embed('POST', '/orgs', { body: { name: 'Acme', external_id: 'the same' } }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: TIMES - 1 })
    const refused = answers.filter(({ status }) => status === 409)
    for (const { body } of refused)
      expect(body).toEqual({ statusCode: 409, message: 'Org with external_id "the same" already exists' })
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1, data: [{ name: 'Acme' }] })
  })

  it('make one organization though each one has an Idempotency-Key of its own, and each answer is replayed', async () => {
    const partner = await createTestPartner(tenantry())
    const create = (number: number) =>
      partner.embed('POST', '/orgs', {
        body: { name: 'Acme', external_id: 'the same' },
        headers: once(`key-${number}`),
      })
    const answers = await fiftyTimes(create)
    expect(statusesOf(answers)).toEqual({ 201: 1, 409: TIMES - 1 })
    const replays = await fiftyTimes(create)
    expect(replays.map(({ text }) => text)).toEqual(answers.map(({ text }) => text))
    for (const { headers } of replays) expect(headers['idempotent-replayed']).toBe('true')
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
  })

  it('of two partners make one organization each', async () => {
    const [one, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const answers = await fiftyTimes((number) =>
      (number % 2 === 0 ? one : other).embed('POST', '/orgs', { body: { name: 'A', external_id: 'same' } }),
    )
    expect(statusesOf(answers)).toEqual({ 201: 2, 409: TIMES - 2 })
    for (const partner of [one, other])
      expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
  })
})

describe('50 parallel creates with one Idempotency-Key', () => {
  it('make one organization: the others are told to wait or get its very answer', async () => {
    const partner = await createTestPartner(tenantry())
    const create = () =>
      partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Acme' }, headers: once('the-same') })
    const answers = await fiftyTimes(create)
    const fresh = answers.filter(
      ({ status, headers }) => status === 201 && headers['idempotent-replayed'] === undefined,
    )
    expect(fresh).toHaveLength(1)
    for (const answer of answers.filter((one) => one !== fresh[0])) {
      if (answer.status === 409) {
        expect(answer.body).toEqual({
          error: {
            message: 'A request with this Idempotency-Key is still running',
            type: 'conflict_error',
          },
        })
      } else {
        expect(answer).toMatchObject({
          status: 201,
          text: fresh[0]?.text,
          headers: { 'idempotent-replayed': 'true' },
        })
      }
    }
    expect((await create()).text).toBe(fresh[0]?.text)
    expect((await partner.broker('GET', '/v1/partner/orgs')).body).toHaveLength(1)
    const events = await tenantry().database.sql(
      `select count(*)::int as events from events where partner_id = $1 and type = 'org.created'`,
      [partner.id],
    )
    expect(events).toEqual([{ events: 1 }])
  })

  it('make one organization in the fleet dialect, whose 409 has the fleet’s shape', async () => {
    const partner = await createTestPartner(tenantry())
    const answers = await fiftyTimes(() =>
      partner.fleet('partner/createPartnerClient', { clientOrgName: 'Acme' }, { headers: once('the-same') }),
    )
    const made = answers.filter(({ status }) => status === 200)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    for (const { status, body } of answers.filter((answer) => !made.includes(answer))) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ error: 'A request with this Idempotency-Key is still running' })
    }
    expect((await partner.fleet('partner/getClientsV2')).body).toMatchObject({
      clients: [{ clientOrgName: 'Acme' }],
    })
  })

  it('issue one partner key through the operator API', async () => {
    const partner = await createTestPartner(tenantry())
    const answers = await fiftyTimes(() =>
      admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
        body: { name: 'Another' },
        headers: once('the-same'),
      }),
    )
    const made = answers.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect(statusesOf(answers)).toEqual({
      201: made.length,
      ...(made.length < TIMES && { 409: TIMES - made.length }),
    })
    const { body } = await admin(tenantry(), 'GET', `/partners/${partner.id}/keys`)
    expect((body as { data: unknown[] }).data).toHaveLength(2)
  })
})
