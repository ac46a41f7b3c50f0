import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

/** Who holds a data directory; `startedAt` tells a reused process id from the one that took the lock. */
interface Holder {
  readonly pid: number
  readonly host: string
  readonly startedAt: string
}

const HEARTBEAT_MS = 2_000
/** A holder on another host (a container on a shared volume) is alive while its heart beats. */
const SILENCE_MS_MAX = 15_000
const TAKEOVER_MS_MAX = 5_000

/** When a process began, as the kernel tells it; undefined where there is no such process or no /proc. */
const startOf = (pid: number): string | undefined => {
  try {
    // Field 22; the name in field 2 may hold spaces, so count from its closing parenthesis.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
  } catch {
    return undefined
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const myself = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  startedAt: startOf(process.pid) ?? 'unknown',
})

const readHolder = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

const ageMs = (file: string): number => {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const isAlive = (holder: Holder, file: string): boolean => {
  if (holder.host !== hostname()) return ageMs(file) < SILENCE_MS_MAX
  return isRunning(holder.pid) && (startOf(holder.pid) ?? holder.startedAt) === holder.startedAt
}

const createExclusively = (file: string, text: string): boolean => {
  try {
    writeFileSync(file, text, { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Replaces a dead holder's file. Only one process at a time may try, and it looks again before it acts. */
const takeOver = (file: string, text: string): boolean => {
  const guard = `${file}.takeover`
  if (ageMs(guard) > TAKEOVER_MS_MAX) rmSync(guard, { force: true })
  if (!createExclusively(guard, '')) return false
  try {
    // Released meanwhile: the next attempt makes the file in the ordinary way.
    if (ageMs(file) === Number.POSITIVE_INFINITY) return false
    const holder = readHolder(file)
    if (holder !== undefined && isAlive(holder, file)) return false
    writeFileSync(`${file}.new`, text, { flush: true })
    renameSync(`${file}.new`, file)
    return true
  } finally {
    rmSync(guard, { force: true })
  }
}

/**
 * Takes the exclusive lock of a data directory, or throws an error that names who holds it. Two processes on one
 * embedded database would corrupt it. A lock left by a process that died is taken over.
 */
export const lockDataDirectory = async (directory: string): Promise<{ release(): void }> => {
  const file = join(directory, 'tenantry.lock')
  const text = JSON.stringify(myself())
  for (let attempt = 0; ; attempt++) {
    if (createExclusively(file, text)) break
    const holder = readHolder(file)
    // A file just made may not hold its text yet; give its writer a moment before calling it dead.
    const unwritten = holder === undefined && ageMs(file) < 1_000
    if (holder !== undefined && isAlive(holder, file)) {
      throw new Error(
        `${directory} is in use by process ${holder.pid} on ${holder.host}. Stop it, or set TENANTRY_DATA to another directory.`,
      )
    }
    if (!unwritten && takeOver(file, text)) break
    if (attempt > 100) throw new Error(`${file} could not be taken over; remove it if no server is running.`)
    await sleep(20 + Math.random() * 30)
  }
  // Another container's first process has the same id as this one's.
  const isMine = (): boolean => isDeepStrictEqual(readHolder(file), JSON.parse(text))
  const heartbeat = setInterval(() => {
    if (!isMine()) return
    const now = new Date()
    try {
      utimesSync(file, now, now)
    } catch {
      // The directory is gone, and the database with it; the next query says so.
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: () => {
      clearInterval(heartbeat)
      if (isMine()) rmSync(file, { force: true })
    },
  }
}
