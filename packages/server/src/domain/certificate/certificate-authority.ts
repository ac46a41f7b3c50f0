// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { createPrivateKey, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  type Extension,
  type JsonName,
  type PublicKeyType,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { KeyRing, SealedPlace } from '../../crypto/key-ring.ts'
import { CERTIFICATE_ALGORITHM, makeAuthority, pemText } from '../../crypto/make-authority.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { addFirstCertificateAuthority, findCertificateAuthority } from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'

/** Whom an authority vouches for: what customers come to trust for this server must not make clients, nor the reverse. */
type Purpose = 'clients' | 'server'

/** Longer than any certificate that it signs. */
const YEARS = 30
const NAMES: Readonly<Record<Purpose, string>> = {
  clients: 'CN=Tenantry Client CA, O=Tenantry',
  server: 'CN=Tenantry Server CA, O=Tenantry',
}

const sealedPlace = (purpose: Purpose): SealedPlace => ({
  tenant: 'installation',
  row: `certificate_authorities/${purpose}`,
})

/** What an authority is to sign; all of it is ours to say, but the key. */
interface CertificateWish {
  readonly publicKey: PublicKeyType
  readonly subject: JsonName
  /** A UUID: positive, and never given twice. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly Extension[]
}

/** An authority, ready to sign. */
export class OpenedAuthority {
  /** PEM. */
  readonly certificate: string
  /** When it ends, and with it the last of what it signs. */
  readonly notAfter: Date
  readonly #certificate: X509Certificate
  readonly #signingKey: webcrypto.CryptoKey

  constructor(certificate: string, signingKey: webcrypto.CryptoKey) {
    this.certificate = certificate
    this.#certificate = new X509Certificate(certificate)
    this.notAfter = this.#certificate.notAfter
    this.#signingKey = signingKey
  }

  /** Signs a certificate; answers it as PEM. */
  async issue({
    publicKey,
    subject,
    serial,
    notBefore,
    notAfter,
    extensions,
  }: CertificateWish): Promise<string> {
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serial.replaceAll('-', ''),
      ...{ subject, issuer: this.#certificate.subjectName.toJSON(), notBefore, notAfter, publicKey },
      signingAlgorithm: CERTIFICATE_ALGORITHM,
      signingKey: this.#signingKey,
      extensions: [
        ...extensions,
        await SubjectKeyIdentifierExtension.create(publicKey),
        await AuthorityKeyIdentifierExtension.create(this.#certificate.publicKey),
      ],
    })
    return pemText(certificate.toString('pem'))
  }
}

const openKey = (privateKey: Secret): Promise<webcrypto.CryptoKey> => {
  const der = createPrivateKey(privateKey.reveal()).export({ type: 'pkcs8', format: 'der' })
  return webcrypto.subtle.importKey('pkcs8', der, CERTIFICATE_ALGORITHM, false, ['sign'])
}

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly now: Clock
  readonly newId: NewId
}

/**
 * The installation's own authority for a purpose: one however many nodes there are, made when it is first needed. The
 * private key is sealed at rest.
 */
export class CertificateAuthority {
  readonly #foundation: Foundation
  readonly #purpose: Purpose
  #opened: Promise<OpenedAuthority> | undefined

  constructor(foundation: Foundation, purpose: Purpose) {
    this.#foundation = foundation
    this.#purpose = purpose
  }

  /** Answers the authority, making it at the first call of all. Never called inside a transaction. */
  open(): Promise<OpenedAuthority> {
    this.#opened ??= this.#keep().catch((error: unknown) => {
      // The database may be back at the next call.
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }

  async #keep(): Promise<OpenedAuthority> {
    const { store, keyRing } = this.#foundation
    const purpose = this.#purpose
    if ((await findCertificateAuthority(store, purpose)) === undefined) await this.#make()
    const known = await findCertificateAuthority(store, purpose)
    if (known === undefined) throw new Error('The certificate authority was not kept.')
    const privateKey = keyRing.open(known.sealed, sealedPlace(purpose))
    return new OpenedAuthority(known.certificate, await openKey(privateKey))
  }

  async #make(): Promise<void> {
    const { store, keyRing, now, newId } = this.#foundation
    const purpose = this.#purpose
    const createdAt = now()
    const { certificate, privateKey } = await makeAuthority({
      ...{ name: NAMES[purpose], years: YEARS },
      serial: newId(),
      notBefore: createdAt,
    })
    const sealed = keyRing.seal(privateKey, sealedPlace(purpose))
    await addFirstCertificateAuthority(store, { purpose, certificate, sealed, createdAt })
  }
}
