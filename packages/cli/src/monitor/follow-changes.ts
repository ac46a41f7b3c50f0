import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { CommandFailure } from '../command-failure.ts'
import { type Change, readChange } from './change.ts'
import { readFrame, type StompFrame, writeFrame } from './stomp.ts'

/** Where and as whom to listen. */
export interface Subscription {
  readonly url: string
  /** Asked before each connection: tokens are renewed in between. */
  headers(): Promise<Readonly<Record<string, string>>>
  readonly orgUuid: string
  readonly signal: AbortSignal
  readonly say: (text: string) => void
  readonly tell: (change: Change) => void
}

const HANDSHAKE_MS_MAX = 10_000
const HEART_BEAT_MS = 10_000
/** Three of the server's heart-beats were missed. */
const SILENCE_MS_MAX = 30_000
const RECONNECT_MS = 5_000
const FRAME_BYTES_MAX = 1_048_576

type Ending = 'lost' | 'unresumable' | { readonly refused: number }

const refusalOf = (status: number): CommandFailure =>
  new CommandFailure(
    'usage',
    status === 401
      ? 'The server takes the credential for wrong'
      : 'You may not listen inside this organization',
    'check the key, and name the organization with --partner-org.',
  )

/** One connection, to its end. `lastId` holds the last event that was told, to go on from there. */
const connectOnce = async (given: Subscription, lastId: { value?: string }): Promise<Ending> => {
  const { url, orgUuid, signal, tell, say } = given
  const headers = await given.headers()
  const scheme = headers['x-auth-scheme'] ?? ''
  const socket = new WebSocket(`${url}?x-auth-scheme=${scheme}`, {
    ...{ headers, handshakeTimeout: HANDSHAKE_MS_MAX, maxPayload: FRAME_BYTES_MAX, followRedirects: false },
  })
  let ending: Ending = 'lost'
  const beat = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('\n')
  }, HEART_BEAT_MS)
  const silence = setTimeout(() => socket.terminate(), SILENCE_MS_MAX)
  const end = (): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(writeFrame('DISCONNECT'))
    socket.close()
  }
  const take = ({ command, headers: given, body }: StompFrame): void => {
    if (command === 'CONNECTED') {
      const resume = lastId.value === undefined ? undefined : { 'last-event-id': lastId.value }
      socket.send(
        writeFrame('SUBSCRIBE', { id: 'sub-0', destination: `/topic/change/${orgUuid}`, ...resume }),
      )
      say('Connected.')
    }
    if (command === 'MESSAGE') {
      lastId.value = given.get('message-id') ?? lastId.value ?? ''
      const change = readChange(body)
      if (change !== undefined) tell(change)
    }
    if (command === 'ERROR') {
      say(`The server says: ${given.get('message') ?? body}`)
      if (lastId.value !== undefined) ending = 'unresumable'
    }
  }
  signal.addEventListener('abort', end)
  await new Promise<void>((resolve) => {
    socket.on('open', () => {
      socket.send(
        writeFrame('CONNECT', {
          'accept-version': '1.2',
          'heart-beat': `${HEART_BEAT_MS},${HEART_BEAT_MS}`,
        }),
      )
    })
    socket.on('message', (data) => {
      silence.refresh()
      const frame = readFrame(String(data))
      if (frame !== undefined && !signal.aborted) take(frame)
    })
    socket.on('unexpected-response', (request, { statusCode = 0 }) => {
      if (statusCode === 401 || statusCode === 403) ending = { refused: statusCode }
      request.destroy()
      resolve()
    })
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
  })
  signal.removeEventListener('abort', end)
  clearInterval(beat)
  clearTimeout(silence)
  socket.terminate()
  return ending
}

/** Tells every change until it is stopped. A lost connection is made again, and goes on after the last event told. */
export const followChanges = async (given: Subscription): Promise<void> => {
  const { signal, say } = given
  const lastId: { value?: string } = {}
  while (!signal.aborted) {
    const ending = await connectOnce(given, lastId)
    if (signal.aborted) return
    if (typeof ending === 'object') throw refusalOf(ending.refused)
    if (ending === 'unresumable') {
      say('What happened meanwhile is not known any more; going on from now.')
      delete lastId.value
    }
    say('The connection is lost; connecting again in 5 seconds.')
    await sleep(RECONNECT_MS, undefined, { signal }).catch(() => {})
  }
}
