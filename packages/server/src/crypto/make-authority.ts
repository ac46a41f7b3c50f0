// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { Secret } from '../kernel/secret.ts'

export const CERTIFICATE_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** A certificate and its private key. */
export interface CertifiedKey {
  /** PEM. */
  readonly certificate: string
  /** PKCS #8, PEM. */
  readonly privateKey: Secret
}

interface AuthorityWish {
  /** Distinguished, such as `CN=Tenantry Gateway CA, O=Tenantry`. */
  readonly name: string
  readonly serial: string
  readonly notBefore: Date
  readonly years: number
}

/** PEM whose last line has an end. */
export const pemText = (pem: string): string => `${pem.trimEnd()}\n`

/** A P-256 key as PKCS #8 in PEM. */
export const privateKeyPem = async (key: webcrypto.CryptoKey): Promise<Secret> =>
  new Secret(pemText(PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')))

/** Makes a certificate authority: P-256, for end entities, and for no further authority. */
export const makeAuthority = async (wish: AuthorityWish): Promise<CertifiedKey> => {
  const { name, serial, notBefore, years } = wish
  const keys = await webcrypto.subtle.generateKey(CERTIFICATE_ALGORITHM, true, ['sign', 'verify'])
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial.replaceAll('-', ''),
    name,
    notBefore,
    notAfter,
    signingAlgorithm: CERTIFICATE_ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return {
    certificate: pemText(certificate.toString('pem')),
    privateKey: await privateKeyPem(keys.privateKey),
  }
}
