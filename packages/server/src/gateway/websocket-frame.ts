export const OPCODE = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const

const OPCODES: ReadonlySet<number> = new Set(Object.values(OPCODE))
const FIN = 0x80
const RESERVED = 0x70
const OPCODE_BITS = 0x0f
const MASKED = 0x80
const LENGTH_BITS = 0x7f
/** What stands in place of a length that has 2 or 8 bytes of its own; smaller ones stand there themselves. */
const LENGTH_OF_2_BYTES = 126
const LENGTH_OF_8_BYTES = 127
const CONTROL_BYTES_MAX = 125
const TWO_BYTES_MAX = 0xffff

/** What came is no stream of frames that a server may send. */
export class WebSocketProtocolError extends Error {
  override readonly name = 'WebSocketProtocolError'
}

/** How a frame begins (RFC 6455, 5.2). */
export interface FrameHead {
  readonly opcode: number
  /** Whether the message ends with this frame. */
  readonly isFinal: boolean
  /** Bytes of the payload. */
  readonly length: number
}

export const isControl = ({ opcode }: FrameHead): boolean => opcode >= OPCODE.close

/** How many bytes the head has, as far as those of it tell that have come. */
export const headBytes = (begun: Buffer): number => {
  const length = (begun[1] ?? 0) & LENGTH_BITS
  return length === LENGTH_OF_8_BYTES ? 10 : length === LENGTH_OF_2_BYTES ? 4 : 2
}

const lengthIn = (head: Buffer): number => {
  if (head.length === 2) return (head[1] ?? 0) & LENGTH_BITS
  return head.length === 4 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2))
}

/** Why a head is none of a server’s that agreed to no extension; undefined where it is. */
const problemIn = (head: Buffer, { opcode, isFinal, length }: FrameHead): string | undefined => {
  if (((head[0] ?? 0) & RESERVED) !== 0) return 'A reserved bit is set.'
  if (!OPCODES.has(opcode)) return 'The opcode is reserved.'
  if (((head[1] ?? 0) & MASKED) !== 0) return 'A frame of a server is masked.'
  if (!Number.isSafeInteger(length)) return 'A frame is too long.'
  if (opcode < OPCODE.close) return undefined
  if (!isFinal) return 'A control frame is fragmented.'
  return head.length > 2 || length > CONTROL_BYTES_MAX ? 'A control frame is too long.' : undefined
}

/**
 * Reads a head that has come whole.
 *
 * @throws WebSocketProtocolError
 */
export const readHead = (head: Buffer): FrameHead => {
  const first = head[0] ?? 0
  const read = { opcode: first & OPCODE_BITS, isFinal: first >= FIN, length: lengthIn(head) }
  const problem = problemIn(head, read)
  if (problem !== undefined) throw new WebSocketProtocolError(problem)
  return read
}

/** Writes a head as short as can be. */
export const writeHead = ({ opcode, isFinal, length }: FrameHead): Buffer => {
  const first = opcode | (isFinal ? FIN : 0)
  if (length < LENGTH_OF_2_BYTES) return Buffer.from([first, length])
  if (length <= TWO_BYTES_MAX) return Buffer.from([first, LENGTH_OF_2_BYTES, length >> 8, length & 0xff])
  const head = Buffer.from([first, LENGTH_OF_8_BYTES, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
