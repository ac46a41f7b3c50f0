import { type NeedleSet, Scrubber } from '../domain/egress/index.ts'
import {
  type FrameHead,
  headBytes,
  isControl,
  OPCODE,
  readHead,
  WebSocketProtocolError,
  writeHead,
} from './websocket-frame.ts'

export { WebSocketProtocolError } from './websocket-frame.ts'

const NOTHING = Buffer.alloc(0)

/**
 * Writes stars over the needles in the messages that an upstream sends through a WebSocket, also where they are split
 * over fragments. The agent gets the same messages, each in full with its last byte, and the same control frames at the
 * same places among them.
 *
 * The last frame of a message, mostly its only one, and control frames pass through with heads of the same form, as
 * nothing in them waits beyond their end. Bytes of an earlier fragment may have to wait for the next one, so what of it
 * is ready becomes frames by itself. Nothing is kept but what may be the beginning of a needle, however long a frame is.
 * What follows a close frame is for nobody and left out.
 */
export class WebSocketScrubber {
  readonly #message: Scrubber
  readonly #control: Scrubber
  /** As much as has come of the head of the next frame. */
  #head = NOTHING
  /** The frame whose payload comes. */
  #frame: FrameHead | undefined
  /** Bytes of its payload that are still to come. */
  #missing = 0
  /** What the agent’s next frame of the message is; undefined between messages. */
  #opcode: number | undefined
  /** Bytes of the earlier fragments of the message that wait. */
  #waiting = 0
  #isClosed = false

  constructor(needles: NeedleSet) {
    this.#message = new Scrubber(needles)
    this.#control = new Scrubber(needles)
  }

  /**
   * The next bytes from the upstream, as bytes for the agent. What was handed in is never written to.
   *
   * @throws WebSocketProtocolError where they are no frames, or not in this order; the connection is to end then
   */
  push(chunk: Buffer): Buffer {
    const ready: Buffer[] = []
    let at = 0
    while (at < chunk.length && !this.#isClosed)
      at = this.#frame ? this.#takePayload(this.#frame, chunk, at, ready) : this.#takeHead(chunk, at, ready)
    const [first = NOTHING] = ready
    return ready.length > 1 ? Buffer.concat(ready) : first
  }

  /** What still waits when the stream has ended within a message. */
  flush(): Buffer {
    if (this.#isClosed) return NOTHING
    if (this.#frame?.isFinal) return this.#scrubberOf(this.#frame).flush()
    const rest = this.#message.flush()
    return rest.length === 0 ? rest : Buffer.concat([this.#nextHead(false, rest.length), rest])
  }

  #scrubberOf(frame: FrameHead): Scrubber {
    return isControl(frame) ? this.#control : this.#message
  }

  /** Answers up to where it has read. */
  #takeHead(chunk: Buffer, at: number, ready: Buffer[]): number {
    const end = Math.min(at + headBytes(this.#head) - this.#head.length, chunk.length)
    this.#head = Buffer.concat([this.#head, chunk.subarray(at, end)])
    if (this.#head.length === headBytes(this.#head)) this.#beginFrame(readHead(this.#head), ready)
    return end
  }

  #beginFrame(frame: FrameHead, ready: Buffer[]): void {
    if (!isControl(frame)) this.#enterMessage(frame.opcode)
    this.#head = NOTHING
    this.#frame = frame
    this.#missing = frame.length
    if (isControl(frame)) ready.push(writeHead(frame))
    else if (frame.isFinal) ready.push(this.#nextHead(true, this.#waiting + frame.length))
    // There may be no further byte to end it.
    if (frame.length === 0) this.#takePayload(frame, NOTHING, 0, ready)
  }

  #enterMessage(opcode: number): void {
    const goesOn = opcode === OPCODE.continuation
    if (goesOn && this.#opcode === undefined)
      throw new WebSocketProtocolError('A message goes on that has not begun.')
    if (!goesOn && this.#opcode !== undefined)
      throw new WebSocketProtocolError('A message begins within another.')
    this.#opcode ??= opcode
  }

  /** Answers up to where it has read. */
  #takePayload(frame: FrameHead, chunk: Buffer, at: number, ready: Buffer[]): number {
    const end = Math.min(at + this.#missing, chunk.length)
    const piece = chunk.subarray(at, end)
    this.#missing -= piece.length
    if (frame.isFinal) ready.push(this.#scrubberOf(frame).push(piece))
    else this.#takeFragment(piece, ready)
    if (this.#missing === 0) this.#endFrame(frame, ready)
    return end
  }

  #takeFragment(piece: Buffer, ready: Buffer[]): void {
    const clean = this.#message.push(piece)
    this.#waiting += piece.length - clean.length
    if (clean.length > 0 || this.#missing === 0) ready.push(this.#nextHead(false, clean.length), clean)
  }

  #endFrame(frame: FrameHead, ready: Buffer[]): void {
    this.#frame = undefined
    if (!frame.isFinal) return
    ready.push(this.#scrubberOf(frame).flush())
    this.#isClosed = frame.opcode === OPCODE.close
    if (isControl(frame)) return
    this.#opcode = undefined
    this.#waiting = 0
  }

  /** The head of the agent’s next frame of the message. */
  #nextHead(isFinal: boolean, length: number): Buffer {
    const opcode = this.#opcode ?? OPCODE.continuation
    this.#opcode = OPCODE.continuation
    return writeHead({ opcode, isFinal, length })
  }
}
