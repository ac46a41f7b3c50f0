import { setImmediate as nextTurn } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, expect, it } from 'vitest'
import type { Counter } from '../../src/http/counter.ts'
import { SharedCounts } from '../../src/http/shared-counts.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { logFormat } from '../../src/logger.ts'
import { describeWithRedis, startRedis } from '../support/redis.ts'

const AWAY = 'rate limits count on this node alone: Redis does not answer'
const BACK = 'rate limits count on all nodes again: Redis answers'

const opened = new Set<SharedCounts>()
afterEach(async () => {
  await Promise.all([...opened].map((counts) => counts.close()))
  opened.clear()
})

/** Opens counts, and what they log. */
const open = async (url: string) => {
  const lines: string[] = []
  const logger = pino(logFormat('trace'), { write: (line: string) => void lines.push(line) })
  const counts = await SharedCounts.open(new Secret(url), logger)
  opened.add(counts)
  return {
    counts,
    counter: counts.counter('test', 60),
    log: () => lines.join(''),
    told: () => lines.map((line): unknown => JSON.parse(line)).map((line) => (line as { msg: string }).msg),
  }
}

const countTo = async (counter: Counter, last: number): Promise<number[]> => {
  const counted = []
  for (let at = 0; at < last; at++) counted.push((await counter.consume('a')).consumedPoints)
  return counted
}

describeWithRedis('counts whose Redis goes', () => {
  it('begin anew in memory, without an error and with one line in the log, and go on in Redis with another', async () => {
    const redis = await startRedis()
    const { counts, counter, told } = await open(redis.url)
    expect(await countTo(counter, 3)).toEqual([1, 2, 3])
    for (let outage = 1; outage <= 2; outage++) {
      await redis.stop()
      const meanwhile = await Promise.all(Array.from({ length: 50 }, () => counter.consume(`b${outage}`)))
      expect(meanwhile.map(({ consumedPoints }) => consumedPoints)).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 1),
      )
      expect(counts.isShared()).toBe(false)
      await redis.start()
      await expect.poll(() => counts.isShared(), { timeout: 120_000 }).toBe(true)
      expect(await countTo(counter, 2)).toEqual([1, 2])
    }
    expect(told()).toEqual([AWAY, BACK, AWAY, BACK])
  })

  it('notice it though nobody counts', async () => {
    const redis = await startRedis()
    const { counts, told } = await open(redis.url)
    await redis.stop()
    await expect.poll(() => counts.isShared(), { timeout: 120_000 }).toBe(false)
    expect(told()).toEqual([AWAY])
  })

  it('take back in memory what they take there', async () => {
    const redis = await startRedis()
    const { counts, counter } = await open(redis.url)
    await redis.stop()
    await expect.poll(() => counts.isShared(), { timeout: 120_000 }).toBe(false)
    expect(await countTo(counter, 2)).toEqual([1, 2])
    expect((await counter.reward('a')).consumedPoints).toBe(1)
  })

  it('wait for one that hangs with those that it has already been asked for, and with no other', async () => {
    const redis = await startRedis()
    const { counts, counter, told } = await open(redis.url)
    redis.freeze()
    const caught = await Promise.all(Array.from({ length: 20 }, () => counter.consume('a')))
    expect(caught.map(({ consumedPoints }) => consumedPoints)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    )
    expect(counts.isShared()).toBe(false)
    expect(told()).toEqual([AWAY])
    const next = counter.consume('a').then(({ consumedPoints }) => consumedPoints)
    expect(await Promise.race([next, nextTurn('it waits')])).toBe(21)
    redis.thaw()
    await expect.poll(() => counts.isShared(), { timeout: 120_000 }).toBe(true)
    expect(told()).toEqual([AWAY, BACK])
  })

  it('are not taken for gone by a node that was too busy itself to read what Redis has long answered', async () => {
    const redis = await startRedis()
    const { counts, counter, told } = await open(redis.url)
    const asked = [counter.consume('a'), counter.consume('a')]
    await nextTurn()
    const until = performance.now() + 1_500
    while (performance.now() < until);
    expect((await Promise.all(asked)).map(({ consumedPoints }) => consumedPoints)).toEqual([1, 2])
    expect(counts.isShared()).toBe(true)
    expect(await redis.client().get('tenantry:test:a')).toBe('2')
    expect(told()).toEqual([])
  })

  it('can be closed while it hangs, while it is away, and twice', async () => {
    const [hanging, away] = [await startRedis(), await startRedis()]
    const [one, other] = [await open(hanging.url), await open(away.url)]
    hanging.freeze()
    await away.stop()
    await Promise.all([one, other, one].map(({ counts }) => counts.close()))
    expect((await one.counter.consume('a')).consumedPoints).toBe(1)
    expect(one.told()).toEqual([])
  })
})

describeWithRedis('a Redis that is not there', () => {
  it('keeps nobody from starting, is told of once, and is counted in as soon as it is there', async () => {
    const redis = await startRedis()
    await redis.stop()
    const { counts, counter, told, log } = await open(redis.url)
    expect(told()).toEqual([AWAY])
    expect(log()).toContain('ECONNREFUSED')
    expect(await countTo(counter, 3)).toEqual([1, 2, 3])
    await redis.start()
    await expect.poll(() => counts.isShared(), { timeout: 120_000 }).toBe(true)
    expect(await countTo(counter, 2)).toEqual([1, 2])
    expect(told()).toEqual([AWAY, BACK])
  })

  it('keeps nobody from starting for long though it hangs', async () => {
    const redis = await startRedis()
    redis.freeze()
    const { counter, told } = await open(redis.url)
    expect(told()).toEqual([AWAY])
    expect(await countTo(counter, 2)).toEqual([1, 2])
    redis.thaw()
    await expect.poll(told, { timeout: 120_000 }).toEqual([AWAY, BACK])
  })
})

describeWithRedis('a Redis that refuses', () => {
  it.each([
    ['the password', { password: 'the-right-password' }, 'redis://:the-wrong-password@', 'WRONGPASS'],
    ['who has no password', { password: 'the-right-password' }, 'redis://', 'NOAUTH'],
    ['to write', { settings: ['--min-replicas-to-write', '1'] }, 'redis://', 'NOREPLICAS'],
  ])(
    '%s is as good as none, and the log says why once, and no password',
    async (_, options, scheme, reason) => {
      const redis = await startRedis(options)
      const { counter, told, log } = await open(`${scheme}127.0.0.1:${redis.port}`)
      expect(await countTo(counter, 3)).toEqual([1, 2, 3])
      expect(told()).toEqual([AWAY])
      expect(log()).toContain(reason)
      expect(log()).not.toMatch(/the-(right|wrong)-password/)
    },
  )

  it('the number of its database is told of', async () => {
    const redis = await startRedis()
    const { told, log } = await open(`${redis.url}/9999`)
    expect(told()).toEqual(['Redis answers, but has not done all that REDIS_URL says'])
    expect(log()).toContain('DB index is out of range')
  })
})
