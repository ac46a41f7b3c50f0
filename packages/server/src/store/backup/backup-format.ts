import type { AppliedMigration } from '../migrate.ts'

/**
 * A backup is JSON Lines, compressed by gzip: this header, then for each table a line that names its columns and a line
 * for each row, an array of the values as PostgreSQL writes them; last the trailer.
 */
export interface BackupHeader {
  readonly format: typeof FORMAT
  readonly version: typeof FORMAT_VERSION
  /** The version of the server that made it. */
  readonly tenantry: string
  readonly madeAt: string
  readonly engine: 'embedded' | 'postgres'
  readonly migrations: readonly AppliedMigration[]
  /** Every number of a transaction in the backup is below this one. */
  readonly nextTransaction: string
  /** The ids of the master keys that sealed something in it. */
  readonly masterKeys: readonly string[]
}

export interface TableLine {
  readonly table: string
  readonly columns: readonly string[]
}

export interface BackupTrailer {
  /** How many there are, by table. */
  readonly rows: Readonly<Record<string, number>>
  /** Of every line before this one. */
  readonly sha256: string
}

export const FORMAT = 'tenantry backup'
export const FORMAT_VERSION = 1
