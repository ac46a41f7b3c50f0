import { and, eq, sql } from 'drizzle-orm'
import type { DeviceId, Id, LocationId, OrgId, PartnerId } from '../kernel/ids.ts'
import { devices } from './schema/devices.ts'
import { events } from './schema/events.ts'

/** A change in an organization, as those who listen there are told of it. */
export interface ToldEvent {
  readonly id: Id<'event'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly type: string
  readonly subject: Id<string>
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Date
  /** There where the change was one of a device that the organization still has. */
  readonly device: {
    readonly id: DeviceId
    readonly type: string
    readonly locationId: LocationId | null
  } | null
}

/** The columns of such an event, where `events` is joined with the device that it is about. */
export const TOLD_COLUMNS = {
  id: events.id,
  partnerId: events.partnerId,
  orgId: events.orgId,
  type: events.type,
  subject: events.subject,
  data: events.data,
  at: events.at,
  device: { id: devices.id, type: devices.type, locationId: devices.locationId },
}

/** Joins the device that an event is about, where its organization still has it. */
export const ABOUT_DEVICE = and(
  eq(devices.partnerId, events.partnerId),
  eq(devices.orgId, events.orgId),
  eq(devices.id, sql`${events.subject}`),
)
