import type { Secret } from '../kernel/secret.ts'

/** A third-party account that an organization begins with. */
export interface Connection {
  readonly provider: string
  readonly name: string
  readonly config: Secret
}

/**
 * Asks the third parties whether connections work, before anything is written; throws what refuses the first that does
 * not. It takes seconds, so it is never called inside a transaction.
 */
export type CheckConnections = (connections: readonly Connection[]) => Promise<void>
