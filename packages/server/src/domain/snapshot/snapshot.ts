import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { snapshots } from '../../store/schema/media.ts'

export const SNAPSHOT_BYTES_MAX = 10 * 1024 * 1024
export const SNAPSHOT_DAYS = 7
/** Of one device; its oldest frames make room for the next. */
export const SNAPSHOTS_MAX = 256
export const SNAPSHOTS_BYTES_MAX = 32 * 1024 * 1024

const { content: _, ...columns } = getTableColumns(snapshots)
/** What there is to say of a frame without reading it. */
export const snapshotColumns = columns
export type Snapshot = Omit<typeof snapshots.$inferSelect, 'content'>
/** What has to be known of an image to serve it. */
export type Frame = Pick<Snapshot, 'id' | 'mediaType' | 'byteCount'>

export const snapshotNotFound = (): DomainError => new DomainError('snapshot.not_found', 'Frame not found')

/** The frames of one device of an organization. */
export const ofDevice = (orgId: OrgId, deviceId: DeviceId, ...more: readonly (SQL | undefined)[]) =>
  and(eq(snapshots.orgId, orgId), eq(snapshots.deviceId, deviceId), ...more)

/** Before this moment frames are kept no longer. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - SNAPSHOT_DAYS * 86_400_000)
