// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { execFile } from 'node:child_process'
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { isContinuousIntegration } from '../../test/support/continuous-integration.ts'
import { makeAuthority, privateKeyPem } from './make-authority.ts'
import { openLeafIssuer, signLeaf } from './sign-leaf.ts'

const BEGIN = new Date('2026-01-02T03:04:05.678Z')
const END = new Date('2086-01-02T03:04:05Z')
const NOON = new Date('2026-07-01T12:00:00.999Z')
const HOUR_MS = 3_600_000
const YEARS = 60
const SERIAL = '019b7c2e-0000-7000-8000-000000000001'

const newAuthority = (name = 'CN=Tenantry Gateway CA, O=Tenantry') =>
  makeAuthority({ name, serial: SERIAL, notBefore: BEGIN, years: YEARS })
const authority = await newAuthority()
const issuer = openLeafIssuer(authority)
const root = new X509Certificate(authority.certificate)
const leafOf = (host: string, now = NOON) => new X509Certificate(signLeaf(issuer, host, now).certificate)

const longName = (length: number): string =>
  'abcdefg.'
    .repeat(32)
    .slice(0, length - 1)
    .concat('z')
const HOSTS = [
  'localhost',
  'api.example.com',
  '_dmarc.under_score.example',
  'xn--bcher-kva.example',
  longName(64),
  longName(65),
  longName(253),
  '127.0.0.1',
  '255.1.0.10',
  '::1',
  '2001:db8::8a2e:370:7334',
  '::198.51.100.7',
  '::ffff:198.51.100.7',
]

/** A host under a title that can be read. */
const titled = (host: string) =>
  [host.length > 64 ? `a host of ${host.length} characters` : host, host] as const

/** What a client looks for that does not believe in subjects. */
const isFor = (leaf: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? leaf.checkHost(host, { subject: 'never' }) : leaf.checkIP(host)) !== undefined

describe('a leaf', () => {
  it.each(HOSTS.map(titled))('is for %s and for no other host', (_title, host) => {
    const leaf = leafOf(host)
    expect(isFor(leaf, host)).toBe(true)
    const others = [...HOSTS.filter((other) => other !== host), '127.0.0.2', '::2', `www.${host}`, 'com']
    expect(others.filter((other) => isFor(leaf, other))).toEqual([])
  })

  it('is signed by its authority, whose name and key it gives', async () => {
    const leaf = leafOf('api.example.com')
    expect([leaf.verify(root.publicKey), leaf.checkIssued(root)]).toEqual([true, true])
    const other = new X509Certificate((await newAuthority()).certificate)
    expect([leaf.verify(other.publicKey), leaf.checkIssued(other)]).toEqual([false, false])
  })

  it('is for servers, and says no more than it has to', async () => {
    const leaf = new x509.X509Certificate(signLeaf(issuer, 'api.example.com', NOON).certificate)
    expect(leaf.extensions.map(({ type, critical }) => [type, critical])).toEqual([
      ['2.5.29.19', true],
      ['2.5.29.15', true],
      ['2.5.29.37', false],
      ['2.5.29.14', false],
      ['2.5.29.35', false],
      ['2.5.29.17', false],
    ])
    expect(leaf.getExtension(x509.BasicConstraintsExtension)).toMatchObject({ ca: false })
    expect(leaf.getExtension(x509.KeyUsagesExtension)?.usages).toBe(x509.KeyUsageFlags.digitalSignature)
    expect(leaf.getExtension(x509.ExtendedKeyUsageExtension)?.usages).toEqual(['1.3.6.1.5.5.7.3.1'])
    const own = await x509.SubjectKeyIdentifierExtension.create(leaf.publicKey)
    expect(leaf.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId).toBe(own.keyId)
    const { keyId } =
      new x509.X509Certificate(root.raw).getExtension(x509.SubjectKeyIdentifierExtension) ?? {}
    expect(keyId).toMatch(/^[0-9a-f]{40}$/)
    expect(leaf.getExtension(x509.AuthorityKeyIdentifierExtension)?.keyId).toBe(keyId)
  })

  it('has its host for a subject where that fits, and else a critical alternative name alone', () => {
    const critical = (host: string) =>
      new x509.X509Certificate(leafOf(host).raw).getExtension('2.5.29.17')?.critical
    expect(leafOf(longName(64)).subject).toBe(`CN=${longName(64)}`)
    expect(critical(longName(64))).toBe(false)
    expect(leafOf(longName(65)).subject).toBeFalsy()
    expect(critical(longName(65))).toBe(true)
  })

  it('has a serial of its own: positive, and of 16 bytes', () => {
    const serials = Array.from({ length: 50 }, () => leafOf('api.example.com').serialNumber)
    expect(new Set(serials).size).toBe(50)
    expect(serials.filter((serial) => !/^[4-7][0-9A-F]{31}$/.test(serial))).toEqual([])
  })

  it('begins an hour before now and lasts for 24 hours, in whole seconds', () => {
    const { certificate, ...told } = signLeaf(issuer, 'api.example.com', NOON)
    expect(told).toEqual({
      notBefore: new Date('2026-07-01T11:00:00Z'),
      notAfter: new Date('2026-07-02T12:00:00Z'),
    })
    const { validFrom, validTo } = new X509Certificate(certificate)
    expect([new Date(validFrom), new Date(validTo)]).toEqual([told.notBefore, told.notAfter])
  })

  it('ends with its authority, after which there is none', () => {
    const before = (ms: number) => signLeaf(issuer, 'localhost', new Date(END.getTime() - ms))
    expect(before(24 * HOUR_MS + 1_000).notAfter).toEqual(new Date(END.getTime() - 1_000))
    expect([before(HOUR_MS).notAfter, before(1).notAfter]).toEqual([END, END])
    expect(() => before(0)).toThrow('has ended')
  })

  it.each([
    ['2049-12-31T22:59:59Z', ['170d:491231215959Z', '180f:20500101225959Z']],
    ['2049-12-30T23:59:59Z', ['170d:491230225959Z', '170d:491231235959Z']],
    ['2050-01-01T00:59:59Z', ['170d:491231235959Z', '180f:20500102005959Z']],
    ['2050-01-01T01:00:00Z', ['180f:20500101000000Z', '180f:20500102010000Z']],
  ])('writes the years from 2050 on in four digits, and no others: %s', (now, times) => {
    expect(timesIn(leafOf('localhost', new Date(now)))).toEqual(times)
  })

  it('says the same of any host at any moment', () => {
    fc.assert(
      fc.property(hosts, moments, (host, now) => {
        const leaf = leafOf(host, now)
        expect([isFor(leaf, host), leaf.checkIssued(root), leaf.verify(root.publicKey)]).toEqual([
          ...[true, true, true],
        ])
        expect([leaf.ca, leaf.keyUsage]).toEqual([false, ['1.3.6.1.5.5.7.3.1']])
        const [from, to] = [now.getTime() - HOUR_MS, Math.min(now.getTime() + 24 * HOUR_MS, END.getTime())]
        expect(timesIn(leaf)).toEqual([from, to].map(timeOf))
      }),
    )
  })

  it.each([
    ...['', '.', 'a..b', '.example.com', 'example.com.', '*.example.com', 'exam ple.com', 'bücher.example'],
    ...['example.com\n', 'a\0b.example', 'example.com:443', '[::1]', 'fe80::1%eth0', ':::', '10.0.0.0/8'],
    ...[`${'a'.repeat(64)}.example`, `www.${'a'.repeat(64)}`, longName(254), 'www.*.example'],
  ])('is refused to %j, which is no host', (host) => {
    expect(() => leafOf(host)).toThrow('cannot name')
  })
})

/** The times in a certificate: after the bytes before them, `170d` of a UTCTime and `180f` of a GeneralizedTime. */
const timesIn = (leaf: X509Certificate): readonly string[] =>
  [...leaf.raw.toString('latin1').matchAll(/(..)(\d{12}(?:\d\d)?Z)/gs)].map(
    ([, before = '', digits]) => `${Buffer.from(before, 'latin1').toString('hex')}:${digits}`,
  )
const timeOf = (ms: number): string => {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  return ms < Date.parse('2050-01-01T00:00:00Z') ? `170d:${digits.slice(2)}` : `180f:${digits}`
}

const label = fc.stringMatching(/^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?$/)
const names = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join('.'))
const hosts = fc.oneof(
  names.filter((name) => name.length <= 253 && isIP(name) === 0),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6(),
)
const moments = fc.date({ min: BEGIN, max: new Date(END.getTime() - 1), noInvalidDate: true })

describe('an issuer of leaves', () => {
  it('has one key for all of its leaves, and none that another has', () => {
    const keyOf = (leaf: X509Certificate) => leaf.publicKey.export({ type: 'spki', format: 'pem' })
    const [first, second] = [leafOf('one.example'), leafOf('two.example')]
    expect(keyOf(first)).toBe(keyOf(second))
    expect(first.checkPrivateKey(createPrivateKey(issuer.privateKey.reveal()))).toBe(true)
    const other = signLeaf(openLeafIssuer(authority), 'one.example', NOON)
    expect(keyOf(new X509Certificate(other.certificate))).not.toBe(keyOf(first))
  })

  it('gives the name of its authority byte for byte, however long and in whatever letters', async () => {
    for (const name of [
      'CN=Bücher',
      `CN=a, O=${'long '.repeat(12)}end, O=${'x'.repeat(60)}`,
      `CN=${'y'.repeat(300)}`,
    ]) {
      const named = await newAuthority(name)
      const leaf = signLeaf(openLeafIssuer(named), 'api.example.com', NOON)
      const certificate = new X509Certificate(leaf.certificate)
      const parent = new X509Certificate(named.certificate)
      expect([certificate.issuer, certificate.checkIssued(parent)]).toEqual([parent.subject, true])
      expect(certificate.verify(parent.publicKey)).toBe(true)
    }
  })

  it('gives the name of its authority and not of who vouches for that', async () => {
    const { certificate, privateKey } = await intermediate('CN=Below', 'CN=Above')
    const leaf = signLeaf(openLeafIssuer({ certificate, privateKey }), 'api.example.com', NOON)
    expect(new X509Certificate(leaf.certificate).issuer).toBe('CN=Below')
  })

  it('is not opened with the key of another authority', async () => {
    const { privateKey } = await newAuthority()
    expect(() => openLeafIssuer({ ...authority, privateKey })).toThrow('The key of the authority')
  })

  it('is not opened with a key that signs otherwise', async () => {
    const algorithm = {
      ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
      publicExponent: new Uint8Array([1, 0, 1]),
    }
    const rsa = await selfSigned(algorithm, (keys) =>
      x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    )
    expect(() => openLeafIssuer(rsa)).toThrow('The key of the authority')
  })

  it('is not opened for a certificate that does not identify its key', async () => {
    const plain = await selfSigned({ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, () =>
      Promise.resolve(new x509.BasicConstraintsExtension(true, 0, true)),
    )
    expect(() => openLeafIssuer(plain)).toThrow('does not identify its key')
  })
})

const selfSigned = async (
  signingAlgorithm: webcrypto.RsaHashedKeyGenParams | (webcrypto.EcKeyGenParams & { hash: string }),
  makeExtension: (keys: webcrypto.CryptoKeyPair) => Promise<x509.Extension>,
) => {
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])
  const extensions = [await makeExtension(keys)]
  const made = await x509.X509CertificateGenerator.createSelfSigned({ signingAlgorithm, keys, extensions })
  return { certificate: made.toString('pem'), privateKey: await privateKeyPem(keys.privateKey) }
}

const intermediate = async (subject: string, above: string) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await x509.X509CertificateGenerator.create({
    ...{ subject, issuer: above, notBefore: BEGIN, notAfter: END, publicKey },
    ...{ signingAlgorithm: algorithm, signingKey: privateKey },
    extensions: [await x509.SubjectKeyIdentifierExtension.create(publicKey)],
  })
  return { certificate: made.toString('pem'), privateKey: await privateKeyPem(privateKey) }
}

const run = promisify(execFile)

describe('the strict verification of OpenSSL', () => {
  let [folder, version] = ['', '']
  beforeAll(async () => {
    folder = mkdtempSync(join(inject('temporaryFiles'), 'leaf-'))
    version = await run('openssl', ['version']).then(
      ({ stdout }) => stdout,
      () => '',
    )
  })
  beforeEach(({ skip }) => {
    const isMissing = !version.startsWith('OpenSSL 3')
    skip(isMissing && !isContinuousIntegration(process.env), 'OpenSSL 3 is not installed.')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** What it says of a leaf at a moment to a client that trusts `trusted` and expects `host`. */
  const verify = async (leaf: string, now: Date, host: string, trusted = authority.certificate) => {
    const [trustedFile, leafFile] = [join(folder, 'trusted.pem'), join(folder, 'leaf.pem')]
    writeFileSync(trustedFile, trusted)
    writeFileSync(leafFile, leaf)
    const at = String(Math.floor(now.getTime() / 1_000))
    return run('openssl', [
      ...['verify', '-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', '-auth_level', '2'],
      ...['-no-CApath', '-no-CAstore', '-CAfile', trustedFile, '-attime', at],
      ...[isIP(host) === 0 ? '-verify_hostname' : '-verify_ip', host, leafFile],
    ]).then(
      ({ stdout }) => stdout.replace(leafFile, 'leaf').trim(),
      ({ stderr }: { stderr: string }) => stderr,
    )
  }

  it.each(HOSTS.map(titled))('takes a leaf for %s', async (_title, host) => {
    const { certificate } = signLeaf(issuer, host, NOON)
    expect(await verify(certificate, NOON, host)).toBe('leaf: OK')
  })

  it.each(['2049-12-31T12:00:00Z', '2050-01-01T00:30:00Z', '2085-12-31T00:00:00Z'])(
    'takes a leaf of %s',
    async (moment) => {
      const now = new Date(moment)
      const { certificate } = signLeaf(issuer, 'api.example.com', now)
      expect(await verify(certificate, now, 'api.example.com')).toBe('leaf: OK')
    },
  )

  it('refuses a leaf for another host, of another authority, or that has ended', async () => {
    const { certificate } = signLeaf(issuer, 'api.example.com', NOON)
    expect(await verify(certificate, NOON, 'www.example.com')).toContain('hostname mismatch')
    const other = await newAuthority()
    expect(await verify(certificate, NOON, 'api.example.com', other.certificate)).toContain('unable to get')
    const late = new Date(NOON.getTime() + 25 * HOUR_MS)
    expect(await verify(certificate, late, 'api.example.com')).toContain('has expired')
  })
})
