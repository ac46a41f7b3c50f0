import { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { fingerprintOf } from '../domain/certificate/index.ts'

/** A connection shows one certificate, once: renegotiation is switched off. */
const known = new WeakMap<TLSSocket, string | undefined>()

const readFingerprint = (socket: TLSSocket): string | undefined => {
  const certificate = socket.getPeerX509Certificate()
  return certificate && fingerprintOf(certificate)
}

/**
 * SHA-256 of the certificate that the client of this very connection has shown; the handshake has made it prove that it
 * holds the private key, whoever signed the certificate. What a header says of one counts for nothing: anybody can write
 * it. A resumed session shows the certificate that it began with.
 */
export const clientFingerprint = ({ raw: { socket } }: FastifyRequest): string | undefined => {
  if (!(socket instanceof TLSSocket)) return undefined
  if (!known.has(socket)) known.set(socket, readFingerprint(socket))
  return known.get(socket)
}
