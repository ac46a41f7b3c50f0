import { constants } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer, type SecureContextOptions, type Server } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Secret } from '../kernel/secret.ts'

const HANDSHAKE_MS_MAX = 10_000
/** A certificate may have been renewed, or have to be. */
const REFRESH_MS = 3_600_000

/** What the TLS port shows, and whose certificates it asks clients for. */
export interface TlsMaterial {
  /** PEM; the server's own certificate first. */
  readonly certificate: string
  readonly privateKey: Secret
  /** PEM. Browsers offer no certificate that this authority has not signed. */
  readonly clientAuthority: string
}

export interface TlsOptions {
  /** Reads or makes what the port shows; asked again from time to time. */
  readonly load: () => Promise<TlsMaterial>
  readonly logger: Logger
  /** How often what the port shows is looked at anew; an hour without it. */
  readonly refreshMs?: number
}

/** A second way in, over TLS, to all that the server serves. */
export interface TlsListener {
  /** Listens; answers the port. */
  listen(address: { readonly host: string; readonly port: number }): Promise<number>
}

const contextOf = ({ certificate, privateKey, clientAuthority }: TlsMaterial): SecureContextOptions => ({
  cert: certificate,
  key: privateKey.reveal(),
  ca: clientAuthority,
  minVersion: 'TLSv1.2',
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
})

/** Clients may show a certificate and need not; whether it is the right one is asked where a key is bound to it. */
const createTls = (app: FastifyInstance): Server =>
  createServer(
    {
      requestCert: true,
      rejectUnauthorized: false,
      handshakeTimeout: HANDSHAKE_MS_MAX,
      ALPNProtocols: ['http/1.1'],
    },
    // To the server of the other port: one set of limits, hooks and connections for both.
    (socket) => void app.server.emit('connection', socket),
  )

/** Shows a new certificate where there is one, and goes on with the old one where it cannot be read. */
const keepFresh = (
  server: Server,
  { load, logger, refreshMs = REFRESH_MS }: TlsOptions,
  first: TlsMaterial,
): NodeJS.Timeout => {
  let shown = first.certificate
  const refresh = async (): Promise<void> => {
    const material = await load()
    if (material.certificate === shown) return
    server.setSecureContext(contextOf(material))
    shown = material.certificate
    logger.info('the TLS port shows a new certificate')
  }
  const report = (error: unknown) => logger.error({ err: error }, 'the certificate could not be renewed')
  return setInterval(() => void refresh().catch(report), refreshMs).unref()
}

const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress}:${remotePort}`

/** A client that never ends its handshake would hold up the server's end. */
const dropHandshakes = (app: FastifyInstance, server: Server): void => {
  const handshaking = new Map<string, Socket>()
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket)
    handshaking.set(peer, socket)
    socket.once('close', () => handshaking.delete(peer))
  })
  server.on('secureConnection', (socket) => handshaking.delete(peerOf(socket)))
  app.addHook('preClose', (done) => {
    for (const socket of handshaking.values()) socket.destroy()
    done()
  })
}

/** Adds a TLS listener to a server that is not ready yet; it closes, and is waited for, with the server. */
export const listenTls = (app: FastifyInstance, options: TlsOptions): TlsListener => {
  const server = createTls(app)
  dropHandshakes(app, server)
  let closed: Promise<unknown> = Promise.resolve()
  app.addHook('preClose', (done) => {
    if (server.listening) closed = once(server, 'close')
    server.close()
    done()
  })
  app.addHook('onClose', async () => {
    await closed
  })
  return {
    listen: async ({ host, port }) => {
      const material = await options.load()
      server.setSecureContext(contextOf(material))
      server.listen(port, host)
      await once(server, 'listening')
      const refreshing = keepFresh(server, options, material)
      server.once('close', () => clearInterval(refreshing))
      return (server.address() as AddressInfo).port
    },
  }
}
