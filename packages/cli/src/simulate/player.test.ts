import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deviceServerAt } from './device-server.ts'
import { fleetOf } from './fleet.ts'
import { Player } from './player.ts'
import type { Group } from './scenario.ts'
import { Tally } from './tally.ts'
import { TokenFile } from './token-file.ts'

const URL = 'http://tenantry.test'
const GROUP: Group = { name: 'g', type: 'CAMERA', count: 1, serialNumber: 'S-{number}' }

interface Call {
  readonly path: string
  readonly token: string | undefined
  readonly body: Record<string, unknown>
  readonly atMs: number
}
interface Answer {
  readonly status?: number
  readonly body?: object
  readonly retryAfter?: number
}
type Script = (call: Call) => Answer | undefined

const folder = mkdtempSync(join(tmpdir(), 'tenantry-player-'))
const file = join(folder, 'state.json')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(file, { force: true })
})

/** What a server answers where the script says nothing: it gives tokens, and asks for a heartbeat every 30 seconds. */
const usual = ({ path, body }: Call): Answer => {
  if (path === 'activate')
    return { body: { deviceId: 'd', token: `of-${String(body['serialNumber'])}`, heartbeatSeconds: 30 } }
  if (path === 'heartbeat' || path === 'state') return { body: { heartbeatSeconds: 30 } }
  return { body: path === 'doors' ? { doors: [] } : { received: 1, tooOld: 0 } }
}

/** A server of which every answer is written down here; `latencyMs` is how long it takes. */
const scripted = (script: Script, latencyMs = 0) => {
  const calls: Call[] = []
  const busy = { now: 0, most: 0 }
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const call: Call = {
      path: String(url).replace(`${URL}/device/v1/`, ''),
      token: new Headers(init?.headers).get('authorization')?.replace('Bearer ', ''),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : {},
      atMs: Date.now(),
    }
    calls.push(call)
    busy.most = Math.max(busy.most, ++busy.now)
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
    busy.now -= 1
    const { status = 200, body = {}, retryAfter } = script(call) ?? usual(call)
    const headers = new Headers({ 'content-type': 'application/json' })
    if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
    return new Response(JSON.stringify(body), { status, headers })
  }
  return { calls, busy, server: deviceServerAt({ baseUrl: URL, fetch }) }
}

interface Wish {
  readonly script?: Script
  readonly devices?: number
  readonly speed?: number
  readonly atOnce?: number
  readonly latencyMs?: number
}

const set = (group: Partial<Group>, { script = () => undefined, devices, ...wish }: Wish = {}) => {
  const { calls, busy, server } = scripted(script, wish.latencyMs)
  const fleet = fleetOf({ activationKey: 'key of {serialNumber}', groups: [{ ...GROUP, ...group }] }, devices)
  const [tally, tokens, stop] = [new Tally(), new TokenFile(file, URL), new AbortController()]
  const { speed = 1, atOnce = 8 } = wish
  const player = new Player({ server, tally, tokens, seed: 1, speed, atOnce, signal: stop.signal }, fleet)
  const played = player.play()
  const to = (path: string) => calls.filter((call) => call.path === path)
  return {
    ...{ calls, busy, tally, tokens, player, played, to },
    pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000),
    stop: async () => {
      stop.abort()
      await vi.advanceTimersByTimeAsync(1_000)
      await played
    },
  }
}

it('a device activates itself once, and sends heartbeats as often as the server asks for', async () => {
  const { calls, pass, stop, player } = set({ firmwareVersion: '1.2' })
  await pass(61)
  expect(calls.map(({ path, token }) => [path, token])).toEqual([
    ['activate', undefined],
    ...Array.from({ length: 3 }, () => ['heartbeat', 'of-S-1']),
  ])
  expect(calls[0]?.body).toEqual({ serialNumber: 'S-1', activationKey: 'key of S-1' })
  expect(calls[1]?.body).toEqual({ operational: true, firmwareVersion: '1.2' })
  expect(player.count('online')).toBe(1)
  await stop()
})

it('it sends them more often where the scenario says so, and never less often', async () => {
  const often = set({ heartbeatSeconds: 5 })
  await often.pass(31)
  expect(often.to('heartbeat')).toHaveLength(7)
  await often.stop()
  const seldom = set({ heartbeatSeconds: 3_600 })
  await seldom.pass(31)
  expect(seldom.to('heartbeat')).toHaveLength(2)
  await seldom.stop()
})

it('it goes on with the token that an earlier run was given, which nobody else can read', async () => {
  const first = set({})
  await first.pass(1)
  await first.stop()
  first.tokens.save()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ [URL]: { 'S-1': 'of-S-1' } })
  const second = set({})
  await second.pass(1)
  expect(second.calls.map(({ path }) => path)).toEqual(['heartbeat'])
  await second.stop()
})

it('a file of tokens that others can read, or that is none, is refused', () => {
  writeFileSync(file, '{}', { mode: 0o644 })
  expect(() => new TokenFile(file, URL)).toThrow('Others can read')
  rmSync(file)
  writeFileSync(file, '{"a": 1}', { mode: 0o600 })
  expect(() => new TokenFile(file, URL)).toThrow('not a file of tokens')
})

it('a device that is not registered yet asks again, more and more seldom', async () => {
  let registered = false
  const { to, pass, stop } = set(
    {},
    { script: ({ path }) => (path === 'activate' && !registered ? { status: 409 } : undefined) },
  )
  await pass(120)
  expect(to('activate').length).toBeGreaterThan(6)
  expect(to('activate').length).toBeLessThan(14)
  registered = true
  await pass(31)
  expect(to('heartbeat').length).toBeGreaterThan(0)
  await stop()
})

it('a device that the server does not know is not tried again; when none is left, the run is over', async () => {
  const { calls, pass, played, player, tally } = set(
    { count: 3 },
    { script: () => ({ status: 401, body: { error: { message: 'Invalid key' } } }) },
  )
  await pass(60)
  await played
  expect([calls.length, player.count('refused')]).toEqual([3, 3])
  expect(tally.summary({ devices: 3, online: 0, refused: 3 }).complaints).toEqual({ 'g: Invalid key': 3 })
})

it('a device whose registration has ended activates itself anew, and its story goes on', async () => {
  let ended = false
  const occurrences = [{ type: 'doorbell', atSeconds: [5, 50, 100] }]
  const { to, pass, stop } = set(
    { occurrences },
    {
      script: ({ path, token }) => {
        if (path === 'activate' && ended) return { body: { token: 'second', heartbeatSeconds: 30 } }
        return ended && token === 'of-S-1' ? { status: 401 } : undefined
      },
    },
  )
  await pass(10)
  ended = true
  await pass(110)
  expect(to('activate')).toHaveLength(2)
  expect(to('event').map(({ token }) => token)).toEqual(['of-S-1', 'second', 'second'])
  await stop()
})

it('what cannot be taken now is told again when the server says, and not sooner', async () => {
  let refusals = 2
  const { to, pass, stop, tally } = set(
    { occurrences: [{ type: 'doorbell', atSeconds: [1] }] },
    {
      script: ({ path }) =>
        path === 'event' && refusals-- > 0 ? { status: 429, retryAfter: 20 } : undefined,
    },
  )
  await pass(60)
  const times = to('event').map(({ atMs }) => atMs)
  expect(times).toHaveLength(3)
  expect([(times[1] ?? 0) - (times[0] ?? 0), (times[2] ?? 0) - (times[1] ?? 0)]).toEqual([20_000, 20_000])
  // It happened when it happened, however late it is told.
  expect(new Set(to('event').map(({ body }) => JSON.stringify(body)))).toHaveProperty('size', 1)
  expect(tally.summary({ devices: 1, online: 1, refused: 0 })).toMatchObject({
    ...{ told: { doorbell: 1 }, errors: { limit: 2 }, complaints: {} },
  })
  await stop()
})

it('what the server does not take is a complaint, and the device goes on', async () => {
  const occurrences = [{ type: 'doorbell', atSeconds: [1, 2] }]
  const { to, pass, stop, tally } = set(
    { occurrences },
    {
      script: ({ path }) =>
        path === 'event' ? { status: 400, body: { error: { message: 'No such thing' } } } : undefined,
    },
  )
  await pass(31)
  expect([to('event').length, to('heartbeat').length]).toEqual([2, 2])
  expect(tally.hasComplaints).toBe(true)
  await stop()
})

it('the story is played so many times faster, heartbeats are not', async () => {
  const { to, pass, stop } = set({ occurrences: [{ type: 'doorbell', atSeconds: [10, 600] }] }, { speed: 10 })
  await pass(61)
  const times = to('event').map(({ atMs }) => atMs)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(59_000)
  expect(to('heartbeat')).toHaveLength(3)
  await stop()
})

it('while it is silent nothing is told; when it is back it says how it is now', async () => {
  const { calls, pass, stop } = set({
    readings: { door: { of: ['closed', 'open'], atSeconds: [15], forSeconds: 100 } },
    outages: { atSeconds: [10], forSeconds: 40 },
  })
  await pass(60)
  expect(calls.map(({ path, body }) => [path, body['readings']])).toEqual([
    ['activate', undefined],
    ['heartbeat', undefined],
    ['state', { door: 'closed' }],
    ['heartbeat', undefined],
    ['state', { door: 'open' }],
  ])
  await stop()
})

it('commands are carried out: a reboot, a door that is unlocked for its time, doors that are named anew', async () => {
  const commands = [
    { id: '1', type: 'unlock_door', data: { door: 'front', seconds: 7 } },
    { id: '2', type: 'refresh_doors' },
    { id: '3', type: 'sing' },
  ]
  let beats = 0
  const { calls, to, pass, stop, tally } = set(
    { type: 'DOOR_CONTROLLER', doors: [{ key: 'front', name: 'Front', unlockSeconds: 5 }] },
    {
      script: ({ path }) => {
        if (path !== 'heartbeat') return undefined
        beats += 1
        const given = beats === 2 ? commands : beats === 3 ? [{ id: '4', type: 'reboot' }] : []
        return { body: { heartbeatSeconds: 30, commands: given } }
      },
    },
  )
  await pass(45)
  const told = () => to('event').flatMap(({ body }) => body['events'])
  expect(told()).toMatchObject([
    { type: 'relay_state', door: 'front', state: 'unlocked' },
    { type: 'relay_state', door: 'front', state: 'locked' },
  ])
  expect((to('event')[1]?.atMs ?? 0) - (to('event')[0]?.atMs ?? 0)).toBe(7_000)
  expect(to('doors')).toHaveLength(2)
  await pass(30)
  expect(calls.slice(-3).map(({ path }) => path)).toEqual(['heartbeat', 'doors', 'event'])
  expect(told().at(-1)).toMatchObject({ type: 'diagnostic', what: 'rebooted' })
  expect(tally.summary({ devices: 1, online: 1, refused: 0 }).commands).toEqual({
    ...{ unlock_door: 1, refresh_doors: 1, sing: 1, reboot: 1 },
  })
  await stop()
})

it('of a large fleet no more calls are under way than are allowed, and each device has one at a time', async () => {
  const { busy, calls, pass, stop, player } = set(
    { readings: { co2Ppm: { from: 1, to: 9 } }, reportSeconds: 20 },
    { devices: 300, atOnce: 10, latencyMs: 20 },
  )
  await pass(60)
  expect(player.count('online')).toBe(300)
  expect(busy.most).toBe(10)
  const last = new Map<string, number>()
  for (const { token, atMs, path } of calls) {
    const key = path === 'activate' ? '' : (token ?? '')
    if (key !== '') expect(atMs - (last.get(key) ?? 0)).toBeGreaterThanOrEqual(20)
    last.set(key, atMs)
  }
  await stop()
})
