import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KeyRing } from './key-ring.ts'

const KEY = /^[0-9a-f]{64}$|^[A-Za-z0-9+/]{43}=$/

/** Reads 32 bytes from 64 hex digits or from base64, or answers undefined. */
export const parseMasterKey = (text: string): Buffer | undefined =>
  KEY.test(text) ? Buffer.from(text, text.length === 64 ? 'hex' : 'base64') : undefined

/** Reads one or more keys, or answers undefined when one of them is none or there is none. */
const parseMasterKeys = (texts: readonly string[]): readonly [Buffer, ...Buffer[]] | undefined => {
  const [first, ...more] = texts.flatMap((text) => parseMasterKey(text) ?? [])
  return first === undefined || more.length + 1 < texts.length ? undefined : [first, ...more]
}

/** Reads what a setting gives: one key, or two with a comma between them, of which the first seals and both open. */
export const parseGivenMasterKeys = (text: string): readonly [Buffer, ...Buffer[]] | undefined => {
  const texts = text.split(',').map((part) => part.trim())
  return texts.length > 2 ? undefined : parseMasterKeys(texts)
}

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

/** Replaces a file by one that holds these keys, one a line; whoever reads sees the old one whole or the new one. */
const replaceKeys = (file: string, keys: readonly Buffer[]): void => {
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    const text = keys.map((key) => `${key.toString('hex')}\n`).join('')
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600, flush: true })
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}

const openKeyFile = (file: string): readonly [Buffer, ...Buffer[]] => {
  const text = readOrMake(file, () => randomBytes(32).toString('hex')).value
  const keys = parseMasterKeys(text.split('\n').map((line) => line.trim()))
  if (keys === undefined) throw new Error(`${file} does not hold a master key (64 hex digits) in each line.`)
  return keys
}

/**
 * Opens the ring from the given keys, else from `master.key` in the data directory, made on first start with mode 0600.
 * The file holds one key a line: the first seals, all open. With `alone` nobody else reads it, so the ring may rotate
 * it by itself.
 */
export const openKeyRing = (
  given: string | undefined,
  dataDirectory: string,
  { alone = false }: { readonly alone?: boolean } = {},
): KeyRing => {
  const file = join(dataDirectory, 'master.key')
  const keys = given === undefined ? openKeyFile(file) : parseGivenMasterKeys(given)
  if (keys === undefined) throw new Error('The given master key is none.')
  const ring = new KeyRing(...keys)
  return given === undefined && alone ? ring.keptBy((kept) => replaceKeys(file, kept)) : ring
}

/** The ring of the keys that are given or kept, as the next server would open it; makes none where there is none. */
export const findKeyRing = (given: string | undefined, dataDirectory: string): KeyRing | undefined =>
  given === undefined && !existsSync(join(dataDirectory, 'master.key'))
    ? undefined
    : openKeyRing(given, dataDirectory)

/** Reads the operator key from the data directory, making it on first start with mode 0600. */
export const openOperatorKey = (dataDirectory: string, make: () => string): KeptValue =>
  readOrMake(join(dataDirectory, 'operator.key'), make)
