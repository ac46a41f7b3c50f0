import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type LookupFunction, type Socket } from 'node:net'
import { Pool } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AddressGuard } from '../domain/egress/index.ts'
import { AddressBlockedError, checkConnected, guardedLookup, type Resolve } from './guarded-lookup.ts'

const onlyTo = (...allowed: readonly string[]): AddressGuard => new AddressGuard({ allowed })
// These two stand for the internet; nobody answers there.
const PUBLIC = ['192.0.2.1', '192.0.2.2', '2001:db8::1', '2001:db8::2']
const guard = onlyTo('192.0.2.0/24', '2001:db8::/32')

/** A resolver that answers so at each time it is asked, and at the last one from then on. */
const answering = (...answers: readonly (readonly string[])[]) => {
  const asked: string[] = []
  const resolve: Resolve = (hostname) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(hostname)
    return Promise.resolve(answer.map((address) => ({ address })))
  }
  return { asked, resolve }
}

type Options = Parameters<LookupFunction>[1]
const ask = (lookup: LookupFunction, options: Options, hostname = 'a.example') =>
  new Promise((answered) =>
    lookup(hostname, options, (error, ...answer) =>
      answered(error === null ? answer : [error.code, error.message]),
    ),
  )
const looked = (addresses: readonly string[], options: Options) =>
  ask(guardedLookup({ guard, port: 443, resolve: answering(addresses).resolve }), options)

describe('a lookup', () => {
  const [FIRST, SECOND, THIRD, FOURTH] = [
    { address: '192.0.2.1', family: 4 },
    { address: '192.0.2.2', family: 4 },
    { address: '2001:db8::1', family: 6 },
    { address: '2001:db8::2', family: 6 },
  ]
  it.each<[string, Options, unknown]>([
    ['all', { all: true }, [[FIRST, SECOND, THIRD, FOURTH]]],
    ['all of both families', { all: true, family: 0 }, [[FIRST, SECOND, THIRD, FOURTH]]],
    ['all of IPv4', { all: true, family: 4 }, [[FIRST, SECOND]]],
    ['all of IPv4, by name', { all: true, family: 'IPv4' as unknown as number }, [[FIRST, SECOND]]],
    ['all of IPv6', { all: true, family: 6 }, [[THIRD, FOURTH]]],
    ['all of IPv6, by name', { all: true, family: 'IPv6' as unknown as number }, [[THIRD, FOURTH]]],
    ['one', {}, ['192.0.2.1', 4]],
    ['one and no more', { all: false, family: 0 }, ['192.0.2.1', 4]],
    ['one of IPv4', { family: 4 }, ['192.0.2.1', 4]],
    ['one of IPv6', { family: 6 }, ['2001:db8::1', 6]],
  ])('answers %s', async (_, options, expected) => {
    expect(await looked(PUBLIC, options)).toEqual(expected)
  })

  it('says itself of which family an address is', async () => {
    const resolve = () => Promise.resolve([{ address: '2001:db8::1', family: 4 }])
    expect(await ask(guardedLookup({ guard, port: 443, resolve }), {})).toEqual(['2001:db8::1', 6])
  })

  it.each([
    ['first', ['127.0.0.1', ...PUBLIC]],
    ['last', [...PUBLIC, '127.0.0.1']],
    ['in the middle', ['192.0.2.1', '::1', '2001:db8::1']],
    ['alone', ['169.254.169.254']],
    ['no address', ['192.0.2.1', 'localhost']],
  ])('refuses a name if one address may not be dialled: %s', async (_, addresses) => {
    for (const options of [{}, { all: true }, { family: 4 }, { all: true, family: 6 }])
      expect(await looked(addresses, options)).toEqual([
        'ERR_ADDRESS_BLOCKED',
        expect.stringMatching(/^a\.example is \S+, (?:a loopback address|a link-local address|no address)$/),
      ])
  })

  it('judges an address for the port that it is for', async () => {
    const ownPorts = new Set([10_255])
    const judge = new AddressGuard({ allowed: ['192.0.2.1'], ownPorts, ownAddresses: () => ['192.0.2.1'] })
    const { resolve } = answering(['192.0.2.1'])
    expect(await ask(guardedLookup({ guard: judge, port: 443, resolve }), {})).toEqual(['192.0.2.1', 4])
    expect(await ask(guardedLookup({ guard: judge, port: 10_255, resolve }), {})).toEqual([
      'ERR_ADDRESS_BLOCKED',
      "a.example is 192.0.2.1, the gateway's own address",
    ])
  })

  it.each<[string, readonly string[], Options]>([
    ['no address', [], { all: true }],
    ['no address, of which one is wanted', [], {}],
    ['none of the family', ['192.0.2.1'], { family: 6 }],
  ])('says that a name is not found if it has %s', async (_, addresses, options) => {
    expect(await looked(addresses, options)).toEqual(['ENOTFOUND', 'a.example has no address'])
  })

  it("hands on the resolver's error", async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('busy'), { code: 'EAI_AGAIN' }))
    expect(await ask(guardedLookup({ guard, port: 443, resolve }), { all: true })).toEqual([
      'EAI_AGAIN',
      'busy',
    ])
  })

  it('asks the system when no resolver is given', async () => {
    const [found] = (await ask(
      guardedLookup({ guard: onlyTo('127.0.0.0/8', '::1'), port: 443 }),
      { all: true },
      'localhost',
    )) as [readonly { address: string }[]]
    expect(found.map(({ address }) => ['127.0.0.1', '::1'].includes(address))).toContain(true)
    expect(await ask(guardedLookup({ guard, port: 443 }), {}, 'localhost')).toContain('ERR_ADDRESS_BLOCKED')
  })
})

describe('a socket that dials a name', () => {
  let arrived = 0
  const server = createServer((_, response) => response.end('hello')).on('connection', () => arrived++)
  let port = 0
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })
  beforeEach(() => {
    arrived = 0
  })
  afterAll(() => new Promise((closed) => server.close(closed)))

  const dial = (
    lookup: LookupFunction,
    autoSelectFamily: boolean,
  ): Promise<Socket | NodeJS.ErrnoException> => {
    const socket = connect({ host: 'a.example', port, lookup, autoSelectFamily })
    return new Promise((done) => {
      socket.once('connect', () => done(socket)).once('error', done)
    })
  }

  it.each([true, false])(
    'connects to the address that was judged, and asks once (both families: %s)',
    async (both) => {
      const { asked, resolve } = answering(['127.0.0.1'], ['127.0.0.2'])
      const socket = (await dial(
        guardedLookup({ guard: onlyTo('127.0.0.1'), port, resolve }),
        both,
      )) as Socket
      expect([socket.remoteAddress, socket.remotePort, asked]).toEqual(['127.0.0.1', port, ['a.example']])
      expect(checkConnected(onlyTo('127.0.0.1'), socket)).toBeUndefined()
      socket.destroy()
    },
  )

  it.each([true, false])(
    'connects to nothing when a name is bound anew to what is blocked (both families: %s)',
    async (both) => {
      const { asked, resolve } = answering(['192.0.2.1'], ['127.0.0.1'])
      const lookup = guardedLookup({ guard, port, resolve })
      expect(await ask(lookup, {})).toEqual(['192.0.2.1', 4])
      expect(await dial(lookup, both)).toMatchObject({ code: 'ERR_ADDRESS_BLOCKED' })
      expect([asked.length, arrived]).toEqual([2, 0])
    },
  )

  it('connects to nothing when a name has an address that is blocked beside one that is not', async () => {
    const { resolve } = answering(['127.0.0.1', '10.0.0.1'])
    expect(await dial(guardedLookup({ guard: onlyTo('127.0.0.1'), port, resolve }), true)).toBeInstanceOf(
      AddressBlockedError,
    )
    expect(arrived).toBe(0)
  })

  it('is judged once more when it is connected', async () => {
    const socket = connect(port, '127.0.0.1')
    expect(checkConnected(onlyTo('127.0.0.1'), socket)?.message).toBe('The socket is not connected')
    await once(socket, 'connect')
    expect(checkConnected(onlyTo('127.0.0.1'), socket)).toBeUndefined()
    expect(checkConnected(guard, socket)).toMatchObject({
      code: 'ERR_ADDRESS_BLOCKED',
      message: 'Connected to 127.0.0.1, a loopback address',
    })
    socket.destroy()
  })

  it('of a pool reaches what was judged, and nothing else', async () => {
    const { asked, resolve } = answering(['127.0.0.1'], ['127.0.0.1', '127.0.0.2'])
    const lookup = guardedLookup({ guard: onlyTo('127.0.0.1'), port, resolve })
    const request = async (): Promise<string> => {
      const pool = new Pool(`http://a.example:${port}`, { connect: { lookup } })
      try {
        return await (await pool.request({ path: '/', method: 'GET' })).body.text()
      } finally {
        await pool.destroy()
      }
    }
    expect(await request()).toBe('hello')
    await expect(request()).rejects.toMatchObject({ code: 'ERR_ADDRESS_BLOCKED' })
    expect([asked.length, arrived]).toEqual([2, 1])
  })
})
