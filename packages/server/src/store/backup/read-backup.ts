import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'
import {
  type BackupHeader,
  type BackupTrailer,
  FORMAT,
  FORMAT_VERSION,
  type TableLine,
} from './backup-format.ts'

/** What of a backup is handed over at once. */
const BATCH_BYTES_MAX = 1_048_576
const BATCH_ROWS_MAX = 1_000
const LINE_FEED = 0x0a
const CHUNK_BYTES = 262_144

/** Some rows of a table, each as the line of JSON that it is in the file. */
export interface RowBatch {
  readonly table: TableLine
  readonly lines: readonly string[]
}

const damaged = (file: string, what: string, cause?: unknown): Error =>
  new Error(`${file} is damaged: ${what}. Nothing of it was restored; take another backup.`, { cause })

const isOfZlib = (error: unknown): boolean => /^Z_/.test(String((error as { code?: unknown }).code))

/** The text of a file, without its compression; throws where a byte is missing or too many. */
async function* textOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file)
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  source.once('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } catch (error) {
    throw isOfZlib(error) ? damaged(file, 'it cannot be decompressed to its end', error) : error
  } finally {
    source.destroy()
  }
  // What follows the end of the compressed text is passed over in silence otherwise.
  if (gunzip.bytesWritten !== statSync(file).size) throw damaged(file, 'there is more behind its end')
}

/** The lines of a text, without their ends. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const chunk of textOf(file)) {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at)])
      begun = []
      from = at + 1
    }
    if (from < chunk.length) begun.push(chunk.subarray(from))
  }
  if (begun.length > 0) throw damaged(file, 'it ends in the middle of a line')
}

const parsed = (file: string, line: Buffer): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(line.toString('utf8')) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw damaged(file, 'a line of it is no JSON', error)
  }
}

const refuseOther = (file: string, { format, version }: Readonly<Record<string, unknown>>): void => {
  if (format !== FORMAT) throw new Error(`${file} is no backup of Tenantry.`)
  if (version !== FORMAT_VERSION)
    throw new Error(`${file} is written in a form (${String(version)}) that this version does not know.`)
}

const GZIP = [0x1f, 0x8b]

/** Reads what a file says of itself in its first line. Whether the file is whole is not known yet. */
export const readBackupHeader = async (file: string): Promise<BackupHeader> => {
  for await (const begin of createReadStream(file, { end: 1 }))
    if (!GZIP.every((byte, at) => (begin as Buffer)[at] === byte))
      throw new Error(`${file} is no backup of Tenantry.`)
  for await (const line of linesOf(file)) {
    const header = parsed(file, line)
    refuseOther(file, header)
    return header as unknown as BackupHeader
  }
  throw damaged(file, 'it is empty')
}

/** What is read of a file so far. */
class Reading {
  readonly #file: string
  readonly #hash = createHash('sha256')
  readonly #rows: Record<string, number> = {}
  #table: TableLine | undefined
  #lines: string[] = []
  #bytes = 0
  #hasEnded = false

  constructor(file: string) {
    this.#file = file
  }

  /** Takes a line; answers the rows that are to be handed over before the next. */
  take(line: Buffer): RowBatch | undefined {
    if (this.#hasEnded) throw damaged(this.#file, 'there is more behind its end')
    if (line[0] === '['.charCodeAt(0)) return this.#takeRow(line)
    const batch = this.flush()
    const fields = parsed(this.#file, line)
    if ('sha256' in fields) this.#end(fields as unknown as BackupTrailer)
    else {
      this.#digest(line)
      if ('table' in fields) this.#begin(fields as unknown as TableLine)
    }
    return batch
  }

  #digest(line: Buffer): void {
    this.#hash.update(line).update('\n')
  }

  #begin(table: TableLine): void {
    this.#table = table
    this.#rows[table.table] = 0
  }

  #takeRow(line: Buffer): RowBatch | undefined {
    this.#digest(line)
    const table = this.#table
    if (table === undefined) throw damaged(this.#file, 'it has a row of no table')
    this.#rows[table.table] = (this.#rows[table.table] ?? 0) + 1
    this.#lines.push(line.toString('utf8'))
    this.#bytes += line.length
    return this.#bytes >= BATCH_BYTES_MAX || this.#lines.length >= BATCH_ROWS_MAX ? this.flush() : undefined
  }

  #end({ sha256, rows }: BackupTrailer): void {
    this.#hasEnded = true
    if (sha256 !== this.#hash.digest('hex') || !isDeepStrictEqual({ ...rows }, this.#rows))
      throw damaged(this.#file, 'its checksum is not that of its content')
  }

  /** The rows that were not handed over yet. */
  flush(): RowBatch | undefined {
    const [table, lines] = [this.#table, this.#lines]
    this.#lines = []
    this.#bytes = 0
    return table === undefined || lines.length === 0 ? undefined : { table, lines }
  }

  /** The tables with their numbers of rows; throws where the last line never came. */
  result(): BackupTrailer['rows'] {
    if (!this.#hasEnded) throw damaged(this.#file, 'it ends too early')
    return this.#rows
  }
}

/** Hands over the rows of a backup, and throws where it turns out, at the end at the latest, not to be as it was written. */
export async function* readBackupRows(file: string): AsyncGenerator<RowBatch, BackupTrailer['rows']> {
  const reading = new Reading(file)
  for await (const line of linesOf(file)) {
    const batch = reading.take(line)
    if (batch !== undefined) yield batch
  }
  return reading.result()
}

/** Reads a backup to its end; answers how many rows each table has in it, or throws where it is damaged. */
export const verifyBackup = async (file: string, signal: AbortSignal): Promise<BackupTrailer['rows']> => {
  const reading = readBackupRows(file)
  for (;;) {
    signal.throwIfAborted()
    const next = await reading.next()
    if (next.done === true) return next.value
  }
}
