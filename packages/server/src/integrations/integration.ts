import type { TProperties } from 'typebox'
import type { Secret } from '../kernel/secret.ts'

/** Where an integration finds its third party, and how long it waits for one answer. */
export interface Reach {
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly timeoutMs: number
  /** Aborted once the answer is of no use any more. */
  readonly signal: AbortSignal
}

/** A third-party API. A new one is a file of its own, a row in `table.ts`, and the setting that says where it is. */
export interface Integration {
  /** What the third party calls itself. */
  readonly title: string
  /** The setting that says where it is. */
  readonly setting: string
  /** The fields of one connection on the wire, besides its `name`. */
  readonly fields: TProperties
  /** Tries a connection, given as the JSON of its fields; throws a `ConnectionFault` where it does not work. */
  check(reach: Reach, config: Secret): Promise<void>
}

/** Why a connection does not work, as the rest of a sentence that begins with its name. Never quotes the third party. */
export class ConnectionFault extends Error {
  readonly code: 'connection.refused' | 'connection.unreachable'
  constructor(code: ConnectionFault['code'], message: string) {
    super(message)
    this.code = code
  }
}
