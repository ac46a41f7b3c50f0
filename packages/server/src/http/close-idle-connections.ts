import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const SWEEP_MS = 50

/**
 * Closes connections that nobody waits on once the server is told to close, and the others as soon as their answers are
 * out. Node's own `closeIdleConnections` leaves those alone that have not sent a whole request yet, such as the ones that
 * browsers open in advance: a server that waited for them would never end. Connections that came by another listener, and
 * were handed to this server, are closed like its own.
 */
export const closeIdleConnections = (app: FastifyInstance): void => {
  /** The connections there are, each with the number of its requests that are not answered yet. */
  const unanswered = new Map<Socket, number>()
  let closing = false
  const add = (socket: Socket, more: 1 | -1): void => {
    const known = unanswered.get(socket)
    if (known !== undefined) unanswered.set(socket, known + more)
  }
  app.server.on('connection', (socket) => {
    // A handshake may end when all is over.
    if (closing && !app.server.listening) return void socket.destroy()
    unanswered.set(socket, 0)
    socket.once('close', () => unanswered.delete(socket))
  })
  app.server.on('request', ({ socket }, reply) => {
    add(socket, 1)
    reply.once('close', () => add(socket, -1))
  })
  // What became another protocol ends itself.
  app.server.on('upgrade', (_request, socket) => add(socket as Socket, 1))
  app.addHook('preClose', (done) => {
    closing = true
    const sweep = setInterval(() => {
      for (const [socket, requests] of unanswered) if (requests === 0) socket.destroy()
      if (!app.server.listening && unanswered.size === 0) clearInterval(sweep)
    }, SWEEP_MS)
    done()
  })
}
