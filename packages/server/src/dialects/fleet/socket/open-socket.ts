import type { WebSocket } from 'ws'
import type { LiveConnection, LiveConnections } from '../../../http/live-connections.ts'
import { FrameTurns } from './frame-turns.ts'
import { MessageRate } from './message-rate.ts'
import { isHeartBeat } from './stomp-frame.ts'
import { type Audible, StompSession } from './stomp-session.ts'

/** What may wait in memory for a reader before it is cut off. */
const BUFFER_BYTES_MAX = 1024 * 1_024
/** How long a client may take to answer a good-bye. */
const CLOSE_MS_MAX = 2_000
const UNSUPPORTED_DATA = 1_003

const PROTOCOL_CLOSES = new Set([1_002, 1_003])

/** Speaks STOMP on a WebSocket; the answer is what the server tells it. */
export const openSocket = (
  socket: WebSocket,
  live: Pick<LiveConnections, 'countCut' | 'countMessages'>,
  audible: Omit<Audible, 'count'>,
): LiveConnection => {
  const cut = (): void => socket.terminate()
  const close = (code: number): void => {
    if (socket.readyState !== socket.OPEN) return
    if (PROTOCOL_CLOSES.has(code)) live.countCut('protocol')
    socket.close(code)
    setTimeout(cut, CLOSE_MS_MAX).unref()
  }
  /** Nobody is waited for: whoever does not read loses its connection. */
  const cutSlow = (): boolean => {
    if (socket.bufferedAmount <= BUFFER_BYTES_MAX) return false
    if (socket.readyState === socket.OPEN) live.countCut('slow_reader')
    cut()
    return true
  }
  const session = new StompSession(
    {
      send: (text) => {
        if (socket.readyState === socket.OPEN && !cutSlow()) socket.send(text)
      },
      ping: () => socket.ping(),
      close,
      gone: () => {
        live.countCut('silent')
        cut()
      },
    },
    { ...audible, count: (messages) => live.countMessages(messages) },
    performance.now(),
  )
  const turns = new FrameTurns((text) => session.receive(text, performance.now()))
  const rate = new MessageRate(performance.now())
  const refuseFlood = (): void => {
    if (session.fail('Too many messages')) live.countCut('flood')
    // What comes yet is not even read; the good-bye goes out all the same.
    socket.pause()
  }
  /** Counts whatever the client sends, and hears in it that there is one. */
  const hear = (): boolean => {
    const nowMs = performance.now()
    if (!rate.count(nowMs)) {
      refuseFlood()
      return false
    }
    session.heard(nowMs)
    return true
  }
  const take = (text: string): void => {
    if (!isHeartBeat(text) && !turns.take(text)) refuseFlood()
  }
  socket.on('message', (data, isBinary) => {
    if (!hear()) return
    if (!isBinary) return take(String(data))
    session.abandon()
    close(UNSUPPORTED_DATA)
  })
  socket.on('ping', () => {
    if (hear()) cutSlow()
  })
  socket.on('pong', hear)
  socket.once('close', () => session.abandon())
  // The library has said good-bye already: what it could not read is the other side's.
  socket.on('error', () => live.countCut('protocol'))
  return {
    tell: (events) => session.tell(events),
    refuse: ({ message }) => {
      if (session.fail(message)) live.countCut('right_ended')
    },
    tick: (nowMs) => session.tick(nowMs),
    leave: () => {
      if (session.leave()) live.countCut('shutdown')
    },
    cut,
  }
}
