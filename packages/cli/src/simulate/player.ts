import TinyQueue from 'tinyqueue'
import type { Deed, Strand } from './deed.ts'
import type { Device } from './fleet.ts'
import { judge, waitMsAfter } from './judge.ts'
import { perform, type Stage } from './perform.ts'
import { type Random, randomOf } from './random.ts'
import { strandsOf } from './strands.ts'

/** How a story is played. */
export interface Playing extends Stage {
  readonly seed: number
  /** How many seconds of the story pass in one. */
  readonly speed: number
  /** How many calls are under way at a time. */
  readonly atOnce: number
  /** Nothing more is begun; what is under way is finished. */
  readonly signal: AbortSignal
}

/** A deed of a device that waits for its moment. */
interface Turn {
  readonly device: Device
  readonly deed: Deed
  /** When it is so, in milliseconds since 1970. */
  readonly atMs: number
  /** Of two at one moment the earlier one comes first. */
  readonly order: number
  /** When to look at it; later than `atMs` where it is tried again. */
  readonly dueMs: number
  /** The life of the device that it belongs to; any without. */
  readonly life?: number
  /** What comes after it in the story. */
  readonly strand?: Strand
}

type NewTurn = Pick<Turn, 'device' | 'deed' | 'atMs' | 'life' | 'strand'>

/** The first calls of a large fleet are spread, and with them its heartbeats for ever. */
const START_EVERY_MS = 2
/** The longest that a timer can be set to. */
const TIMER_MS_MAX = 2_147_483_647

const earliestFirst = (one: Turn, other: Turn): number => one.dueMs - other.dueMs || one.order - other.order

/**
 * Plays a fleet. Each device does one thing at a time; all of them together have one timer and one queue, in which each
 * strand of a story has one place, so that the room that is needed grows with the devices and not with the time.
 */
export class Player {
  readonly #playing: Playing
  readonly #devices: readonly Device[]
  readonly #turns = new TinyQueue<Turn>([], earliestFirst)
  /** What waits until its device has finished what it does. */
  readonly #waiting = new Map<Device, Turn[]>()
  readonly #chance: Random
  #order = 0
  #underWay = 0
  #timer: NodeJS.Timeout | undefined
  #end: { resolve(): void; reject(error: unknown): void } | undefined

  constructor(playing: Playing, devices: readonly Device[]) {
    this.#playing = playing
    this.#devices = devices
    this.#chance = randomOf(playing.seed, 'waits')
  }

  /** How many devices are in a state. */
  count(state: Device['state']): number {
    return this.#devices.reduce((sum, device) => sum + (device.state === state ? 1 : 0), 0)
  }

  /** How long ago the next deed should have been begun, in seconds: what the server or this machine cannot keep up with. */
  behindSeconds(): number {
    return Math.max(0, Date.now() - (this.#turns.peek()?.dueMs ?? Number.POSITIVE_INFINITY)) / 1_000
  }

  /** Plays until it is stopped, or until no device is left that the server lets in. */
  async play(): Promise<void> {
    const { signal } = this.#playing
    const nowMs = Date.now()
    for (const [at, device] of this.#devices.entries())
      this.#add({ device, deed: { does: 'start' }, atMs: nowMs + at * START_EVERY_MS, life: device.life })
    const pump = (): void => this.#pump()
    signal.addEventListener('abort', pump, { once: true })
    try {
      await new Promise<void>((resolve, reject) => {
        this.#end = { resolve, reject }
        pump()
      })
    } finally {
      signal.removeEventListener('abort', pump)
      clearTimeout(this.#timer)
    }
  }

  #add(turn: NewTurn): void {
    this.#turns.push({ ...turn, dueMs: turn.atMs, order: this.#order++ })
  }

  /** Begins what is due while there is room, and sets the timer for what comes next. */
  #pump(): void {
    clearTimeout(this.#timer)
    const { atOnce, signal } = this.#playing
    const nowMs = Date.now()
    while (!signal.aborted && this.#underWay < atOnce) {
      const next = this.#turns.peek()
      if (next === undefined || next.dueMs > nowMs) break
      this.#turns.pop()
      this.#take(next, nowMs)
    }
    const next = this.#turns.peek()
    if (this.#underWay === 0 && (signal.aborted || next === undefined)) this.#end?.resolve()
    else if (next !== undefined && this.#underWay < atOnce && !signal.aborted)
      this.#timer = setTimeout(() => this.#pump(), Math.min(TIMER_MS_MAX, Math.max(0, next.dueMs - nowMs)))
  }

  #take(turn: Turn, nowMs: number): void {
    const { device, deed, life } = turn
    if (device.state === 'refused' || (life !== undefined && life !== device.life)) return
    if (device.isBusy) {
      this.#waiting.set(device, [...(this.#waiting.get(device) ?? []), turn])
      return
    }
    if (device.pausedUntilMs > nowMs) {
      this.#turns.push({ ...turn, dueMs: device.pausedUntilMs })
      return
    }
    // What it senses changes whether anybody is told or not.
    if (deed.does === 'report') Object.assign(device.readings, deed.readings)
    if (deed.does !== 'start' && device.state !== 'online') this.#goOn(turn)
    else if (deed.does === 'leave') this.#leave(turn, deed, nowMs)
    else void this.#perform(turn)
  }

  #leave(turn: Turn, { forSeconds, telling }: Deed & { does: 'leave' }, nowMs: number): void {
    const { device } = turn
    device.state = 'silent'
    device.life += 1
    const atMs = nowMs + (forSeconds * 1_000) / this.#playing.speed
    this.#add({ device, deed: { does: 'start', telling }, atMs, life: device.life })
    this.#goOn(turn)
  }

  async #perform(turn: Turn): Promise<void> {
    const { device, deed, atMs } = turn
    device.isBusy = true
    this.#underWay += 1
    try {
      const following = await perform(this.#playing, device, deed, atMs)
      const nowMs = Date.now()
      device.failures = 0
      for (const next of following)
        this.#add({ device, deed: next.deed, atMs: nowMs + next.afterMs, life: device.life })
      if (deed.does === 'start') this.#begin(device, nowMs)
      this.#goOn(turn)
    } catch (error) {
      this.#fail(turn, error)
    } finally {
      device.isBusy = false
      this.#underWay -= 1
      for (const waiting of this.#waiting.get(device) ?? []) this.#turns.push(waiting)
      this.#waiting.delete(device)
      this.#pump()
    }
  }

  /** The story of a device begins with its first sign of life, so that nothing of it is missed. */
  #begin(device: Device, nowMs: number): void {
    if (device.begunAtMs !== undefined) return
    device.begunAtMs = nowMs
    for (const strand of strandsOf(device.group, this.#playing.seed, device.serialNumber))
      this.#follow(device, strand)
  }

  #follow(device: Device, strand: Strand): void {
    const { value } = strand.next()
    if (value === undefined || device.begunAtMs === undefined) return
    const atMs = device.begunAtMs + (value.atSeconds * 1_000) / this.#playing.speed
    this.#add({ device, deed: value.deed, atMs, strand })
  }

  #goOn({ device, strand }: Turn): void {
    if (strand !== undefined) this.#follow(device, strand)
  }

  #fail(turn: Turn, error: unknown): void {
    const { device } = turn
    try {
      const judgement = judge(error)
      this.#playing.tally.countError(judgement.kind)
      if (judgement.is === 'again') this.#tryAgain(turn, judgement.afterMs)
      else if (judgement.is === 'anew') this.#startAnew(turn)
      else {
        this.#playing.tally.countComplaint(`${device.group.name}: ${judgement.message}`)
        if (judgement.is === 'refused') device.state = 'refused'
        this.#goOn(turn)
      }
    } catch (unexpected) {
      this.#end?.reject(unexpected)
    }
  }

  #pause(device: Device, afterMs: number | undefined): void {
    const waitMs = afterMs ?? waitMsAfter(device.failures, this.#chance.next())
    device.failures += 1
    device.pausedUntilMs = Date.now() + waitMs
  }

  #tryAgain(turn: Turn, afterMs: number | undefined): void {
    this.#pause(turn.device, afterMs)
    this.#turns.push({ ...turn, dueMs: turn.device.pausedUntilMs })
  }

  /** A registration that has ended may have begun anew elsewhere. */
  #startAnew(turn: Turn): void {
    const { device } = turn
    this.#playing.tokens.forget(device.serialNumber)
    device.api = undefined
    device.token = undefined
    device.state = 'starting'
    device.life += 1
    if (device.failures > 0) this.#pause(device, undefined)
    else device.failures = 1
    this.#add({ device, deed: { does: 'start' }, atMs: Date.now(), life: device.life })
    this.#goOn(turn)
  }
}
