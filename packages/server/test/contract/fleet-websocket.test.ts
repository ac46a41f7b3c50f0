import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CONNECTIONS_PER_ORG_MAX } from '../../src/http/live-connections.ts'
import { toRuuid } from '../../src/kernel/ids.ts'
import { partnerMemberAs } from '../support/browser.ts'
import { untilOthersHaveEnded } from '../support/database.ts'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import {
  admin,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import {
  CONNECT,
  CONNECTED,
  frame,
  leave,
  listen,
  open,
  readMessage,
  type StompClient,
  socketUrl,
  tryOpen,
} from '../support/stomp-client.ts'

let server: ListeningTenantry
let partner: TestPartner
let org: TestOrg
let ruuid: string
const clients: StompClient[] = []

beforeAll(async () => {
  server = await listenTenantry()
  partner = await createTestPartner(server)
  org = await createTestOrg(partner)
  ruuid = toRuuid(org.organizationId as Parameters<typeof toRuuid>[0])
})
afterAll(async () => {
  await Promise.all(clients.map(leave))
  await server.close()
})

const asPartner = (target = ruuid, key = partner.key) => ({
  ...fleetHeaders(key),
  ...(target !== '' && { 'x-auth-org': target }),
})
const asOrg = () => fleetHeaders(org.orgApiKey, 'api-token')

const kept = async (opening: Promise<StompClient>): Promise<StompClient> => {
  const client = await opening
  clients.push(client)
  return client
}
const listening = (headers: Record<string, string>, subscribe: Record<string, string> = {}) =>
  kept(listen(socketUrl(server.url), headers, ruuid, { subscribe }))
const connected = async (): Promise<StompClient> => {
  const client = await kept(open(socketUrl(server.url), asOrg()))
  client.send(CONNECT)
  expect(await client.next()).toBe(CONNECTED)
  return client
}
const createLocation = async (name: string, target = ruuid): Promise<string> => {
  const { status, body, text } = await partner.fleet('location/createLocation', { name }, { org: target })
  expect(status, text).toBe(200)
  return (body as { uuid: string }).uuid
}

describe('a change', () => {
  it('is told to the byte as the vendor’s client reads it', async () => {
    const client = await listening(asPartner())
    const uuid = await createLocation('Depot')
    const text = await client.next()
    const { headers, body } = readMessage(text)
    expect(text).toMatch(
      new RegExp(
        `^MESSAGE\ndestination:/topic/change/${ruuid}\nmessage-id:[\\w-]{22}\nsubscription:sub-0\n\n\\{[^\n]*\\}\0$`,
      ),
    )
    expect(Object.keys(headers)).toEqual(['destination', 'message-id', 'subscription'])
    const timestampMs = expect.any(Number) as number
    expect(body).toEqual({
      ...{ entity: 'LOCATION', entityUuid: uuid, type: 'CREATE', timestampMs },
      update: { uuid, orgUuid: ruuid, locationUuid: uuid, name: 'Depot', timestampMs },
    })
    await leave(client)
  })

  it('is not told to whoever comes after it', async () => {
    const witness = await listening(asOrg())
    for (let round = 0; round < 10; round++) {
      await createLocation('Before')
      const late = await listening(asPartner())
      const uuid = await createLocation('After')
      expect(readMessage(await late.next()).body['entityUuid']).toBe(uuid)
      await leave(late)
    }
    await leave(witness)
  })

  it('is told once to each subscription, whoever listens, in the order of the commits', async () => {
    const [first, second] = [await listening(asPartner()), await listening(asOrg())]
    second.send(frame('SUBSCRIBE', { id: 'b', destination: `/topic/change/${ruuid}`, receipt: 'b' }))
    expect(await second.next()).toBe('RECEIPT\nreceipt-id:b\n\n\0')
    const made = []
    for (const name of ['One', 'Two', 'Three']) made.push(await createLocation(name))
    const read = async (client: StompClient, count: number) => {
      const messages = []
      for (let at = 0; at < count; at++) messages.push(readMessage(await client.next()))
      return messages
    }
    expect((await read(first, 3)).map(({ body }) => body['entityUuid'])).toEqual(made)
    const both = await read(second, 6)
    for (const id of ['sub-0', 'b'])
      expect(
        both.filter(({ headers }) => headers['subscription'] === id).map(({ body }) => body['entityUuid']),
      ).toEqual(made)
    await leave(first)
    await leave(second)
  })

  it('in another organization is told to nobody here', async () => {
    const other = await createTestOrg(partner)
    const client = await listening(asPartner())
    const otherRuuid = toRuuid(other.organizationId as Parameters<typeof toRuuid>[0])
    await createLocation('Elsewhere', otherRuuid)
    const here = await createLocation('Here')
    expect(readMessage(await client.next()).body['entityUuid']).toBe(here)
    await leave(client)
  })

  it('of what a device is called as the kind of device it is, where it was and where it goes', async () => {
    const client = await listening(asOrg())
    const id = server.domain.newId()
    await server.database.sql(
      `insert into devices (partner_id, id, org_id, type, name, serial_number, hardware_variation, created_at)
       values ($1, $2, $3, 'ENVIRONMENTAL_SENSOR', 'Cold room', 'SN-1', 'SENSOR_ENVIRONMENTAL_E15', now())`,
      [partner.id, id, org.organizationId],
    )
    await server.database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       values ($1, $2, $3, 'device.state_changed', $4, '{"principal":"system"}', '{"changed":{"connected":false}}', $5, '', now())`,
      [partner.id, server.domain.newId(), org.organizationId, id, server.domain.newId()],
    )
    const { body } = readMessage(await client.next())
    const deviceUuid = toRuuid(id)
    expect(body).toMatchObject({
      ...{ entity: 'CLIMATE_SENSOR', entityUuid: deviceUuid, type: 'UPDATE', deviceUuid },
      update: { uuid: deviceUuid, orgUuid: ruuid, deviceUuid, connectionStatus: 'RED' },
    })
    await leave(client)
  })

  it.each([
    ['clip.saved', 'CREATE'],
    ['clip.changed', 'UPDATE'],
    ['clip.deleted', 'DELETE'],
    ['vehicle.saved', 'UPDATE'],
  ])('of the kind %s is told as %s', async (kind, type) => {
    const client = await listening(asOrg())
    const id = server.domain.newId()
    await server.database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       values ($1, $2, $3, $4, $2, '{"principal":"system"}', '{}', $2, '', now())`,
      [partner.id, id, org.organizationId, kind],
    )
    const entity = kind.replace(/\..*/, '').toUpperCase()
    const { body } = readMessage(await client.next())
    expect(body).toMatchObject({ entity, entityUuid: toRuuid(id), type })
    await leave(client)
  })
})

it('an alert is told as the vendor’s monitor reads it, at both levels, and an all-clear and a dismissal as its end', async () => {
  const client = await listening(asOrg())
  const [alert, device] = [server.domain.newId(), server.domain.newId()]
  const at = '2026-03-15T10:30:00.000Z'
  const data = { at, deviceId: device, activities: ['motion'], seconds: 12, text: 'At the gate' }
  for (const type of ['alert.raised', 'alert.cleared', 'alert.dismissed'])
    await server.database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       values ($1, $2, $3, $4, $5, '{"principal":"system"}', $6, $2, '', now())`,
      [partner.id, server.domain.newId(), org.organizationId, type, alert, JSON.stringify(data)],
    )
  const [uuid, deviceUuid] = [toRuuid(alert), toRuuid(device)]
  const fields = {
    ...{ deviceUuid, timestampMs: Date.parse(at), durationSec: 12 },
    ...{ policyAlertTriggers: ['MOTION'], textDescription: 'At the gate' },
  }
  const update = { uuid, orgUuid: ruuid, type: 'POLICY_ALERT_V2', ...fields }
  const raised = { entity: 'POLICY_ALERT', entityUuid: uuid, type: 'CREATE', ...fields, update }
  expect(readMessage(await client.next()).body).toEqual(raised)
  for (const end of [{ finalized: true }, { deleted: true }])
    expect(readMessage(await client.next()).body).toEqual({
      ...{ ...raised, type: 'DELETE', update: { ...update, ...end } },
    })
  await leave(client)
})

describe('the upgrade', () => {
  it.each([
    ['headers', (): [Record<string, string>, Record<string, string>] => [{}, asPartner()]],
    ['the query', (): [Record<string, string>, Record<string, string>] => [asPartner(), {}]],
    [
      'both, as the vendor’s client does',
      (): [Record<string, string>, Record<string, string>] => [
        { 'x-auth-scheme': 'partner-api-token', 'x-auth-org': ruuid },
        { 'x-auth-apikey': partner.key, 'x-auth-scheme': 'partner-api-token' },
      ],
    ],
  ])('takes the credential from %s', async (_where, said) => {
    const [query, headers] = said()
    const client = await kept(open(socketUrl(server.url, query), headers))
    client.send(CONNECT)
    expect(await client.next()).toBe(CONNECTED)
    await leave(client)
  })

  it('is answered as a call that acts inside', async () => {
    const client = await kept(open(socketUrl(server.url), asPartner()))
    expect(client.headers['x-acted-on-org']).toBe(ruuid)
    expect(client.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(client.headers['ratelimit-policy']).toBe('"websocket";q=1000000;w=60')
    expect(client.headers['sec-websocket-extensions']).toBeUndefined()
    await leave(client)
  })

  const strangers = (): Promise<TestPartner> => createTestPartner(server)
  it.each<[string, number, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['no credential', 401, () => ({})],
    ['no scheme', 401, () => ({ 'x-auth-apikey': partner.key })],
    ['an unknown scheme', 401, () => fleetHeaders(partner.key, 'web2')],
    [
      'a session, which browsers send along for pages of other sites, too',
      401,
      async () => ({
        'x-auth-scheme': 'session',
        'x-auth-org': ruuid,
        cookie: (await partnerMemberAs(server, partner, 'admin')).visitor.cookie(),
      }),
    ],
    ['no key', 401, () => ({ 'x-auth-scheme': 'api-token' })],
    ['a partner key under api-token', 401, () => fleetHeaders(partner.key, 'api-token')],
    ['a wrong key', 403, () => asPartner(ruuid, 'AAAAAAAAAAAAAAAAAAAAAA')],
    ['a partner without an organization', 403, () => asPartner('')],
    ['a malformed organization', 403, () => asPartner('acme')],
    ['a stranger’s organization', 403, async () => asPartner(ruuid, (await strangers()).key)],
    [
      'an organization’s key with another one',
      403,
      async () => ({
        ...fleetHeaders((await createTestOrg(partner)).orgApiKey, 'api-token'),
        'x-auth-org': ruuid,
      }),
    ],
    ['an organization’s key under partner-api-token', 403, () => fleetHeaders(org.orgApiKey)],
    ['a certificate scheme of partners', 403, () => ({ ...asPartner(), 'x-auth-scheme': 'partner-api' })],
    ['a certificate scheme of organizations', 403, () => fleetHeaders(org.orgApiKey, 'api')],
    ['an agent’s token', 403, () => fleetHeaders(org.agentToken, 'api-token')],
  ])('is refused before it happens: %s', async (_case, status, headers) => {
    const refused = await tryOpen(socketUrl(server.url), await headers())
    expect(refused).toMatchObject({ status })
    if (!('status' in refused)) throw new Error('It was let in.')
    const body = JSON.parse(refused.text) as object
    if (status === 401) expect(body).toEqual({ authenticationFailed: true })
    else expect(body).toMatchObject({ status: 403, error: 'Forbidden', msg: 'Access Denied' })
    expect(refused.headers['connection']).toBe('close')
  })

  it('tells a stranger’s organization and a missing one apart for nobody', async () => {
    const stranger = await createTestPartner(server)
    const bodies = []
    for (const target of [ruuid, 'AAAAAAAAAAAAAAAAAAAAAA', 'nonsense']) {
      const refused = await tryOpen(socketUrl(server.url), asPartner(target, stranger.key))
      if (!('status' in refused)) throw new Error('It was let in.')
      bodies.push(refused.text.replace(/"timestamp":"[^"]*"/, ''))
    }
    expect(new Set(bodies).size).toBe(1)
  })

  it('is refused where query and headers disagree, or one is said twice', async () => {
    const disagreeing = await tryOpen(socketUrl(server.url, { 'x-auth-org': ruuid }), asPartner('nonsense'))
    expect(disagreeing).toMatchObject({ status: 400 })
    const twice = await tryOpen(`${socketUrl(server.url, asPartner())}&x-auth-org=${ruuid}`)
    expect(twice).toMatchObject({ status: 400 })
  })

  it('is refused from an address that the partner does not allow', async () => {
    const bound = await createTestPartner(server, { ipAllowList: ['192.0.2.1'] })
    expect(await tryOpen(socketUrl(server.url), asPartner(ruuid, bound.key))).toMatchObject({ status: 403 })
  })

  it('is what a call without it is told to ask for', async () => {
    const { status, headers } = await server.call('GET', '/websocket', { headers: asPartner() })
    expect(status).toBe(426)
    expect(headers['upgrade']).toBe('websocket')
  })

  it('is offered in vain where nothing else is spoken: the call is answered as ever, body and all', async () => {
    const sent = request(`${server.url}/api/location/createLocation`, {
      method: 'POST',
      headers: {
        ...{ ...asPartner(), 'content-type': 'application/json' },
        ...{
          connection: 'Upgrade, HTTP2-Settings',
          upgrade: 'h2c',
          'http2-settings': 'AAMAAABkAAQBAAAAAAIAAAAA',
        },
      },
    })
    sent.end(JSON.stringify({ name: 'Offered' }))
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of answer.setEncoding('utf8')) text += chunk
    expect(answer.statusCode, text).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ uuid: expect.any(String) as string })
  })

  it('is refused for every place over the most that an organization may have, and a place given back is free', async () => {
    const own = await createTestOrg(partner)
    const headers = fleetHeaders(own.orgApiKey, 'api-token')
    const url = socketUrl(server.url)
    const all = await Promise.all(
      Array.from({ length: CONNECTIONS_PER_ORG_MAX }, () => kept(open(url, headers))),
    )
    const refused = await tryOpen(url, headers)
    expect(refused).toMatchObject({ status: 429, text: 'Too many api requests. Enhance your calm.' })
    expect('headers' in refused && refused.headers['retry-after']).toBe('30')
    await Promise.all(all.map(leave))
    await vi.waitFor(async () => leave(await open(url, headers)))
  })
})

describe('frames', () => {
  it.each<[string, string, string]>([
    ['no NUL', 'SUBSCRIBE\nid:1\n\n', 'A frame ends in NUL'],
    ['no empty line', 'SUBSCRIBE\0', 'A frame has an empty line after its headers'],
    [
      'two frames in a message',
      `${frame('UNSUBSCRIBE')}${frame('UNSUBSCRIBE')}`,
      'A message holds one frame',
    ],
    ['a header without a colon', 'SUBSCRIBE\nid\n\n\0', 'A header has no name or no colon'],
    ['an unknown escape', 'SUBSCRIBE\nid:\\t\n\n\0', 'A header holds an escape that there is not'],
    [
      'too many headers',
      frame('SUBSCRIBE', Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`h${n}`, '']))),
      'The frame has too many headers',
    ],
    ['an unknown command', frame('SEND', { destination: '/queue/a' }), 'There is no such command here'],
    ['a second CONNECT', CONNECT, 'Connected already'],
    ['no id', frame('SUBSCRIBE', { destination: '/topic/change/x' }), 'id is 1 to 128 characters long'],
    [
      'a stranger’s topic',
      frame('SUBSCRIBE', { id: 'a', destination: '/topic/change/AAAAAAAAAAAAAAAAAAAAAA' }),
      'There is no such destination here',
    ],
    [
      'a topic that is none',
      frame('SUBSCRIBE', { id: 'a', destination: '/queue/orders' }),
      'There is no such destination here',
    ],
    ['an ack that is not auto', frame('SUBSCRIBE', { id: 'a', ack: 'client' }), 'ack is auto'],
    ['an end to no subscription', frame('UNSUBSCRIBE', { id: 'a' }), 'There is no subscription with this id'],
  ])('that break the protocol are answered and end it: %s', async (_case, text, message) => {
    const client = await connected()
    client.send(text)
    expect(await client.next()).toBe(`ERROR\nmessage:${message}\n\n\0`)
    expect(await client.closed()).toBe(1002)
  })

  it('an error names the receipt that was asked for', async () => {
    const client = await connected()
    client.send(frame('SEND', { receipt: 'a\\cb' }))
    expect(await client.next()).toBe('ERROR\nmessage:There is no such command here\nreceipt-id:a\\cb\n\n\0')
  })

  it('before CONNECT are answered and end it, and so are other versions', async () => {
    const early = await kept(open(socketUrl(server.url), asOrg()))
    early.send(frame('SUBSCRIBE', { id: 'a' }))
    expect(await early.next()).toBe('ERROR\nmessage:The first frame is CONNECT\n\n\0')
    const old = await kept(open(socketUrl(server.url), asOrg()))
    old.send(frame('CONNECT', { 'accept-version': '1.0,1.1' }))
    expect(await old.next()).toBe('ERROR\nversion:1.2\nmessage:Supported version is 1.2\n\n\0')
    expect(await old.closed()).toBe(1002)
  })

  it('may end lines in CR LF, and begin with ends of lines', async () => {
    const client = await kept(open(socketUrl(server.url), asOrg()))
    client.send('\n\r\nSTOMP\r\naccept-version:1.1,1.2\r\nhost:any\r\n\r\n\0\n')
    expect(await client.next()).toBe(CONNECTED)
    await leave(client)
  })

  it('are bounded: sixteen subscriptions, 16 KiB, text', async () => {
    const many = await connected()
    for (let at = 0; at < 17; at++)
      many.send(frame('SUBSCRIBE', { id: String(at), destination: `/topic/change/${ruuid}` }))
    expect(await many.next()).toBe('ERROR\nmessage:Too many subscriptions\n\n\0')
    const giant = await connected()
    giant.send('x'.repeat(16 * 1024 + 1))
    expect(await giant.closed()).toBe(1009)
    const binary = await connected()
    binary.socket.send(Buffer.from(frame('UNSUBSCRIBE')))
    expect(await binary.closed()).toBe(1003)
  })

  it('DISCONNECT is acknowledged, and ends it', async () => {
    const client = await connected()
    client.send(frame('DISCONNECT', { receipt: '77' }))
    expect(await client.next()).toBe('RECEIPT\nreceipt-id:77\n\n\0')
    expect(await client.closed()).toBe(1000)
  })

  it('after UNSUBSCRIBE nothing more is told', async () => {
    const client = await listening(asOrg())
    client.send(frame('UNSUBSCRIBE', { id: 'sub-0', receipt: 'gone' }))
    expect(await client.next()).toBe('RECEIPT\nreceipt-id:gone\n\n\0')
    const witness = await listening(asOrg())
    await createLocation('Unheard')
    await witness.next()
    expect(client.waiting).toEqual([])
    await leave(client)
    await leave(witness)
  })
})

describe('who was away', () => {
  it('is told what was missed, then what happens', async () => {
    const before = await listening(asPartner())
    await untilOthersHaveEnded(server.database)
    await createLocation('Heard')
    const heard = readMessage(await before.next()).headers['message-id'] ?? ''
    await leave(before)
    const missed = [await createLocation('Missed'), await createLocation('Missed too')]
    const after = await listening(asPartner(), { 'last-event-id': heard })
    const live = await createLocation('Live')
    const told = []
    for (let at = 0; at < 3; at++) told.push(readMessage(await after.next()).body['entityUuid'])
    expect(told).toEqual([...missed, live])
    await leave(after)
  })

  it.each([
    ['is no id', 'yesterday'],
    ['there is not', 'AZ0AAAAAcACAAAAAAAAAAA'],
  ])('is refused with an event that %s', async (_case, id) => {
    const client = await listening(asOrg(), { 'last-event-id': id })
    expect(await client.next()).toBe('ERROR\nmessage:There is no such change to go on from\n\n\0')
    expect(await client.closed()).toBe(1008)
  })

  it('is refused with an event of another organization as with a missing one', async () => {
    const other = await createTestOrg(partner)
    const [row] = await server.database.sql('select id from events where org_id = $1', [other.organizationId])
    const foreign = toRuuid(String(row?.['id']) as Parameters<typeof toRuuid>[0])
    const client = await listening(asOrg(), { 'last-event-id': foreign })
    expect(await client.next()).toBe('ERROR\nmessage:There is no such change to go on from\n\n\0')
  })

  it('is refused where more has happened since than is told again', async () => {
    const fresh = await createTestOrg(partner)
    const [row] = await server.database.sql('select id from events where org_id = $1', [fresh.organizationId])
    await server.database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       select partner_id, ('ffffffff' || substr(md5(g::text), 1, 24))::uuid, org_id, 'location.created', subject, actor, data, request_id, address, at
       from events, generate_series(1, 1001) g where id = $1`,
      [row?.['id']],
    )
    const heard = toRuuid(String(row?.['id']) as Parameters<typeof toRuuid>[0])
    const target = toRuuid(fresh.organizationId as Parameters<typeof toRuuid>[0])
    const client = await kept(
      listen(socketUrl(server.url), asPartner(target), target, { subscribe: { 'last-event-id': heard } }),
    )
    expect(await client.next()).toBe('ERROR\nmessage:More has happened since than is told again\n\n\0')
  })
})

describe('a connection does not outlive its right', () => {
  const ended = async (client: StompClient): Promise<void> => {
    expect(await client.next()).toMatch(/^ERROR\nmessage:/)
    expect(await client.closed()).toBe(1008)
  }

  it('ends when its key is revoked', async () => {
    const issued = await admin(server, 'POST', `/partners/${partner.id}/keys`, { body: { name: 'Listener' } })
    const { id, apiKey } = issued.body as { id: string; apiKey: string }
    const client = await listening(asPartner(ruuid, apiKey))
    await admin(server, 'DELETE', `/partners/${partner.id}/keys/${id}`)
    await ended(client)
  })

  it('ends when its organization is suspended, for the partner and for its own key; what happens then is not told', async () => {
    const own = await createTestOrg(partner)
    const target = toRuuid(own.organizationId as Parameters<typeof toRuuid>[0])
    const url = socketUrl(server.url)
    const both = [
      await kept(listen(url, asPartner(target), target)),
      await kept(listen(url, fleetHeaders(own.orgApiKey, 'api-token'), target)),
    ]
    const held = await partner.broker('POST', `/v1/partner/orgs/${own.organizationId}/suspend`, { body: {} })
    expect(held.status, held.text).toBeLessThan(300)
    for (const client of both) await ended(client)
  })

  it('ends when its organization is deleted', async () => {
    const short = await createTestOrg(partner)
    const target = toRuuid(short.organizationId as Parameters<typeof toRuuid>[0])
    const client = await kept(listen(socketUrl(server.url), asPartner(target), target))
    await partner.broker('DELETE', `/v1/partner/orgs/${short.organizationId}`)
    await ended(client)
  })

  it('ends when the customer takes the partner’s access away, and stays for the customer', async () => {
    const own = await createTestOrg(partner)
    const target = toRuuid(own.organizationId as Parameters<typeof toRuuid>[0])
    const url = socketUrl(server.url)
    const theirs = await kept(listen(url, asPartner(target), target))
    const customers = await kept(listen(url, fleetHeaders(own.orgApiKey, 'api-token'), target))
    await server.database.sql(
      "update orgs set status = 'claimed', partner_access_allowed = false where id = $1",
      [own.organizationId],
    )
    await ended(theirs)
    expect(customers.socket.readyState).toBe(customers.socket.OPEN)
    await leave(customers)
  })

  it('ends when the partner is deactivated, and when its address is no longer allowed', async () => {
    for (const change of [{ active: false }, { ipAllowList: ['192.0.2.1'] }]) {
      const brief = await createTestPartner(server)
      const target = toRuuid((await createTestOrg(brief)).organizationId as Parameters<typeof toRuuid>[0])
      const client = await kept(listen(socketUrl(server.url), asPartner(target, brief.key), target))
      await admin(server, 'PATCH', `/partners/${brief.id}`, { body: change })
      await ended(client)
    }
  })
})

it('a key in the query is in no log line', async () => {
  const client = await kept(open(socketUrl(server.url, asPartner())))
  await leave(client)
  await tryOpen(socketUrl(server.url, asPartner('nonsense')))
  expect(server.log()).not.toContain(partner.key)
  expect(server.log()).toContain('websocket closed')
})

it('connections, messages and what was cut are measured', async () => {
  const client = await listening(asOrg())
  const { text } = await server.call('GET', '/metrics')
  expect(text).toMatch(/^tenantry_websocket_connections [1-9]\d*$/m)
  expect(text).toMatch(/^tenantry_websocket_messages_total [1-9]\d*$/m)
  expect(text).toMatch(/^tenantry_websocket_cut_total\{reason="protocol"\} [1-9]\d*$/m)
  await leave(client)
})
