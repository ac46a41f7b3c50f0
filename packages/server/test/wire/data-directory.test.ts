import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type ServerProcess, spawnServer, startServer, untilReady } from '../support/spawned-server.ts'

const lockOf = (dataDirectory: string): string => join(dataDirectory, 'tenantry.lock')
const holderOf = (dataDirectory: string): number =>
  (JSON.parse(readFileSync(lockOf(dataDirectory), 'utf8')) as { pid: number }).pid

const untilOneIsLeft = async (servers: readonly ServerProcess[]): Promise<ServerProcess[]> => {
  const deadline = Date.now() + 120_000
  for (;;) {
    const left = servers.filter((server) => !server.hasEnded())
    if (left.length <= 1 || Date.now() > deadline) return left
    await sleep(50)
  }
}

describe('a data directory', () => {
  it('is refused to a second server, which names the first one’s process, and free again after a stop', async () => {
    const first = await startServer()
    const { dataDirectory } = first
    const second = await spawnServer({ dataDirectory })
    expect(await second.exited()).toBe(1)
    expect(second.output()).toContain(`is in use by process ${first.pid} `)
    expect(await first.stop()).toBe(0)
    expect(existsSync(lockOf(dataDirectory))).toBe(false)
    expect(await (await startServer({ dataDirectory })).stop()).toBe(0)
  })

  it('is taken over by exactly one of six servers that start at once after a kill -9', async () => {
    const killed = await startServer()
    const { dataDirectory } = killed
    await killed.kill('SIGKILL')
    expect(holderOf(dataDirectory)).toBe(killed.pid)

    const racers = await Promise.all(Array.from({ length: 6 }, () => spawnServer({ dataDirectory })))
    const left = await untilOneIsLeft(racers)
    expect(left).toHaveLength(1)
    const [winner] = left
    if (winner === undefined) throw new Error('Nobody took the lock.')
    await untilReady(winner)
    expect(holderOf(dataDirectory)).toBe(winner.pid)
    for (const loser of racers.filter((racer) => racer !== winner)) {
      expect(await loser.exited()).toBe(1)
      expect(loser.output()).toContain(`is in use by process ${winner.pid} `)
    }
  })
})
