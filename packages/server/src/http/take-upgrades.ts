import { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'

/** Where WebSockets are opened (PRODUCT, "How it is run"). */
export const WEBSOCKET_PATH = '/websocket'

const asksForWebSocket = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  url.split('?', 1)[0] === WEBSOCKET_PATH &&
  headers.upgrade?.toLowerCase() === 'websocket'

/**
 * A request that asks for another protocol only where this server speaks one. Node takes the connection from every
 * request with an `Upgrade` header once anybody listens for upgrades, and then reads no body; clients offer HTTP/2 that
 * way with each call.
 */
export class UpgradableMessage extends IncomingMessage {
  // Node's constructor sets `upgrade` before a field of ours would exist.
  private declare asked: boolean | null | undefined

  get upgrade(): boolean {
    return this.asked === true && (this.method === 'CONNECT' || asksForWebSocket(this))
  }

  set upgrade(asked: boolean | null) {
    this.asked = asked
  }
}

interface Handshake {
  readonly socket: Duplex
  readonly head: Buffer
}

const handshakes = new WeakMap<IncomingMessage, Handshake>()

/**
 * Sends requests that ask for a WebSocket through the router like any other, so that hooks let them in and refusals are
 * answered before the upgrade; their route takes the connection with `acceptWebSocket`.
 */
export const takeUpgrades = (app: FastifyInstance): void => {
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    handshakes.set(request, { socket, head })
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    // Both ports hand over sockets; Node's types know the upgrade's as any stream.
    response.assignSocket(socket as Parameters<typeof response.assignSocket>[0])
    response.once('finish', () => socket.end())
    void app.routing(request, response)
  })
}

/** Whether a request came to ask for a WebSocket, by the only way there is to get one. */
export const isUpgrade = ({ raw }: FastifyRequest): boolean => handshakes.has(raw)

/** Frames of a client are small; a larger one ends its connection before it is read whole. */
const MESSAGE_BYTES_MAX = 16 * 1_024

const handshaker = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MESSAGE_BYTES_MAX,
})

/**
 * Takes a request's connection and makes it a WebSocket; the answer carries the headers that the reply had. A handshake
 * that is none is refused by its library, and `opened` not called.
 */
export const acceptWebSocket = (
  { raw }: FastifyRequest,
  reply: FastifyReply,
  opened: (socket: WebSocket) => void,
): void => {
  const handshake = handshakes.get(raw)
  if (handshake === undefined) throw new Error('The request asked for no WebSocket.')
  const { socket, head } = handshake
  const told = Object.entries(reply.getHeaders()).map(([name, value]) => `${name}: ${String(value)}`)
  void reply.hijack()
  reply.raw.detachSocket(socket as Parameters<typeof reply.raw.detachSocket>[0])
  const tell = (headers: string[], of: IncomingMessage): void => {
    if (of === raw) headers.push(...told)
  }
  handshaker.on('headers', tell)
  try {
    handshaker.handleUpgrade(raw, socket, head, opened)
  } finally {
    handshaker.off('headers', tell)
  }
}
