/** A frame of STOMP 1.2, its headers unescaped. */
export interface StompFrame {
  readonly command: string
  /** Of a header that is there twice, the first counts. */
  readonly headers: ReadonlyMap<string, string>
}

/** What is wrong with what a client sent; the message is told to it. */
export class StompError extends Error {
  override readonly name = 'StompError'
  /** Of the frame that is at fault, where it asked for one. */
  readonly receipt: string | undefined

  constructor(message: string, receipt?: string) {
    super(message)
    this.receipt = receipt
  }
}

const HEADERS_MAX = 32
const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' }
const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', ':': '\\c', '\\': '\\\\' }

const unescaped = (text: string): string =>
  text.replace(/\\.?/gs, (written) => {
    const character = ESCAPES[written]
    if (character === undefined) throw new StompError('A header holds an escape that there is not')
    return character
  })

const escaped = (text: string): string => text.replace(/[\n\r:\\]/g, (character) => ESCAPED[character] ?? '')

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

const readHeader = (line: string, plain: boolean): readonly [name: string, value: string] => {
  const colon = line.indexOf(':')
  if (colon < 1) throw new StompError('A header has no name or no colon')
  const [name, value] = [line.slice(0, colon), line.slice(colon + 1)]
  return plain ? [name, value] : [unescaped(name), unescaped(value)]
}

const readHead = (head: string): StompFrame => {
  const [first = '', ...lines] = head.split('\n').map(withoutReturn)
  if (lines.length > HEADERS_MAX) throw new StompError('The frame has too many headers')
  // "CONNECT and CONNECTED frames do not escape", so that servers of 1.0 can read them.
  const plain = first === 'CONNECT'
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [name, value] = readHeader(line, plain)
    if (!headers.has(name)) headers.set(name, value)
  }
  return { command: first, headers }
}

/** Whether a text message is a heart-beat: nothing but ends of lines. */
export const isHeartBeat = (text: string): boolean => /^[\r\n]+$/.test(text)

/**
 * Reads one frame from a text message that is no heart-beat. What a frame carries besides its headers is not looked at: no
 * frame that is served carries anything. Throws a `StompError`.
 */
export const parseStompFrame = (text: string): StompFrame => {
  const frame = text.replace(/^[\r\n]+/, '')
  const end = frame.indexOf('\0')
  if (end === -1) throw new StompError('A frame ends in NUL')
  if (!/^[\r\n]*$/.test(frame.slice(end + 1))) throw new StompError('A message holds one frame')
  const head = /^(.*?)\r?\n\r?\n/s.exec(frame.slice(0, end))?.[1]
  if (head === undefined) throw new StompError('A frame has an empty line after its headers')
  return readHead(head)
}

/** Writes a frame as the vendor's does: lines end in LF, headers in the order given, no body unless there is one. */
export const formatStompFrame = (
  command: string,
  headers: readonly (readonly [name: string, value: string])[],
  body = '',
): string =>
  `${command}\n${headers.map(([name, value]) => `${name}:${command === 'CONNECTED' ? value : escaped(value)}\n`).join('')}\n${body}\0`
