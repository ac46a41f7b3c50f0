// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { Pkcs10CertificateRequest, type PublicKey } from '@peculiar/x509'
import { DomainError } from '../../kernel/errors.ts'

const REQUEST_CHARACTERS_MAX = 16_384
const PEM_REQUEST =
  /-----BEGIN (NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (NEW )?CERTIFICATE REQUEST-----/g
const CURVES: readonly unknown[] = ['prime256v1', 'secp384r1', 'secp521r1']
const HASHES: readonly unknown[] = ['SHA-256', 'SHA-384', 'SHA-512']
const RSA_BITS_MIN = 2_048
const RSA_BITS_MAX = 4_096
const RSA_EXPONENT_MIN = 65_537n

const refused = (problem: string, cause?: unknown): DomainError =>
  new DomainError('certificate_request.invalid', `csr ${problem}`, { field: 'csr', cause })

/** The one request in a text; tools put a description in front of it. */
const derIn = (text: string): Buffer => {
  if (text.length > REQUEST_CHARACTERS_MAX)
    throw refused(`must be at most ${REQUEST_CHARACTERS_MAX} characters long`)
  const [first, ...more] = [...text.matchAll(PEM_REQUEST)]
  if (first?.[2] === undefined || more.length > 0)
    throw refused('must hold one certificate request (PKCS #10) in PEM')
  return Buffer.from(first[2], 'base64')
}

const parse = (der: Buffer): Pkcs10CertificateRequest => {
  try {
    return new Pkcs10CertificateRequest(der)
  } catch (cause) {
    throw refused('must hold one certificate request (PKCS #10) in PEM', cause)
  }
}

/** The key as OpenSSL reads it, which checks that a point lies on its curve. */
const keyIn = (request: Pkcs10CertificateRequest): KeyObject => {
  try {
    return createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' })
  } catch (cause) {
    throw refused('must hold a key that can be read', cause)
  }
}

const isTaken = ({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): boolean => {
  const { namedCurve, modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails
  if (asymmetricKeyType === 'ec') return CURVES.includes(namedCurve)
  if (asymmetricKeyType !== 'rsa' || publicExponent < RSA_EXPONENT_MIN) return false
  return modulusLength >= RSA_BITS_MIN && modulusLength <= RSA_BITS_MAX
}

const isSigned = async (request: Pkcs10CertificateRequest): Promise<boolean> => {
  try {
    const { hash } = request.signatureAlgorithm
    return HASHES.includes(hash.name) && (await request.verify())
  } catch {
    return false
  }
}

/**
 * Checks a certificate signing request in PEM and answers its key, the one thing that is taken from it. Throws
 * `certificate_request.invalid`. The signature shows that whoever asks holds the private key.
 */
export const checkRequest = async (csr: string): Promise<PublicKey> => {
  const request = parse(derIn(csr))
  if (!isTaken(keyIn(request)))
    throw refused('must be for a key on P-256, P-384 or P-521, or an RSA key of 2048 to 4096 bits')
  if (!(await isSigned(request)))
    throw refused('must be signed with its own key, by way of SHA-256 or better')
  return request.publicKey
}
