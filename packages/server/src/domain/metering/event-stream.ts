const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const DATA = Buffer.from('data:')
const DONE = Buffer.from('[DONE]')

interface Handlers {
  /** Called with the data of an event as it comes, from `start` up to `end` of the bytes. */
  readonly onData: (bytes: Buffer, start: number, end: number) => void
  readonly onEventEnd: () => void
  /** Called for the data by which OpenAI ends a stream. */
  readonly onDone: () => void
}

/** Finds the data in a stream of server-sent events without keeping any of it, however long an event is. */
export class EventStream {
  readonly #handlers: Handlers
  #line: 'name' | 'space' | 'data' | 'other' = 'name'
  /** How many bytes of the line there were before its data. */
  #read = 0
  #hasData = false
  /** How many bytes of the data are those of the mark at the end; -1 once one of them was another. */
  #done = 0

  constructor(handlers: Handlers) {
    this.#handlers = handlers
  }

  push(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) {
      const found = bytes.indexOf(LINE_FEED, at)
      const end = found === -1 ? bytes.length : found
      this.#readLine(bytes, at, end)
      if (found !== -1) this.#endLine()
      at = end + 1
    }
  }

  #readLine(bytes: Buffer, start: number, end: number): void {
    let at = start
    for (; at < end && this.#line === 'name'; at += 1) this.#readName(bytes[at])
    if (at < end && this.#line === 'space') {
      if (bytes[at] === SPACE) at += 1
      this.#line = 'data'
    }
    if (at < end && this.#line === 'data') this.#readData(bytes, at, end)
  }

  #readName(byte: number | undefined): void {
    // It ends a line with the line feed behind it, and an event then where nothing stands before it.
    if (byte === CARRIAGE_RETURN && this.#read === 0) return
    if (byte !== DATA[this.#read]) this.#line = 'other'
    else if (this.#read === DATA.length - 1) this.#line = 'space'
    this.#read += 1
  }

  #readData(bytes: Buffer, start: number, end: number): void {
    this.#hasData = true
    for (let at = start; at < end && this.#done >= 0 && this.#done < DONE.length; at += 1)
      this.#done = bytes[at] === DONE[this.#done] ? this.#done + 1 : -1
    if (this.#done === DONE.length) {
      this.#done = -1
      this.#handlers.onDone()
    }
    this.#handlers.onData(bytes, start, end)
  }

  #endLine(): void {
    if (this.#read === 0 && this.#hasData) this.#handlers.onEventEnd()
    if (this.#read === 0) {
      this.#hasData = false
      this.#done = 0
    }
    this.#line = 'name'
    this.#read = 0
  }
}
