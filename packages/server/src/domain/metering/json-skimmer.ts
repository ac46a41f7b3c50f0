/** The few values that were looked for in a JSON object, by their paths such as `message.usage`. */
export type Skimmed = ReadonlyMap<string, unknown>

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
/** By byte: those at which something begins or ends. */
const IS_MARK = new Uint8Array(256)
for (const mark of [QUOTE, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]) IS_MARK[mark] = 1

const DEPTH_MAX = 512
const KEY_BYTES_MAX = 64
const VALUE_BYTES_MAX = 64 * 1024

interface Options {
  /** What is looked for: an object or a string, one or two keys deep. */
  readonly paths: ReadonlySet<string>
  /** Called for the object that the text is, or for each one of the array that it is, with what was found in it. */
  readonly onObject: (found: Skimmed) => void
  /** Called with how long the string of a key is, in bytes; in parts where it comes so. */
  readonly onString: (key: string, bytes: number) => void
}

/** A value that is looked for, as much of it as has come. */
interface Kept {
  readonly path: string
  /** How many containers it stands in. */
  readonly depth: number
  readonly parts: Buffer[]
  bytes: number
}

/**
 * Reads JSON as it passes, in memory that does not grow with it. It checks nothing: in what is no JSON it finds nothing,
 * or what makes no sense. Values over 64 KiB and texts nested more than 512 deep are passed over.
 */
export class JsonSkimmer {
  readonly #options: Options
  /** For every container that is open, the key that was read last in it; undefined for an array. */
  #open: (string | undefined)[] = []
  #found = new Map<string, unknown>()
  #inArray = false
  #isLost = false
  #ended = false
  #expectsKey = false
  #string: 'none' | 'key' | 'value' = 'none'
  #isEscaped = false
  #key = ''
  #kept: Kept | undefined
  /** Where in the bytes at hand the value begins or goes on. */
  #keptFrom = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Whether the text has come to its end. */
  get ended(): boolean {
    return this.#ended
  }

  /** Begins a new text, whatever became of the last one. */
  restart(): void {
    this.#open = []
    this.#found = new Map()
    this.#isLost = false
    this.#ended = false
    this.#expectsKey = false
    this.#string = 'none'
    this.#isEscaped = false
    this.#kept = undefined
  }

  /** Reads the bytes from `start` on, up to `end`. */
  push(bytes: Buffer, start: number, end: number): void {
    if (this.#isLost) return
    this.#keptFrom = start
    let at = start
    while (at < end && !this.#isLost) {
      if (this.#string === 'none') at = this.#readMarks(bytes, at, end)
      else at = this.#readString(bytes, at, end)
    }
    this.#keep(bytes, end)
  }

  /** Up to behind the next mark, or to where the bytes end. */
  #readMarks(bytes: Buffer, start: number, end: number): number {
    let at = start
    while (at < end && IS_MARK[bytes[at] ?? 0] === 0) at += 1
    if (at < end) this.#readMark(bytes, bytes[at] ?? 0, at)
    return at + 1
  }

  #readMark(bytes: Buffer, mark: number, at: number): void {
    if (mark === QUOTE) this.#beginString(at)
    else if (mark === COMMA) this.#expectsKey = this.#open.at(-1) !== undefined
    else if (mark === OPEN_OBJECT || mark === OPEN_ARRAY) this.#enter(mark === OPEN_ARRAY, at)
    else this.#leave(bytes, at + 1)
  }

  #beginString(at: number): void {
    this.#string = this.#expectsKey ? 'key' : 'value'
    if (this.#expectsKey) this.#key = ''
    else this.#considerKeeping(at)
  }

  /** Up to behind the quote that ends the string, or to where the bytes end. */
  #readString(bytes: Buffer, start: number, end: number): number {
    let at = this.#isEscaped ? start + 1 : start
    while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
    this.#isEscaped = at > end
    if (at > end) at = end
    if (this.#string === 'value') this.#options.onString(this.#open.at(-1) ?? '', at - start)
    else if (this.#key.length < KEY_BYTES_MAX)
      this.#key += bytes.toString('latin1', start, Math.min(at, start + KEY_BYTES_MAX - this.#key.length))
    if (at === end) return end
    this.#endString(bytes, at + 1)
    return at + 1
  }

  #endString(bytes: Buffer, end: number): void {
    if (this.#string === 'value') this.#endValue(bytes, end)
    else this.#open[this.#open.length - 1] = this.#key.includes('\\') ? unescaped(this.#key) : this.#key
    this.#expectsKey = false
    this.#string = 'none'
  }

  #enter(isArray: boolean, at: number): void {
    if (this.#open.length === 0) this.#inArray = isArray
    this.#ended = false
    this.#considerKeeping(at)
    this.#isLost ||= this.#open.length === DEPTH_MAX
    if (!this.#isLost) this.#open.push(isArray ? undefined : '')
    this.#expectsKey = !isArray && !this.#isLost
  }

  #leave(bytes: Buffer, end: number): void {
    this.#open.pop()
    this.#expectsKey = false
    this.#endValue(bytes, end)
    if (this.#found.size > 0 && this.#open.length === (this.#inArray ? 1 : 0)) {
      this.#options.onObject(this.#found)
      this.#found = new Map()
    }
    this.#ended = this.#open.length === 0
  }

  /** Begins to keep the value that begins here, if it is looked for. */
  #considerKeeping(at: number): void {
    const first = this.#inArray ? 1 : 0
    const depth = this.#open.length
    if (this.#kept !== undefined || depth <= first || depth > first + 2) return
    const key = this.#open[first] ?? ''
    const path = depth === first + 1 ? key : `${key}.${this.#open[first + 1] ?? ''}`
    if (!this.#options.paths.has(path)) return
    this.#kept = { path, depth, parts: [], bytes: 0 }
    this.#keptFrom = at
  }

  /** Keeps what there is of the value, up to `end`, and gives it up where it is too long. */
  #keep(bytes: Buffer, end: number): void {
    const kept = this.#kept
    if (kept === undefined) return
    kept.bytes += end - this.#keptFrom
    if (kept.bytes > VALUE_BYTES_MAX) this.#kept = undefined
    else kept.parts.push(Buffer.from(bytes.subarray(this.#keptFrom, end)))
  }

  #endValue(bytes: Buffer, end: number): void {
    if (this.#kept === undefined || this.#open.length > this.#kept.depth) return
    this.#keep(bytes, end)
    if (this.#kept === undefined) return
    const { path, parts } = this.#kept
    const value = parse(Buffer.concat(parts).toString())
    if (value !== undefined) this.#found.set(path, value)
    this.#kept = undefined
  }
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const unescaped = (key: string): string => {
  const value = parse(`"${key}"`)
  return typeof value === 'string' ? value : ''
}
