import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDirectory } from './data-directory-lock.ts'

let folder: string
let file: string
const held: { release(): void }[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-lock-'))
  file = join(folder, 'tenantry.lock')
})
afterEach(() => {
  for (const lock of held.splice(0)) lock.release()
  rmSync(folder, { recursive: true, force: true })
})

const lock = async () => {
  const taken = await lockDataDirectory(folder)
  held.push(taken)
  return taken
}
const holder = (): { pid: number; host: string; startedAt: string } => JSON.parse(readFileSync(file, 'utf8'))
const leaveBehind = (left: object | string, ageSeconds = 0): void => {
  writeFileSync(file, typeof left === 'string' ? left : JSON.stringify(left))
  const at = new Date(Date.now() - ageSeconds * 1_000)
  utimesSync(file, at, at)
}

/** The id of a process that has ended. */
const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('the lock of a data directory', () => {
  it('names who holds it, and keeps everybody else out until it is released', async () => {
    const first = await lock()
    expect(holder()).toMatchObject({ pid: process.pid, host: hostname() })
    await expect(lockDataDirectory(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}`)
    first.release()
    expect(readdirSync(folder)).toEqual([])
    await lock()
    expect(holder().pid).toBe(process.pid)
  })

  it('goes to one of many that want it at once', async () => {
    const wishes = await Promise.allSettled(Array.from({ length: 20 }, () => lock()))
    expect(wishes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('goes to one of many that find a dead one', async () => {
    leaveBehind({ pid: await deadPid(), host: hostname(), startedAt: '1' })
    const wishes = await Promise.allSettled(Array.from({ length: 20 }, () => lock()))
    expect(wishes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['tenantry.lock'])
  })

  it('cannot be taken where there is no directory', async () => {
    await expect(lockDataDirectory(join(folder, 'missing'))).rejects.toThrow('ENOENT')
  })
})

describe('a lock that was left behind is taken over', () => {
  it('from a process that ended', async () => {
    leaveBehind({ pid: await deadPid(), host: hostname(), startedAt: '1' })
    await lock()
    expect(holder().pid).toBe(process.pid)
  })

  it.runIf(existsSync('/proc/self/stat'))('from an earlier process with the id of a living one', async () => {
    leaveBehind({ pid: process.pid, host: hostname(), startedAt: 'before the start of this one' })
    await lock()
    expect(holder().startedAt).not.toBe('before the start of this one')
  })

  it('from another host that has been silent for long', async () => {
    leaveBehind({ pid: 1, host: 'elsewhere', startedAt: '1' }, 60)
    await lock()
    expect(holder().host).toBe(hostname())
  })

  it.each(['', '{"pid":', 'not a lock'])('when it cannot be read and is old: %j', async (text) => {
    leaveBehind(text, 60)
    await lock()
    expect(holder().pid).toBe(process.pid)
  })

  it('even when somebody died while taking it over', async () => {
    leaveBehind({ pid: await deadPid(), host: hostname(), startedAt: '1' })
    const guard = `${file}.takeover`
    writeFileSync(guard, '')
    const old = new Date(Date.now() - 60_000)
    utimesSync(guard, old, old)
    await lock()
    expect(readdirSync(folder)).toEqual(['tenantry.lock'])
  })
})

describe('a lock is respected', () => {
  it('of another host while its heart beats', async () => {
    leaveBehind({ pid: 1, host: 'elsewhere', startedAt: '1' }, 3)
    await expect(lockDataDirectory(folder)).rejects.toThrow('in use by process 1 on elsewhere')
    expect(holder().host).toBe('elsewhere')
  })

  it('of a living process, however old its file is', async () => {
    await lock()
    const old = new Date(Date.now() - 3_600_000)
    utimesSync(file, old, old)
    await expect(lockDataDirectory(folder)).rejects.toThrow('in use')
    expect(statSync(file).mtimeMs).toBeLessThan(Date.now() - 60_000)
  })
})

describe('releasing', () => {
  it('twice is the same as once', async () => {
    const taken = await lock()
    taken.release()
    const next = await lock()
    next.release()
    next.release()
    expect(existsSync(file)).toBe(false)
  })

  it.each([
    ['another process', { pid: process.pid + 1, host: hostname(), startedAt: '1' }],
    ['a process with the same id on another host', { pid: process.pid, host: 'elsewhere', startedAt: '1' }],
    ['a later process with the same id', { pid: process.pid, host: hostname(), startedAt: 'later' }],
  ])('leaves a lock alone that %s has taken over meanwhile', async (_, other) => {
    const taken = await lock()
    writeFileSync(file, JSON.stringify(other))
    taken.release()
    expect(existsSync(file)).toBe(true)
    expect(holder()).toEqual(other)
  })
})
