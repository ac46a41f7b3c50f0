import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailure } from '../command-failure.ts'
import { profilesFile } from './profile-file.ts'

const STALE_AFTER_MS = 60_000
const WAIT_MS_MAX = 90_000

const take = (lock: string): boolean => {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch {
    return false
  }
}

const dropStale = (lock: string): void => {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_AFTER_MS) rmSync(lock, { force: true })
  } catch {
    // Whoever held it has just let go.
  }
}

/** One command at a time: a refresh token that two of them used would end the sign-in. */
export const withLock = async <T>(work: () => Promise<T>): Promise<T> => {
  const lock = `${profilesFile()}.lock`
  const deadlineMs = Date.now() + WAIT_MS_MAX
  while (!take(lock)) {
    if (Date.now() > deadlineMs)
      throw new CommandFailure('unexpected', `Another command holds ${lock}`, 'remove it if none is running.')
    dropStale(lock)
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}
