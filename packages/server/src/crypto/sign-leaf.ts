import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Secret } from '../kernel/secret.ts'
import { bitString, der, identifier, inside, readElements, sequence, TAG } from './der.ts'
import { type CertifiedKey, pemText } from './make-authority.ts'

const HOUR_MS = 3_600_000
/** Clients whose clocks are behind take a new leaf too. */
const BACKDATED_MS = HOUR_MS
const LIFE_MS = 24 * HOUR_MS
const SERIAL_BYTES = 16
/** As X.520 bounds a common name. */
const COMMON_NAME_LENGTH_MAX = 64
/** The uncompressed point that ends the public key of a P-256 pair. */
const POINT_BYTES = 65
/** The last year that UTCTime can write. */
const UTC_TIME_YEAR_MAX = 2049
const HOST_NAME = /^(?=.{1,253}$)[\w-]{1,63}(?:\.[\w-]{1,63})*$/

const VERSION_3 = der(TAG.version, der(TAG.integer, Buffer.from([2])))
const TRUE = der(TAG.boolean, Buffer.from([0xff]))
const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'))
const COMMON_NAME = identifier('550403')
const SERVER_AUTH = identifier('2b06010505070301')
const DIGITAL_SIGNATURE = bitString(Buffer.from([0x80]), 7)
const SUBJECT_KEY_IDENTIFIER = identifier('551d0e')
const KEY_USAGE = identifier('551d0f')
const SUBJECT_ALTERNATIVE_NAME = identifier('551d11')
const BASIC_CONSTRAINTS = identifier('551d13')
const AUTHORITY_KEY_IDENTIFIER = identifier('551d23')
const EXTENDED_KEY_USAGE = identifier('551d25')

const extension = (name: Buffer, value: Buffer, critical = false): Buffer =>
  sequence(name, ...(critical ? [TRUE] : []), der(TAG.octetString, value))

/** The subject of a certificate in DER, and the identifier of its key. */
const readAuthority = ({ raw }: X509Certificate) => {
  const [certificate] = readElements(raw)
  const [signed] = inside(certificate)
  const fields = inside(signed)
  const [extensions] = inside(fields.find(({ tag }) => tag === TAG.extensions))
  const parts = inside(extensions).map((part) => inside(part))
  const [keyIdentifier] = inside(parts.find(([name]) => name?.whole.equals(SUBJECT_KEY_IDENTIFIER))?.at(-1))
  // After version, serial, algorithm, issuer and validity.
  const subject = fields[5]
  if (subject === undefined || keyIdentifier === undefined)
    throw new Error('The certificate of the authority does not identify its key.')
  return { subject: subject.whole, keyIdentifier: keyIdentifier.content }
}

/** An authority, ready to sign leaves, and the one key that all of them certify. */
export interface LeafIssuer {
  /** When the authority ends, and with it the last of its leaves. */
  readonly notAfter: Date
  /** The key of the leaves: PKCS #8, PEM. */
  readonly privateKey: Secret
  readonly authorityKey: KeyObject
  /** The authority's name, in DER. */
  readonly name: Buffer
  /** The public key of the leaves, in DER. */
  readonly publicKey: Buffer
  /** What every leaf says in the same words, in DER. */
  readonly extensions: Buffer
}

/** The certificate of one host. */
export interface Leaf {
  /** PEM. */
  readonly certificate: string
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * Opens an authority for signing leaves, and makes the P-256 key of those leaves. Throws an `Error` where the
 * authority's key is not its certificate's, or the certificate does not identify it.
 */
export const openLeafIssuer = ({ certificate, privateKey }: CertifiedKey): LeafIssuer => {
  const authority = new X509Certificate(certificate)
  const authorityKey = createPrivateKey(privateKey.reveal())
  if (authorityKey.asymmetricKeyType !== 'ec' || !authority.checkPrivateKey(authorityKey))
    throw new Error('The key of the authority is not the elliptic one of its certificate.')
  const { subject, keyIdentifier } = readAuthority(authority)
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' })
  return {
    notAfter: new Date(authority.validTo),
    privateKey: new Secret(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    ...{ authorityKey, name: subject, publicKey },
    extensions: commonExtensions(publicKey, keyIdentifier),
  }
}

const commonExtensions = (publicKey: Buffer, authorityKeyIdentifier: Buffer): Buffer => {
  const keyIdentifier = createHash('sha1').update(publicKey.subarray(-POINT_BYTES)).digest()
  return Buffer.concat([
    extension(BASIC_CONSTRAINTS, sequence(), true),
    extension(KEY_USAGE, DIGITAL_SIGNATURE, true),
    extension(EXTENDED_KEY_USAGE, sequence(SERVER_AUTH)),
    extension(SUBJECT_KEY_IDENTIFIER, der(TAG.octetString, keyIdentifier)),
    extension(AUTHORITY_KEY_IDENTIFIER, sequence(der(TAG.authorityKeyIdentifier, authorityKeyIdentifier))),
  ])
}

/** Positive, and never begun by a zero, which DER would leave out. */
const randomSerial = (): Buffer => {
  const bytes = randomBytes(SERIAL_BYTES)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes
}

const time = (moment: Date): Buffer => {
  const digits = moment.toISOString().replace(/\D/g, '').slice(0, 14)
  return moment.getUTCFullYear() > UTC_TIME_YEAR_MAX
    ? der(TAG.generalizedTime, Buffer.from(`${digits}Z`))
    : der(TAG.utcTime, Buffer.from(`${digits.slice(2)}Z`))
}

/** ipaddr.js takes `::198.51.100.7` for an IPv4 address; a URL spells it without dots. */
const addressBytes = (address: string): Buffer => {
  const plain = address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address
  return Buffer.from(ipaddr.parse(plain).toByteArray())
}

const alternativeName = (host: string): Buffer => {
  if (isIP(host) !== 0 && !host.includes('%')) return der(TAG.ipAddress, addressBytes(host))
  if (!HOST_NAME.test(host)) throw new Error('A certificate cannot name this host.')
  return der(TAG.dnsName, Buffer.from(host, 'ascii'))
}

const fitsSubject = (host: string): boolean => host.length <= COMMON_NAME_LENGTH_MAX

const subjectOf = (host: string): Buffer =>
  fitsSubject(host)
    ? sequence(der(TAG.set, sequence(COMMON_NAME, der(TAG.utf8String, Buffer.from(host, 'ascii')))))
    : sequence()

/** Critical where it alone says whose certificate this is, as RFC 5280 asks. */
const alternativeNames = (host: string): Buffer =>
  extension(SUBJECT_ALTERNATIVE_NAME, sequence(alternativeName(host)), !fitsSubject(host))

/** Certificates know whole seconds. */
const wholeSeconds = (ms: number): Date => new Date(Math.floor(ms / 1_000) * 1_000)

/**
 * Signs the certificate of a host for 24 hours from `now`, or until the authority ends, whichever is sooner. `host` is
 * a name in ASCII, without a dot at its end, or an IPv4 or IPv6 address without brackets or a zone. Throws an `Error`
 * where it is neither, and where the authority has ended.
 */
export const signLeaf = (issuer: LeafIssuer, host: string, now: Date): Leaf => {
  const nowMs = now.getTime()
  if (nowMs >= issuer.notAfter.getTime()) throw new Error('The authority has ended.')
  const notBefore = wholeSeconds(nowMs - BACKDATED_MS)
  const notAfter = wholeSeconds(Math.min(nowMs + LIFE_MS, issuer.notAfter.getTime()))
  const signed = sequence(
    ...[VERSION_3, der(TAG.integer, randomSerial()), ECDSA_WITH_SHA256, issuer.name],
    ...[sequence(time(notBefore), time(notAfter)), subjectOf(host), issuer.publicKey],
    der(TAG.extensions, sequence(issuer.extensions, alternativeNames(host))),
  )
  const signature = bitString(sign('sha256', signed, issuer.authorityKey))
  return { certificate: pem(sequence(signed, ECDSA_WITH_SHA256, signature)), notBefore, notAfter }
}

const pem = (bytes: Buffer): string => {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n')
  return pemText(`-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----`)
}
