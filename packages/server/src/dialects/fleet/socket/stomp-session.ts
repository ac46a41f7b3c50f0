import type { ToldEvent } from '../../../domain/event/index.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { type Id, parseRuuid, toRuuid } from '../../../kernel/ids.ts'
import { changeBody } from '../present/changes.ts'
import { HEART_BEAT_MS, HeartBeats } from './heart-beats.ts'
import { formatStompFrame, parseStompFrame, StompError, type StompFrame } from './stomp-frame.ts'

const SUBSCRIPTIONS_MAX = 16
const ID_CHARACTERS_MAX = 128
/** What may wait for a subscriber that is being told what it missed. */
const HELD_MAX = 1_000

/** What a session needs of its connection. */
export interface Wire {
  /** Sends one frame. */
  send(text: string): void
  ping(): void
  /** Ends the connection with a WebSocket close code, once everything sent is out. */
  close(code: number): void
  /** Breaks off a connection that gives no sign of life. */
  gone(): void
}

/** What may be listened to on a connection. */
export interface Audible {
  readonly topic: string
  /** Lists what was missed since an event, oldest first; throws a `DomainError`. */
  missedSince(after: Id<'event'>): Promise<readonly ToldEvent[]>
  /** Told how many messages were sent. */
  count(messages: number): void
}

interface Subscription {
  readonly id: string
  /** What happens while what was missed is being read; undefined once all is told as it comes. */
  held: ToldEvent[] | undefined
}

const CLOSED = 1_000
const GOING_AWAY = 1_001
const PROTOCOL_ERROR = 1_002
const REFUSED = 1_008

const VERSION = '1.2'
const BEATS = `${HEART_BEAT_MS},${HEART_BEAT_MS}`

/**
 * One client's STOMP 1.2 (wire facts, section 3): a frame for each text message, one topic. What breaks the protocol is
 * answered with an ERROR frame and the end.
 */
export class StompSession {
  readonly #wire: Wire
  readonly #audible: Audible
  readonly #beats: HeartBeats
  readonly #subscriptions = new Map<string, Subscription>()
  #state: 'new' | 'connected' | 'over' = 'new'

  constructor(wire: Wire, audible: Audible, nowMs: number) {
    this.#wire = wire
    this.#audible = audible
    this.#beats = new HeartBeats(nowMs)
  }

  /** Takes a frame of the client's; the next one is not to come before what this one answers has resolved. */
  receive(text: string, nowMs: number): Promise<void> | undefined {
    if (this.#state === 'over') return undefined
    let frame: StompFrame | undefined
    try {
      frame = parseStompFrame(text)
      return this.#carryOut(frame, nowMs)
    } catch (error) {
      if (!(error instanceof StompError)) throw error
      this.fail(error.message, PROTOCOL_ERROR, frame?.headers.get('receipt'))
      return undefined
    }
  }

  /** Notes a sign of life; whatever arrives is one. */
  heard(nowMs: number): void {
    this.#beats.heard(nowMs)
  }

  #carryOut(frame: StompFrame, nowMs: number): Promise<void> | undefined {
    const { command } = frame
    if (this.#state === 'new') this.#connect(frame, nowMs)
    else if (command === 'SUBSCRIBE') return this.#subscribe(frame)
    else if (command === 'UNSUBSCRIBE') this.#unsubscribe(frame)
    else if (command === 'DISCONNECT') this.#disconnect(frame)
    else if (command === 'CONNECT' || command === 'STOMP') throw new StompError('Connected already')
    else throw new StompError('There is no such command here')
    return undefined
  }

  #connect({ command, headers }: StompFrame, nowMs: number): void {
    if (command !== 'CONNECT' && command !== 'STOMP') throw new StompError('The first frame is CONNECT')
    const versions = headers.get('accept-version')?.split(',') ?? []
    if (!versions.some((version) => version.trim() === VERSION)) {
      const problem = ['message', `Supported version is ${VERSION}`] as const
      this.#send('ERROR', [['version', VERSION], problem])
      this.#end(PROTOCOL_ERROR)
      return
    }
    if (!this.#beats.agree(headers.get('heart-beat'), nowMs))
      throw new StompError('heart-beat is two numbers with a comma between')
    this.#state = 'connected'
    const accepted = ['heart-beat', BEATS] as const
    this.#send('CONNECTED', [['version', VERSION], accepted])
  }

  #subscribe(frame: StompFrame): Promise<void> | undefined {
    const subscription = this.#checkedSubscription(frame)
    const after = frame.headers.get('last-event-id')
    this.#subscriptions.set(subscription.id, subscription)
    this.#acknowledge(frame)
    return after === undefined ? undefined : this.#resume(subscription, after)
  }

  #checkedSubscription({ headers }: StompFrame): Subscription {
    const id = headers.get('id')
    if (id === undefined || id === '' || id.length > ID_CHARACTERS_MAX)
      throw new StompError(`id is 1 to ${ID_CHARACTERS_MAX} characters long`)
    if (this.#subscriptions.has(id)) throw new StompError('There is a subscription with this id already')
    if (this.#subscriptions.size >= SUBSCRIPTIONS_MAX) throw new StompError('Too many subscriptions')
    if ((headers.get('ack') ?? 'auto') !== 'auto') throw new StompError('ack is auto')
    // A stranger's topic, and one that is none, are answered alike.
    if (headers.get('destination') !== this.#audible.topic)
      throw new StompError('There is no such destination here')
    return { id, held: headers.has('last-event-id') ? [] : undefined }
  }

  /** Tells what was missed, then what happened in the meantime, then goes on. */
  async #resume(subscription: Subscription, after: string): Promise<void> {
    try {
      const eventId = parseRuuid<Id<'event'>>(after)
      if (eventId === undefined)
        throw new DomainError('event.not_found', 'There is no such change to go on from')
      const missed = await this.#audible.missedSince(eventId)
      const told = new Set(missed.map(({ id }) => id))
      const since = (subscription.held ?? []).filter(({ id }) => !told.has(id))
      subscription.held = undefined
      for (const event of [...missed, ...since]) this.#tellOne(subscription, event)
    } catch (error) {
      const isTold = error instanceof DomainError && error.kind !== 'internal'
      this.fail(isTold ? error.message : 'What was missed could not be read')
    }
  }

  #unsubscribe(frame: StompFrame): void {
    if (!this.#subscriptions.delete(frame.headers.get('id') ?? ''))
      throw new StompError('There is no subscription with this id')
    this.#acknowledge(frame)
  }

  #disconnect(frame: StompFrame): void {
    this.#acknowledge(frame)
    this.#end(CLOSED)
  }

  #acknowledge({ headers }: StompFrame): void {
    const receipt = headers.get('receipt')
    if (receipt !== undefined) this.#send('RECEIPT', [['receipt-id', receipt]])
  }

  /** Tells every subscription of changes. */
  tell(events: readonly ToldEvent[]): void {
    for (const subscription of this.#subscriptions.values())
      for (const event of events) this.#tellOrHold(subscription, event)
  }

  #tellOrHold(subscription: Subscription, event: ToldEvent): void {
    const { held } = subscription
    if (held === undefined) this.#tellOne(subscription, event)
    else if (held.length < HELD_MAX) held.push(event)
    else this.fail('Too much has happened while what was missed was read')
  }

  #tellOne({ id }: Subscription, event: ToldEvent): void {
    if (this.#state !== 'connected') return
    this.#send(
      'MESSAGE',
      [
        ['destination', this.#audible.topic],
        ['message-id', toRuuid(event.id)],
        ['subscription', id],
      ],
      changeBody(event),
    )
    this.#audible.count(1)
  }

  /** Answers what cannot go on with an ERROR frame, and ends; false where all was over before. */
  fail(message: string, code = REFUSED, receipt?: string): boolean {
    if (this.#state === 'over') return false
    this.#send('ERROR', [
      ['message', message],
      ...(receipt === undefined ? [] : [['receipt-id', receipt] as const]),
    ])
    this.#end(code)
    return true
  }

  /** Ends because the server does; false where all was over before. */
  leave(): boolean {
    if (this.#state === 'over') return false
    this.#end(GOING_AWAY)
    return true
  }

  /** Ends without a word where the connection has; what it has sent yet is for nobody. */
  abandon(): void {
    this.#state = 'over'
    this.#subscriptions.clear()
  }

  /** Lets time pass: sends a beat that is due, and breaks off where none came. */
  tick(nowMs: number): void {
    if (this.#state === 'over') return
    const due = this.#beats.due(nowMs)
    if (due === 'gone') this.#wire.gone()
    else if (due === 'ping') this.#wire.ping()
    else if (due === 'beat') {
      this.#beats.sent(nowMs)
      this.#wire.send('\n')
    }
  }

  #send(command: string, headers: readonly (readonly [string, string])[], body?: string): void {
    this.#beats.sent(performance.now())
    this.#wire.send(formatStompFrame(command, headers, body))
  }

  #end(code: number): void {
    this.abandon()
    this.#wire.close(code)
  }
}
