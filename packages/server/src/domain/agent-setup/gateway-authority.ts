// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { KeyRing, SealedPlace } from '../../crypto/key-ring.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Id, NewId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { addFirstGatewayAuthority, findGatewayAuthority } from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'

type AuthorityId = Id<'gateway_authority'>

const YEARS = 10
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

const sealedPlace = (id: AuthorityId): SealedPlace => ({
  tenant: 'installation',
  row: `gateway_authorities/${id}`,
})

interface Foundation {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly now: Clock
  readonly newId: NewId
}

/** The gateway's certificate authority, opened. */
export interface OpenedAuthority {
  /** PEM. */
  readonly certificate: string
  /** PKCS #8, PEM. */
  readonly privateKey: Secret
}

const pem = (label: string, der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

const makeAuthority = async (serial: string, notBefore: Date): Promise<OpenedAuthority> => {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial.replaceAll('-', ''),
    name: 'CN=Tenantry Gateway CA, O=Tenantry',
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      // It signs the certificates of hosts, and of no further authority.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    certificate: `${certificate.toString('pem').trimEnd()}\n`,
    privateKey: new Secret(pem('PRIVATE KEY', privateKey)),
  }
}

/**
 * The authority whose certificates the gateway shows to agents: P-256, one for the installation however many nodes it
 * has, made when it is first needed. The private key is sealed at rest.
 */
export class GatewayAuthority {
  readonly #foundation: Foundation
  #opened: Promise<OpenedAuthority> | undefined

  constructor(foundation: Foundation) {
    this.#foundation = foundation
  }

  /** Answers the authority, making it at the first call of all. */
  open(): Promise<OpenedAuthority> {
    this.#opened ??= this.#keep().catch((error: unknown) => {
      // The database may be back at the next call.
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }

  async #keep(): Promise<OpenedAuthority> {
    const { store, keyRing, now, newId } = this.#foundation
    let known = await findGatewayAuthority(store)
    if (known === undefined) {
      const id = newId<AuthorityId>()
      const createdAt = now()
      const { certificate, privateKey } = await makeAuthority(id, createdAt)
      const sealed = keyRing.seal(privateKey, sealedPlace(id))
      await addFirstGatewayAuthority(store, { id, certificate, sealed, createdAt })
      known = await findGatewayAuthority(store)
    }
    if (known === undefined) throw new Error('The gateway authority was not kept.')
    return { certificate: known.certificate, privateKey: keyRing.open(known.sealed, sealedPlace(known.id)) }
  }
}
