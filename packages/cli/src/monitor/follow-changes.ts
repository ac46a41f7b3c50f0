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
const CONNECT_HEADERS = {
  'accept-version': '1.2',
  'heart-beat': `${HEART_BEAT_MS},${HEART_BEAT_MS}`,
} as const

interface State {
  /** The last event that was told, to go on from there. */
  lastId: string | undefined
  /** The server said that it cannot go on from there. */
  isUnresumable: boolean
  /** The status with which the connection was refused. */
  refused: number | undefined
}

const refusalOf = (status: number): CommandFailure =>
  new CommandFailure(
    'usage',
    status === 401
      ? 'The server takes the credential for wrong'
      : 'You may not listen inside this organization',
    'check the key, and name the organization with --partner-org.',
  )

const connect = async ({ url, headers: ask }: Subscription): Promise<WebSocket> => {
  const headers = await ask()
  const scheme = headers['x-auth-scheme'] ?? ''
  return new WebSocket(`${url}?x-auth-scheme=${scheme}`, {
    headers,
    handshakeTimeout: HANDSHAKE_MS_MAX,
    maxPayload: FRAME_BYTES_MAX,
    followRedirects: false,
  })
}

/** Sends heart-beats, and gives a connection up on which the server's do not come. */
const keepAlive = (socket: WebSocket) => {
  const beat = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('\n')
  }, HEART_BEAT_MS)
  const silence = setTimeout(() => socket.terminate(), SILENCE_MS_MAX)
  return {
    heard: (): void => void silence.refresh(),
    stop: (): void => {
      clearInterval(beat)
      clearTimeout(silence)
    },
  }
}

const subscribe = (socket: WebSocket, orgUuid: string, lastId: string | undefined): void =>
  socket.send(
    writeFrame('SUBSCRIBE', {
      id: 'sub-0',
      destination: `/topic/change/${orgUuid}`,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    }),
  )

/** What is done about each frame of the server. */
const takerOf =
  ({ orgUuid, say, tell }: Subscription, socket: WebSocket, state: State) =>
  ({ command, headers, body }: StompFrame): void => {
    if (command === 'CONNECTED') {
      subscribe(socket, orgUuid, state.lastId)
      say('Connected.')
    } else if (command === 'MESSAGE') {
      const change = readChange(body)
      if (change !== undefined) tell(change)
      state.lastId = headers.get('message-id') ?? state.lastId
    } else if (command === 'ERROR') {
      say(`The server says: ${headers.get('message') ?? body}`)
      state.isUnresumable = state.lastId !== undefined
    }
  }

const untilClosed = (socket: WebSocket, state: State): Promise<void> =>
  new Promise((resolve) => {
    socket.on('unexpected-response', (request, { statusCode }) => {
      if (statusCode === 401 || statusCode === 403) state.refused = statusCode
      request.destroy()
      resolve()
    })
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
  })

/** One connection, from its beginning to its end. */
const followOnce = async (given: Subscription, state: State): Promise<void> => {
  const { signal } = given
  const socket = await connect(given)
  const alive = keepAlive(socket)
  const take = takerOf(given, socket, state)
  const end = (): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(writeFrame('DISCONNECT'))
    socket.close()
  }
  signal.addEventListener('abort', end)
  socket.on('open', () => socket.send(writeFrame('CONNECT', CONNECT_HEADERS)))
  socket.on('message', (data) => {
    alive.heard()
    const frame = readFrame(String(data))
    if (frame !== undefined && !signal.aborted) take(frame)
  })
  await untilClosed(socket, state)
  signal.removeEventListener('abort', end)
  alive.stop()
  socket.terminate()
}

/** Tells every change until it is stopped. A lost connection is made again, and goes on after the last event told. */
export const followChanges = async (given: Subscription): Promise<void> => {
  const { signal, say } = given
  const state: State = { lastId: undefined, isUnresumable: false, refused: undefined }
  while (!signal.aborted) {
    await followOnce(given, state)
    if (signal.aborted) return
    if (state.refused !== undefined) throw refusalOf(state.refused)
    if (state.isUnresumable) {
      say('What happened meanwhile is not known any more; going on from now.')
      state.lastId = undefined
      state.isUnresumable = false
    }
    say('The connection is lost; connecting again in 5 seconds.')
    await sleep(RECONNECT_MS, undefined, { signal }).catch(() => {})
  }
}
