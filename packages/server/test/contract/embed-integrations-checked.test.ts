import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { companies, startFareHarbor } from '../support/fareharbor.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { openTenantry, useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './written-events.ts'

const TIMEOUT_MS = 300
const fareHarbor = await startFareHarbor()
afterAll(() => fareHarbor.close())
const tenantry = useTenantry(
  { integrationTimeoutMs: TIMEOUT_MS },
  { TENANTRY_FAREHARBOR_URL: `${fareHarbor.url}/` },
)

const newKeys = () => ({ app_key: `app-${randomUUID()}`, user_key: `user-${randomUUID()}` })
const create = (partner: TestPartner, fareharbor: unknown, more: object = {}, headers = {}) =>
  partner.embed('POST', '/orgs', {
    body: { name: 'Acme Tours', integrations: { fareharbor }, ...more },
    headers,
  })

type How = Parameters<typeof fareHarbor.answer>[1]
const status =
  (code: number, headers: Record<string, string> = {}): How =>
  (_request, response) =>
    void response.writeHead(code, headers).end('{}')
const text =
  (body: string): How =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(body)
/** Says everything that it was told, wherever it can. */
const echo =
  (code: number): How =>
  ({ headers }, response) => {
    const told = `${String(headers['x-fareharbor-api-app'])} ${String(headers['x-fareharbor-api-user'])}`
    response.writeHead(code, told, { 'x-told': told, location: `/?${told}` }).end(told)
  }

const REFUSED = 'was refused by FareHarbor: its credentials are wrong'
const BAD: readonly (readonly [string, How, string])[] = [
  ['a 401', status(401), REFUSED],
  ['a 403', status(403), REFUSED],
  ['a 404', status(404), 'cannot be checked: FareHarbor answers with status 404'],
  ['a 500', status(500), 'cannot be checked: FareHarbor answers with status 500'],
  [
    'a redirect',
    status(302, { location: '/api/companies/?elsewhere' }),
    'cannot be checked: FareHarbor answers with a redirect, which is not followed',
  ],
  ['no answer', () => {}, `cannot be checked: FareHarbor did not answer within ${TIMEOUT_MS / 1000} seconds`],
  [
    'half an answer',
    (_request, response) => void response.writeHead(200).write('{"companies":'),
    `cannot be checked: FareHarbor did not answer within ${TIMEOUT_MS / 1000} seconds`,
  ],
  [
    'a connection that is cut',
    (request) => void request.socket.destroy(),
    'cannot be checked: FareHarbor cannot be reached',
  ],
  [
    'what is not JSON',
    text('{"companies":['),
    'cannot be checked: FareHarbor answers with something that is not JSON',
  ],
  [
    'another shape',
    text('{"companies":{"shortname":"acme-tours"}}'),
    'cannot be checked: FareHarbor answers without a list of companies',
  ],
  [
    'a list of something else',
    text('{"companies":["acme-tours"]}'),
    'cannot be checked: FareHarbor answers without a list of companies',
  ],
  [
    'too much',
    text(`{"companies":[],"more":"${'x'.repeat(1024 * 1024)}"}`),
    'cannot be checked: FareHarbor answers with more than 1 MiB',
  ],
  ['the keys with a 401', echo(401), REFUSED],
  [
    'the keys with a 302',
    echo(302),
    'cannot be checked: FareHarbor answers with a redirect, which is not followed',
  ],
  ['the keys with a 200', echo(200), 'cannot be checked: FareHarbor answers with something that is not JSON'],
]

describe('credentials of integrations are checked against the live API (embed guide, "Integrations")', () => {
  it('asks for the companies with both keys, and takes an account without any', async () => {
    const partner = await createTestPartner(tenantry())
    const keys = newKeys()
    fareHarbor.answer(keys.app_key, companies())
    expect((await create(partner, keys)).status).toBe(201)
    expect(fareHarbor.asked(keys.app_key)).toEqual([
      { method: 'GET', url: '/api/companies/', appKey: keys.app_key, userKey: keys.user_key },
    ])
  })

  it.each(BAD)(
    'refuses a connection that is answered with %s, by its name, and makes nothing',
    async (_what, how, why) => {
      const partner = await createTestPartner(tenantry())
      const [good, bad] = [newKeys(), newKeys()]
      fareHarbor.answer(bad.app_key, how)
      const answer = await create(partner, [
        { name: 'Account A', ...good },
        { name: 'Account B', ...bad },
      ])
      const message = `integrations.fareharbor "Account B" ${why}`
      expect(answer.body).toEqual({ statusCode: 400, message })
      expect(answer.status).toBe(400)
      expect(fareHarbor.asked(bad.app_key)).toHaveLength(1)
      for (const key of [...Object.values(good), ...Object.values(bad)]) {
        expect(answer.text).not.toContain(key)
        expect(tenantry().log()).not.toContain(key)
      }
      expect(await eventsOf(tenantry(), partner)).toEqual([])
      expect((await partner.embed('GET', '/orgs')).body).toEqual({ data: [], total: 0 })
    },
  )

  it.each([
    ['other companies', companies('acme-adventures')],
    ['no company', companies()],
    ['a bare list', text('[{"shortname":"acme-adventures"}]')],
    ['a bare list of none', text('[]')],
  ])('takes credentials of an account that has %s', async (_what, how) => {
    const partner = await createTestPartner(tenantry())
    const keys = newKeys()
    fareHarbor.answer(keys.app_key, how)
    const { status, text: said } = await create(partner, { ...keys, default_company_shortname: 'acme-tours' })
    expect(status, said).toBe(201)
  })

  it.each(['line\nbreak', 'k\u00e9y', ' outer space'])(
    'refuses a key that no header carries: %j',
    async (app_key) => {
      const partner = await createTestPartner(tenantry())
      const { body } = await create(partner, { ...newKeys(), app_key })
      const why = 'cannot be tried: its app_key is not made of printable ASCII characters'
      expect(body).toEqual({ statusCode: 400, message: `integrations.fareharbor "Default" ${why}` })
      expect(fareHarbor.asked(app_key)).toEqual([])
    },
  )

  it('asks nobody about a body that is refused anyway, nor for a caller who is', async () => {
    const partner = await createTestPartner(tenantry())
    const keys = newKeys()
    expect((await create(partner, keys, { language: 'english please' })).status).toBe(400)
    expect((await create(partner, [keys, keys])).status).toBe(400)
    expect((await create(partner, keys, {}, { authorization: 'Bearer no' })).status).toBe(401)
    expect(fareHarbor.asked(keys.app_key)).toEqual([])
  })

  it('replays an answer without asking again, though the keys were changed since', async () => {
    const partner = await createTestPartner(tenantry())
    const keys = newKeys()
    const headers = { 'idempotency-key': randomUUID() }
    const first = await create(partner, keys, {}, headers)
    fareHarbor.answer(keys.app_key, status(401))
    const second = await create(partner, keys, {}, headers)
    expect([second.status, second.text]).toEqual([201, first.text])
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect((await create(partner, keys, { name: 'Other' }, headers)).status).toBe(422)
    expect(fareHarbor.asked(keys.app_key)).toHaveLength(1)
  })

  it('keeps no refusal of a third party: the same request may get through later', async () => {
    const partner = await createTestPartner(tenantry())
    const keys = newKeys()
    const headers = { 'idempotency-key': randomUUID() }
    fareHarbor.answer(keys.app_key, status(500))
    expect((await create(partner, keys, {}, headers)).status).toBe(400)
    fareHarbor.answer(keys.app_key, companies())
    expect((await create(partner, keys, {}, headers)).status).toBe(201)
  })

  it('checks many connections, a few at once', async () => {
    const partner = await createTestPartner(tenantry())
    let [open, most] = [0, 0]
    const list = Array.from({ length: 12 }, (_, at) => ({ name: `Account ${at}`, ...newKeys() }))
    const waiting: (() => void)[] = []
    for (const { app_key } of list)
      fareHarbor.answer(app_key, (request, response) => {
        most = Math.max(most, ++open)
        waiting.push(() => {
          open--
          companies()(request, response)
        })
        // Four are held until all of them are here: fewer at once would run into the time limit.
        if (waiting.length === 4) for (const go of waiting.splice(0)) go()
      })
    expect((await create(partner, list)).status).toBe(201)
    expect(most).toBe(4)
  })
})

describe('where FareHarbor is', () => {
  it('says that the operator has not set it', async () => {
    const unset = await openTenantry()
    const partner = await createTestPartner(unset)
    const { status: code, body } = await create(partner, newKeys())
    expect(code).toBe(400)
    const why = 'cannot be checked: the operator has not set TENANTRY_FAREHARBOR_URL'
    expect(body).toEqual({ statusCode: 400, message: `integrations.fareharbor "Default" ${why}` })
    expect((await partner.embed('POST', '/orgs', { body: { name: 'Without' } })).status).toBe(201)
    await unset.close()
  })

  it('says that nobody listens there', async () => {
    const closed = createServer()
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => {
        const address = closed.address()
        resolve(address !== null && typeof address === 'object' ? address.port : 0)
      })
    })
    await new Promise((resolve) => closed.close(resolve))
    const alone = await openTenantry({}, { TENANTRY_FAREHARBOR_URL: `http://127.0.0.1:${port}` })
    const partner = await createTestPartner(alone)
    const { body } = await create(partner, newKeys())
    const why = 'cannot be checked: FareHarbor cannot be reached'
    expect(body).toEqual({ statusCode: 400, message: `integrations.fareharbor "Default" ${why}` })
    await alone.close()
  })
})
