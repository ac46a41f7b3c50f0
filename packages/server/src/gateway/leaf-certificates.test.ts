import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, isIP, type Server, type Socket } from 'node:net'
import tls, { type ConnectionOptions, type SecureContext, TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { makeAuthority } from '../crypto/make-authority.ts'
import { LeafCertificates } from './leaf-certificates.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NAME = 'CN=Tenantry Gateway CA, O=Tenantry'
const SERIAL = '019b7c2e-0000-7000-8000-000000000002'

const newAuthority = (notBefore = new Date(Date.now() - 2 * DAY_MS)) =>
  makeAuthority({ name: NAME, serial: SERIAL, notBefore, years: 1 })
const authority = await newAuthority()
const TRUSTING: ConnectionOptions = { ca: authority.certificate }
const newLeaves = () => new LeafCertificates({ authority, now: () => new Date() })

const longName = `${'abcdefg.'.repeat(31)}abcde`
const HOSTS = [
  'localhost',
  'api.example.com',
  'xn--bcher-kva.example',
  longName,
  '127.0.0.1',
  '::1',
  '2001:db8::7',
]

/** A host under a title that can be read. */
const titled = (host: string) =>
  [host.length > 64 ? `a host of ${host.length} characters` : host, host] as const

/** The certificate that a server shows to a client that expects `host`. Rejects with what the client says of it. */
const shownBy = async (
  server: Server,
  host: string,
  options: ConnectionOptions,
): Promise<X509Certificate> => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  // Of an address, a client says nothing before it is shown a certificate.
  const named = isIP(host) === 0 ? { servername: host } : {}
  const client = tls.connect({ socket, host, ...named, ...options })
  try {
    await once(client, 'secureConnect')
    const certificate = client.getPeerX509Certificate()
    if (certificate === undefined) throw new Error('No certificate was shown.')
    return certificate
  } finally {
    client.destroy()
    server.close()
  }
}

const serve = (context: SecureContext): Server =>
  createServer((socket: Socket) => {
    // A client that refuses the certificate says so.
    new TLSSocket(socket, { isServer: true, secureContext: context }).on('error', () => socket.destroy())
  })

const shown = (context: SecureContext, host: string, options: ConnectionOptions = TRUSTING) =>
  shownBy(serve(context), host, options)

describe('the certificates of the gateway', () => {
  it.each(HOSTS.map(titled))(
    'are taken for %s by a client that trusts the authority alone',
    async (_title, host) => {
      const leaf = await shown(newLeaves().contextFor(host), host)
      expect(leaf.checkIssued(new X509Certificate(authority.certificate))).toBe(true)
      expect(isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)).toBe(host)
    },
  )

  it.each([
    ['api.example.com', 'www.example.com'],
    ['example.com', 'www.example.com'],
    ['www.example.com', 'example.com'],
    ['api.example.com', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.2'],
    ['127.0.0.1', 'localhost'],
    ['::1', '::2'],
  ])('are refused when one for %s is shown to a client that expects %s', async (host, expected) => {
    const answer = shown(newLeaves().contextFor(host), expected)
    await expect(answer).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  })

  it('are refused by a client that trusts another authority of the same name', async () => {
    const { certificate } = await newAuthority()
    const answer = shown(newLeaves().contextFor('localhost'), 'localhost', { ca: certificate })
    await expect(answer).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  })

  it('are not shown to clients that know nothing newer than TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const answer = shown(newLeaves().contextFor('localhost'), 'localhost', { ...TRUSTING, ...old })
    await expect(answer).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
  })

  it('are chosen by the name that a client asks one server for', async () => {
    const leaves = newLeaves()
    for (const host of ['one.example', 'two.example']) {
      const server = tls.createServer({
        SNICallback: (name, done) => done(null, leaves.contextFor(name)),
      })
      expect((await shownBy(server, host, TRUSTING)).subject).toBe(`CN=${host}`)
    }
  })

  it('are made once for each host', () => {
    const leaves = newLeaves()
    const first = leaves.contextFor('one.example')
    expect(leaves.contextFor('two.example')).not.toBe(first)
    expect(leaves.contextFor('one.example')).toBe(first)
  })

  it('have one key for all hosts, and another in every process', async () => {
    const keyOf = async (leaves: LeafCertificates, host: string) =>
      (await shown(leaves.contextFor(host), host)).publicKey.export({ type: 'spki', format: 'pem' })
    const [leaves, others] = [newLeaves(), newLeaves()]
    const key = await keyOf(leaves, 'one.example')
    expect(await keyOf(leaves, 'two.example')).toBe(key)
    expect(await keyOf(others, 'one.example')).not.toBe(key)
  })

  it('are renewed an hour before they end, and no sooner', async () => {
    // Clients go by their own clocks: what is moved is the moment of the first signature.
    let now = new Date(Date.now() - 23 * HOUR_MS)
    const leaves = new LeafCertificates({ authority, now: () => now })
    const first = leaves.contextFor('api.example.com')
    const { validTo } = await shown(first, 'api.example.com')
    now = new Date(Date.parse(validTo) - HOUR_MS - 1)
    expect(leaves.contextFor('api.example.com')).toBe(first)
    now = new Date(Date.parse(validTo) - HOUR_MS)
    const second = leaves.contextFor('api.example.com')
    expect(second).not.toBe(first)
    expect(leaves.contextFor('api.example.com')).toBe(second)
    const renewed = await shown(second, 'api.example.com')
    expect(Date.parse(renewed.validTo)).toBe(now.getTime() + DAY_MS)
  })

  it('are made anew for a clock that is set back to before they begin', () => {
    let now = new Date()
    const leaves = new LeafCertificates({ authority, now: () => now })
    const first = leaves.contextFor('api.example.com')
    now = new Date(now.getTime() - HOUR_MS + 1_000)
    expect(leaves.contextFor('api.example.com')).toBe(first)
    now = new Date(now.getTime() - 2_000)
    expect(leaves.contextFor('api.example.com')).not.toBe(first)
  })

  it('are shown until their authority ends when they end with it, and not made after that', () => {
    const end = Date.parse(new X509Certificate(authority.certificate).validTo)
    let now = new Date(end - DAY_MS)
    const leaves = new LeafCertificates({ authority, now: () => now })
    const last = leaves.contextFor('api.example.com')
    now = new Date(end - 1)
    expect(leaves.contextFor('api.example.com')).toBe(last)
    now = new Date(end)
    expect(() => leaves.contextFor('api.example.com')).toThrow('has ended')
  })

  it('are kept for as many hosts as are allowed, and of those for the ones that were used last', () => {
    const leaves = new LeafCertificates({ authority, now: () => new Date(), hostsMax: 20 })
    const [used, unused] = [leaves.contextFor('used.example'), leaves.contextFor('unused.example')]
    for (let host = 0; host < 18; host++) leaves.contextFor(`${host}.example`)
    expect(leaves.contextFor('used.example')).toBe(used)
    leaves.contextFor('one-more.example')
    expect(leaves.contextFor('used.example')).toBe(used)
    expect(leaves.contextFor('unused.example')).not.toBe(unused)
  })

  it('are given up one for one while hosts are never asked for twice', () => {
    const leaves = new LeafCertificates({ authority, now: () => new Date(), hostsMax: 5 })
    const first = Array.from({ length: 50 }, (_, host) => leaves.contextFor(`${host}.example`))
    const kept = (host: number) => leaves.contextFor(`${host}.example`) === first[host]
    expect([49, 48, 47, 46, 45].map(kept)).toEqual([true, true, true, true, true])
    expect(first.slice(0, 45).map((_, host) => kept(host))).not.toContain(true)
  })

  it.each(['', '*.example.com', 'example.com.', '[::1]', 'a\0b'])('are not made for %j', (host) => {
    expect(() => newLeaves().contextFor(host)).toThrow('cannot name')
  })
})
