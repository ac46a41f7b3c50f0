import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { type BackupContent, backupText } from './store/backup/write-backup.ts'
import { refuseExisting, writeBackupFile } from './store/backup/write-backup-file.ts'
import { lockDataDirectory } from './store/data-directory-lock.ts'
import { DATABASE_FOLDER } from './store/open-embedded.ts'
import {
  connectEmbedded,
  connectPostgres,
  type OwnerConnection,
  onConnection,
} from './store/owner-connection.ts'
import { VERSION } from './version.ts'

/** What was backed up or restored, for whoever asked for it. */
export interface BackupReport {
  readonly file: string
  /** When the backup was made. */
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  /** The ids of the master keys that open what is sealed in it. */
  readonly masterKeys: readonly string[]
}

/** Says in numbers what a backup has in it. */
export const reportOf = (file: string, { header, rows }: BackupContent): BackupReport => ({
  file,
  madeAt: header.madeAt,
  tables: Object.keys(rows).length,
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  masterKeys: header.masterKeys,
})

type Work<T> = (connection: OwnerConnection) => Promise<T>

// One process has the embedded database at a time: while it was read, its server would answer nobody.
const onEmbedded = async <T>(dataDirectory: string, work: Work<T>): Promise<T> => {
  const folder = join(dataDirectory, DATABASE_FOLDER)
  if (!existsSync(folder))
    throw new Error(
      `There is no embedded database in ${dataDirectory}: TENANTRY_DATA names its directory, DATABASE_URL a PostgreSQL.`,
    )
  const lock = await lockDataDirectory(dataDirectory).catch((cause: unknown) => {
    throw new Error('An embedded database is backed up while no server runs on it.', { cause })
  })
  try {
    return await onConnection(await connectEmbedded(folder), work)
  } finally {
    lock.release()
  }
}

/** Where everything is that is backed up. */
export type DatabasePlace = Pick<Config, 'databaseUrl' | 'dataDirectory'>

/** Writes everything that the database of the settings has into a new file, while others go on writing to it. */
export const backUp = async (
  { databaseUrl, dataDirectory }: DatabasePlace,
  file: string,
  signal: AbortSignal,
): Promise<BackupReport> => {
  refuseExisting(file)
  const write: Work<BackupReport> = async (connection) => {
    let content: BackupContent | undefined
    const text = backupText(connection, { tenantry: VERSION, madeAt: new Date() }, (whole) => {
      content = whole
    })
    await writeBackupFile(file, text, signal)
    if (content === undefined) throw new Error('The backup has no end.')
    return reportOf(file, content)
  }
  return databaseUrl === undefined
    ? onEmbedded(dataDirectory, write)
    : onConnection(await connectPostgres(databaseUrl.reveal()), write)
}
