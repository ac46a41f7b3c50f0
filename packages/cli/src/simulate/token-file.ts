import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { CommandFailure } from '../command-failure.ts'

/** The tokens of devices by their serial numbers, of one server. */
type Tokens = Record<string, string>

const isTokens = (value: unknown): value is Tokens =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((token) => typeof token === 'string')

const isFile = (value: unknown): value is Record<string, Tokens> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isTokens)

const parsed = (file: string): Record<string, Tokens> => {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new CommandFailure('usage', `Others can read ${file}, which holds tokens`, `chmod 600 ${file}`)
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isFile(value)) return value
  } catch {
    // Said below, as of any other file that is none of tokens.
  }
  throw new CommandFailure(
    'usage',
    `${file} is not a file of tokens`,
    'name another with --state, or remove it.',
  )
}

/** Keeps the tokens that devices were given, so that a later run goes on where this one ends. */
export class TokenFile {
  readonly #file: string
  readonly #servers: Record<string, Tokens>
  readonly #tokens: Tokens
  /** Written at the start too, so that a file that cannot be is noticed before anything is played. */
  #isChanged = true

  constructor(file: string, server: string) {
    this.#file = file
    this.#servers = existsSync(file) ? parsed(file) : {}
    this.#tokens = Object.hasOwn(this.#servers, server) ? (this.#servers[server] ?? {}) : {}
    this.#servers[server] = this.#tokens
  }

  tokenOf(serialNumber: string): string | undefined {
    return Object.hasOwn(this.#tokens, serialNumber) ? this.#tokens[serialNumber] : undefined
  }

  keep(serialNumber: string, token: string): void {
    this.#tokens[serialNumber] = token
    this.#isChanged = true
  }

  forget(serialNumber: string): void {
    delete this.#tokens[serialNumber]
    this.#isChanged = true
  }

  /** Replaces the file in one step where something has changed, for nobody but the user to read. */
  save(): void {
    if (!this.#isChanged) return
    const fresh = `${this.#file}.${process.pid}`
    try {
      writeFileSync(fresh, `${JSON.stringify(this.#servers)}\n`, { mode: 0o600 })
      // A file of that name that was there before keeps its mode.
      chmodSync(fresh, 0o600)
      renameSync(fresh, this.#file)
      this.#isChanged = false
    } catch {
      throw new CommandFailure('usage', `${this.#file} cannot be written`, 'name another with --state.')
    }
  }
}
