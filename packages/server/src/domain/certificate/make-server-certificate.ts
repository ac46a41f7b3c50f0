// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
} from '@peculiar/x509'
import { CERTIFICATE_ALGORITHM, type CertifiedKey, privateKeyPem } from '../../crypto/make-authority.ts'
import type { Domain } from '../context.ts'

/** As long as browsers take. */
const DAYS = 397
const BACKDATED_MS = 300_000
const DAY_MS = 86_400_000

/**
 * Makes a certificate for the server's own TLS port, for a year and a month, signed by the installation's authority.
 * `hosts` are names and addresses by which clients reach it.
 */
export const makeServerCertificate = async (
  { serverAuthority, now, newId }: Domain,
  hosts: readonly string[],
): Promise<CertifiedKey> => {
  const authority = await serverAuthority.open()
  const keys = await webcrypto.subtle.generateKey(CERTIFICATE_ALGORITHM, true, ['sign', 'verify'])
  const nowMs = now().getTime()
  const certificate = await authority.issue({
    publicKey: keys.publicKey,
    subject: [{ CN: ['Tenantry'] }],
    serial: newId(),
    notBefore: new Date(nowMs - BACKDATED_MS),
    notAfter: new Date(Math.min(nowMs + DAYS * DAY_MS, authority.notAfter.getTime())),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
    ],
  })
  return { certificate, privateKey: await privateKeyPem(keys.privateKey) }
}
