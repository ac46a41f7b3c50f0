// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
} from '@peculiar/x509'
import type { CredentialId } from '../../kernel/ids.ts'
import type { OpenedAuthority } from './certificate-authority.ts'
import { checkRequest } from './check-request.ts'

const YEARS_MAX = 10
/** Nodes whose clocks are behind take a new certificate too. */
const BACKDATED_MS = 300_000

/** A client's certificate: public, and of no use without the private key, which is the client's alone. */
export interface KeyCertificate {
  /** PEM. */
  readonly pem: string
  /** SHA-256 of the certificate, in lower-case hexadecimal. */
  readonly fingerprint: string
}

/** A request for a certificate, and who is to sign it. */
export interface CertificateApplication {
  /** PKCS #10, PEM. */
  readonly csr: string
  readonly authority: OpenedAuthority
}

/** SHA-256 of a certificate as everything here spells it. */
export const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

/**
 * When a key ends that is bound to a certificate: with it, in ten years at the latest, and before whoever signs it.
 * Certificates know whole seconds.
 */
export const certifiedEnd = (now: Date, authority: OpenedAuthority, wished: Date | null): Date => {
  const latest = new Date(now)
  latest.setUTCFullYear(latest.getUTCFullYear() + YEARS_MAX)
  const ends = [latest, authority.notAfter, ...(wished === null ? [] : [wished])]
  const endMs = Math.min(...ends.map((end) => end.getTime()))
  return new Date(Math.floor(endMs / 1_000) * 1_000)
}

interface CertifiedKey {
  readonly id: CredentialId
  /** Whom the key speaks for, such as `partner/0190…`. */
  readonly subject: string
  readonly now: Date
  readonly expiresAt: Date
}

/**
 * Signs the certificate that a key is bound to. Subject and extensions say whose key it is and what the certificate is
 * for; nothing of the request's own is taken over. Throws `certificate_request.invalid`.
 */
export const certifyKey = async (
  { csr, authority }: CertificateApplication,
  { id, subject, now, expiresAt }: CertifiedKey,
): Promise<KeyCertificate> => {
  const pem = await authority.issue({
    publicKey: await checkRequest(csr),
    subject: [{ CN: [id] }, { O: [subject] }],
    serial: id,
    notBefore: new Date(now.getTime() - BACKDATED_MS),
    notAfter: expiresAt,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth], true),
    ],
  })
  return { pem, fingerprint: fingerprintOf(new X509Certificate(pem)) }
}
