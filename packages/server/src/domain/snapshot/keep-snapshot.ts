import { inArray, ne, sql } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId, OrgId, SnapshotId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { snapshots } from '../../store/schema/media.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { deviceIn, deviceNotFound } from '../device/device.ts'
import { wrongPlace } from '../operation.ts'
import { readImage } from './read-image.ts'
import {
  keptSince,
  ofDevice,
  SNAPSHOT_BYTES_MAX,
  SNAPSHOT_DAYS,
  SNAPSHOTS_BYTES_MAX,
  SNAPSHOTS_MAX,
  type Snapshot,
} from './snapshot.ts'

/** How far a device's clock may be ahead of ours. */
const AHEAD_MS_MAX = 60_000

interface Input {
  readonly image: Buffer
  /** When it was taken, by the device's clock; now without it. */
  readonly takenAt?: Date | undefined
}

const checkedMoment = (takenAt: Date, now: Date): Date => {
  if (takenAt.getTime() > now.getTime() + AHEAD_MS_MAX)
    throw invalidField('takenAt', 'must not lie in the future')
  if (takenAt <= keptSince(now)) throw invalidField('takenAt', `must not lie ${SNAPSHOT_DAYS} days back`)
  return takenAt
}

const checkSize = ({ length }: Buffer): void => {
  if (length > SNAPSHOT_BYTES_MAX)
    throw new DomainError('request.too_large', `body must be at most ${SNAPSHOT_BYTES_MAX} bytes`)
}

/** Deletes the oldest frames of a device that are too many, or too much, beside the one that has just come. */
const makeRoom = async (tx: Tx, orgId: OrgId, deviceId: DeviceId, kept: SnapshotId): Promise<void> => {
  const newest = sql`order by ${snapshots.id} = ${kept} desc, ${snapshots.takenAt} desc, ${snapshots.id} desc`
  const ranked = tx
    .select({
      id: snapshots.id,
      place: sql<number>`row_number() over (${newest})`.as('place'),
      total: sql<number>`sum(${snapshots.byteCount}) over (${newest} rows unbounded preceding)`.as('total'),
    })
    .from(snapshots)
    .where(ofDevice(orgId, deviceId))
    .as('ranked')
  const crowdedOut = tx
    .select({ id: ranked.id })
    .from(ranked)
    .where(sql`${ranked.place} > ${SNAPSHOTS_MAX} or ${ranked.total} > ${SNAPSHOTS_BYTES_MAX}`)
  await tx.delete(snapshots).where(ofDevice(orgId, deviceId, inArray(snapshots.id, crowdedOut)))
}

/**
 * Keeps a frame that a device has taken, for some days; the device's oldest ones make room for it. Frames are telemetry:
 * an event is only that a device begins to send them, or does so again after a long time. Throws `snapshot.not_an_image`.
 */
export const keepSnapshot = orgCommand({
  name: 'snapshot.keep',
  scope: 'devices:report',
  event: 'snapshot.first_received',
  run: async ({ tx, ctx, org, note, unchanged }, { image, takenAt }: Input): Promise<Snapshot> => {
    const { principal, domain } = ctx
    if (principal.kind !== 'device') throw wrongPlace()
    checkSize(image)
    const facts = readImage(image)
    const now = domain.now()
    const { partnerId, orgId } = org
    const { deviceId } = principal
    const kept: Snapshot = {
      ...{ partnerId, orgId, deviceId, ...facts },
      id: domain.newId<SnapshotId>(),
      takenAt: checkedMoment(takenAt ?? now, now),
      byteCount: image.length,
      createdAt: now,
    }
    // Held, so that of two frames at once each finds room.
    const [device] = await tx
      .select({ id: devices.id })
      .from(devices)
      .where(deviceIn(orgId, deviceId))
      .for('update')
    if (device === undefined) throw deviceNotFound()
    await tx.insert(snapshots).values({ ...kept, content: image })
    await makeRoom(tx, orgId, deviceId, kept.id)
    const [other] = await tx
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(ofDevice(orgId, deviceId, ne(snapshots.id, kept.id)))
      .limit(1)
    if (other === undefined) note({ ...org, subject: deviceId, data: { snapshotId: kept.id, ...facts } })
    else unchanged()
    return kept
  },
})
