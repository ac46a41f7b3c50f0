import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCountStore } from '../../src/http/count-store.ts'
import type { CountStore } from '../../src/http/counter.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { describeWithRedis, type RedisServer, startRedis } from '../support/redis.ts'

const silent = pino({ level: 'silent' })
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)

/** What holds of counts, wherever they are kept. */
const testCounts = (open: () => Promise<CountStore>): void => {
  let counts: CountStore
  beforeAll(async () => {
    counts = await open()
  })
  afterAll(() => counts.close())

  it('begin with one, go up by one, and tell how long their window lasts', async () => {
    const counter = counts.counter('plain', 60)
    for (const expected of [1, 2, 3]) {
      const { consumedPoints, msBeforeNext } = await counter.consume('a')
      expect(consumedPoints).toBe(expected)
      expect(msBeforeNext).toBeGreaterThan(30_000)
      expect(msBeforeNext).toBeLessThanOrEqual(60_000)
    }
  })

  it('are each key’s own, and each counter’s', async () => {
    const [one, other] = [counts.counter('one', 60), counts.counter('other', 60)]
    await one.consume('a')
    expect((await one.consume('a')).consumedPoints).toBe(2)
    expect((await one.consume('b')).consumedPoints).toBe(1)
    expect((await other.consume('a')).consumedPoints).toBe(1)
  })

  it('tell no two callers the same, however many count at once', async () => {
    const counter = counts.counter('many', 60)
    const told = await Promise.all(upTo(1_000).map(() => counter.consume('a')))
    expect(told.map(({ consumedPoints }) => consumedPoints).toSorted((a, b) => a - b)).toEqual(upTo(1_000))
  })

  it('go down by one when one is given back, whose place is taken again', async () => {
    const counter = counts.counter('back', 60)
    await Promise.all(upTo(5).map(() => counter.consume('a')))
    expect((await counter.reward('a')).consumedPoints).toBe(4)
    expect((await counter.consume('a')).consumedPoints).toBe(5)
  })

  it('end with the window that began with the first of them, whatever came after', async () => {
    const counter = counts.counter('short', 1)
    const began = performance.now()
    await counter.consume('a')
    let last = await counter.consume('a')
    while (last.consumedPoints !== 1) {
      expect(performance.now() - began).toBeLessThan(10_000)
      await sleep(20)
      last = await counter.consume('a')
    }
    expect(performance.now() - began).toBeGreaterThan(900)
    expect(last.msBeforeNext).toBeGreaterThan(0)
  })

  it('take any text for a key', async () => {
    const counter = counts.counter('texts', 60)
    for (const key of ['address:::1', 'address:fe80::1%eth0', 'account:ü ', 'x\r\nFLUSHALL\r\n'])
      for (const expected of [1, 2]) expect((await counter.consume(key)).consumedPoints).toBe(expected)
  })
}

describe('counts in memory', () => {
  testCounts(() => openCountStore(undefined, silent))

  it('are not shared', async () => {
    const [one, other] = [await openCountStore(undefined, silent), await openCountStore(undefined, silent)]
    expect((await one.counter('same', 60).consume('a')).consumedPoints).toBe(1)
    expect((await other.counter('same', 60).consume('a')).consumedPoints).toBe(1)
    expect(one.isShared()).toBe(false)
  })
})

describeWithRedis('counts in Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis({ password: 'the:pass/word@%' })
  })
  const open = (more = '') => openCountStore(new Secret(`${redis.url}${more}`), silent)

  testCounts(() => open())

  it('are shared by all who count there, and no caller of any is told what another one was', async () => {
    const stores = [await open(), await open(), await open()]
    expect(stores.map((store) => store.isShared())).toEqual([true, true, true])
    const counters = stores.map((store) => store.counter('shared', 60))
    const told = await Promise.all(upTo(100).flatMap(() => counters.map((counter) => counter.consume('a'))))
    expect(told.map(({ consumedPoints }) => consumedPoints).toSorted((a, b) => a - b)).toEqual(upTo(300))
    await Promise.all(stores.map((store) => store.close()))
  })

  it('are apart in each of its databases', async () => {
    const stores = [await open(), await open('/1')]
    for (const store of stores) expect((await store.counter('apart', 60).consume('a')).consumedPoints).toBe(1)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('go on after Redis has forgotten the script that counts', async () => {
    const store = await open()
    const counter = store.counter('forgotten', 60)
    await counter.consume('a')
    await redis.client().script('FLUSH')
    expect((await counter.consume('a')).consumedPoints).toBe(2)
    expect(store.isShared()).toBe(true)
    await store.close()
  })

  it('leave no connection behind', async () => {
    const client = redis.client()
    const connections = async (): Promise<number> =>
      String(await client.client('LIST')).split('name=tenantry ').length - 1
    const before = await connections()
    const store = await open()
    expect(await connections()).toBe(before + 1)
    await store.close()
    await expect.poll(connections).toBe(before)
  })
})
