import type { Socket } from 'node:net'

const listeners = new WeakMap<Socket, Set<() => void>>()

const listenersOf = (socket: Socket): Set<() => void> => {
  const known = listeners.get(socket)
  if (known !== undefined) return known
  const fresh = new Set<() => void>()
  listeners.set(socket, fresh)
  socket.once('close', () => {
    for (const listener of fresh) listener()
  })
  return fresh
}

/**
 * Calls back when a connection is closed, until the answer is called; at once where it is closed already. A response that
 * waits for its turn on a connection is not told of its end by the library, and a connection may have any number of them.
 */
export const whenSocketCloses = (socket: Socket, listener: () => void): (() => void) => {
  if (socket.destroyed) {
    listener()
    return () => {}
  }
  const all = listenersOf(socket)
  all.add(listener)
  return () => void all.delete(listener)
}
