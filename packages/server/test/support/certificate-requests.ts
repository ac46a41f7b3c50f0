// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  type Extension,
  type JsonName,
  PemConverter,
  Pkcs10CertificateRequestGenerator,
} from '@peculiar/x509'

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
type Algorithm = Parameters<typeof Pkcs10CertificateRequestGenerator.create>[0] extends {
  signingAlgorithm?: infer A
}
  ? A
  : never

export interface CertificateRequest {
  /** PKCS #10, PEM. */
  readonly csr: string
  /** PKCS #8, PEM. */
  readonly key: string
}

/** A private key and a request for a certificate, as the vendor's command line makes them unless said otherwise. */
export const requestCertificate = async ({
  algorithm = P256,
  name = 'CN=rhombus-cli',
  extensions = [],
}: {
  readonly algorithm?:
    | webcrypto.RsaHashedKeyGenParams
    | (webcrypto.EcKeyGenParams & { readonly hash: string })
  readonly name?: string | JsonName
  readonly extensions?: Extension[]
} = {}): Promise<CertificateRequest> => {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  const request = await Pkcs10CertificateRequestGenerator.create({
    ...{ name, keys, extensions },
    signingAlgorithm: algorithm as Algorithm,
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { csr: request.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') }
}
