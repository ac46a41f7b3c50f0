import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KeyRing } from './key-ring.ts'

const KEY = /^[0-9a-f]{64}$|^[A-Za-z0-9+/]{43}=$/

/** Reads 32 bytes from 64 hex digits or from base64, or answers undefined. */
export const parseMasterKey = (text: string): Buffer | undefined =>
  KEY.test(text) ? Buffer.from(text, text.length === 64 ? 'hex' : 'base64') : undefined

/** A value kept in a file; `fresh` when this start made it. */
export interface KeptValue {
  readonly value: string
  readonly fresh: boolean
}

/** Writes the whole file or none of it; of several processes that try at once, one wins and all read its value. */
const readOrMake = (file: string, make: () => string): KeptValue => {
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    return { value: readFileSync(file, 'utf8').trim(), fresh: false }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  try {
    writeFileSync(draft, `${make()}\n`, { flag: 'wx', mode: 0o600, flush: true })
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return { value: readFileSync(file, 'utf8').trim(), fresh: true }
}

/** Opens the ring from a given key, else from `master.key` in the data directory, made on first start with mode 0600. */
export const openKeyRing = (given: string | undefined, dataDirectory: string): KeyRing => {
  const file = join(dataDirectory, 'master.key')
  const key = parseMasterKey(given ?? readOrMake(file, () => randomBytes(32).toString('hex')).value)
  if (key === undefined) throw new Error(`${file} does not hold a master key (64 hex digits).`)
  return new KeyRing(key)
}

/** Reads the operator key from the data directory, making it on first start with mode 0600. */
export const openOperatorKey = (dataDirectory: string, make: () => string): KeptValue =>
  readOrMake(join(dataDirectory, 'operator.key'), make)
