import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupReport, type DatabasePlace, reportOf } from './back-up.ts'
import type { Config } from './config.ts'
import { findKeyRing } from './crypto/master-key.ts'
import type { BackupHeader, BackupTrailer } from './store/backup/backup-format.ts'
import { type AdmittedBackup, admitBackup, loadBackup, refuseNotEmpty } from './store/backup/load-backup.ts'
import { verifyBackup } from './store/backup/read-backup.ts'
import { lockDataDirectory } from './store/data-directory-lock.ts'
import { DATABASE_FOLDER } from './store/open-embedded.ts'
import { connectEmbedded, connectPostgres, onConnection } from './store/owner-connection.ts'

type Rows = BackupTrailer['rows']
type RestorePlace = DatabasePlace & Pick<Config, 'masterKey'>

/** Throws where something in a backup would not open afterwards. */
const refuseOtherKeys = ({ masterKey, dataDirectory }: RestorePlace, { masterKeys }: BackupHeader): void => {
  const ring = findKeyRing(masterKey?.reveal(), dataDirectory)
  const missing = masterKeys.filter((id) => ring?.hasKey(id) !== true)
  if (missing.length === 0) return
  const keys = missing.length === 1 ? `the master key ${missing[0]}` : `the master keys ${missing.join(', ')}`
  throw new Error(
    `The backup is sealed by ${keys}, which neither TENANTRY_MASTER_KEY nor ${join(dataDirectory, 'master.key')} holds. Give it in one of the two: nothing else opens what is sealed.`,
  )
}

const restorePostgres = async (url: string, backup: AdmittedBackup, signal: AbortSignal): Promise<Rows> =>
  onConnection(await connectPostgres(url), async (connection) => {
    await refuseNotEmpty(connection)
    await verifyBackup(backup.file, signal)
    return loadBackup(connection, backup, signal)
  })

/** The database gets its place once it is whole; what an attempt that was killed has left is none. */
const restoreEmbedded = async (
  dataDirectory: string,
  backup: AdmittedBackup,
  signal: AbortSignal,
): Promise<Rows> => {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const lock = await lockDataDirectory(dataDirectory)
  const place = join(dataDirectory, DATABASE_FOLDER)
  const draft = `${place}.restoring`
  try {
    if (existsSync(place))
      throw new Error(
        `There is a database in ${dataDirectory} already. Move ${place} away, or set TENANTRY_DATA to another directory.`,
      )
    rmSync(draft, { recursive: true, force: true })
    await verifyBackup(backup.file, signal)
    const rows = await onConnection(await connectEmbedded(draft), (connection) =>
      loadBackup(connection, backup, signal),
    )
    renameSync(draft, place)
    return rows
  } finally {
    rmSync(draft, { recursive: true, force: true })
    lock.release()
  }
}

/**
 * Restores a backup into the database of the settings, which must be empty: all of it, or nothing. Nothing is written
 * before the whole file was found to be as it was made.
 */
export const restore = async (
  config: RestorePlace,
  file: string,
  signal: AbortSignal,
): Promise<BackupReport> => {
  const { databaseUrl, dataDirectory } = config
  const backup = await admitBackup(file)
  refuseOtherKeys(config, backup.header)
  const rows =
    databaseUrl === undefined
      ? await restoreEmbedded(dataDirectory, backup, signal)
      : await restorePostgres(databaseUrl.reveal(), backup, signal)
  return reportOf(file, { header: backup.header, rows })
}
