import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** Throws where a file of this name is there: it may be the only backup that somebody has. */
export const refuseExisting = (file: string): void => {
  if (existsSync(file)) throw new Error(`${file} is there already. Name a file that is not.`)
}

/** A new name lasts through a failure of the machine once its folder is written too. */
const flushFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders, and needs none to be flushed.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/**
 * Compresses a text into a new file that nobody else may read. It is written beside its place and renamed when it is
 * whole.
 */
export const writeBackupFile = async (
  file: string,
  text: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> => {
  const draft = `${file}.${randomBytes(6).toString('hex')}.partial`
  // Opened first: a stream that is ended early may open its file later, when nobody removes it any more.
  const handle = await open(draft, 'wx', 0o600)
  try {
    await pipeline(Readable.from(text), createGzip(), handle.createWriteStream({ flush: true }), { signal })
    refuseExisting(file)
    renameSync(draft, file)
    await flushFolder(dirname(file))
  } finally {
    rmSync(draft, { force: true })
  }
}
