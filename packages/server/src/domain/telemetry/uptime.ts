import { and, asc, desc, eq, gt, gte, inArray, lt } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { deviceNotFound, presentIn } from '../device/device.ts'
import { orgQuery } from '../query.ts'
import { type Span, spansUp } from './spans.ts'

/** A time that begins with `from` and ends before `to`. */
export interface Period {
  readonly from: Date
  readonly to: Date
}

/** When a device was connected within a period, oldest first. */
export interface Uptime {
  readonly id: DeviceId
  readonly spans: readonly Span[]
}

const FLIPS = ['connected', 'disconnected']

const watched = {
  id: devices.id,
  connected: devices.connected,
  createdAt: devices.createdAt,
  removedAt: devices.removedAt,
}
type Watched = Pick<typeof devices.$inferSelect, keyof typeof watched>

/** The connections and disconnections of devices in a period, and what each was like as it began. */
const readFlips = async (tx: Tx, ids: readonly DeviceId[], { from, to }: Period) => {
  const { deviceId, kind, at, id } = occurrences
  const ofThese = and(inArray(deviceId, [...ids]), inArray(kind, FLIPS))
  const during = await tx
    .select({ deviceId, kind, at })
    .from(occurrences)
    .where(and(ofThese, gte(at, from), lt(at, to)))
    .orderBy(asc(at), asc(id))
  const last = await tx
    .selectDistinctOn([deviceId], { deviceId, kind })
    .from(occurrences)
    .where(and(ofThese, lt(at, from)))
    .orderBy(deviceId, desc(at), desc(id))
  const next = await tx
    .selectDistinctOn([deviceId], { deviceId, kind })
    .from(occurrences)
    .where(and(ofThese, gte(at, from)))
    .orderBy(deviceId, asc(at), asc(id))
  // What was before anything that is kept follows from what came next.
  const began = new Map([
    ...next.map((flip) => [flip.deviceId, flip.kind === 'disconnected'] as const),
    ...last.map((flip) => [flip.deviceId, flip.kind === 'connected'] as const),
  ])
  return { during, began }
}

const readUptimes = async (
  tx: Tx,
  now: Date,
  known: readonly Watched[],
  period: Period,
): Promise<readonly Uptime[]> => {
  if (known.length === 0) return []
  const ids = known.map(({ id }) => id)
  const { during, began } = await readFlips(tx, ids, period)
  return known.map((device) => {
    const flips = during.filter(({ deviceId }) => deviceId === device.id)
    const wasUp = began.get(device.id) ?? device.connected
    const from = period.from > device.createdAt ? period.from : device.createdAt
    const ends = [period.to, now, device.removedAt ?? now].map((at) => at.getTime())
    return { id: device.id, spans: spansUp(flips, wasUp, { from, to: new Date(Math.min(...ends)) }) }
  })
}

const checkPeriod = ({ from, to }: Period): void => {
  if (from > to) throw invalidField('to', 'must not lie before the beginning')
}

/** Reads when one device was connected. Throws `device.not_found`. */
export const readUptime = orgQuery({
  name: 'uptime.read',
  scope: 'devices:read',
  run: async ({ tx, ctx, org }, { deviceId, ...period }: Period & { readonly deviceId: DeviceId }) => {
    checkPeriod(period)
    const here = and(eq(devices.orgId, org.orgId), eq(devices.id, deviceId))
    const known = await tx.select(watched).from(devices).where(here)
    const [uptime] = await readUptimes(tx, ctx.domain.now(), known, period)
    if (uptime === undefined) throw deviceNotFound()
    return uptime.spans
  },
})

interface PageQuery extends Period {
  /** All of them without. */
  readonly deviceIds?: readonly DeviceId[] | undefined
  readonly after?: DeviceId | undefined
  readonly limit: number
}

/** Reads one page of when an organization's devices were connected. */
export const pageUptimes = orgQuery({
  name: 'uptime.page',
  scope: 'devices:read',
  run: async ({ tx, ctx, org }, { deviceIds, after, limit, ...period }: PageQuery): Promise<Page<Uptime>> => {
    checkPeriod(period)
    const known = await tx
      .select(watched)
      .from(devices)
      .where(
        presentIn(
          org.orgId,
          deviceIds && inArray(devices.id, [...deviceIds]),
          after === undefined ? undefined : gt(devices.id, after),
        ),
      )
      .orderBy(asc(devices.id))
      .limit(limit + 1)
    const { items, ...page } = pageOf(known, limit)
    return { ...page, items: await readUptimes(tx, ctx.domain.now(), items, period) }
  },
})
