import { and, eq } from 'drizzle-orm'
import type { DeviceId, HardwareId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { devices, hardware } from '../schema/devices.ts'
import { holdColumns, type OrgHolds, orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import type { Store } from '../store.ts'

/** A piece of hardware, whosever it is, and where it is registered. */
export interface FoundHardware {
  readonly id: HardwareId
  readonly partnerId: PartnerId
  readonly activationHash: Uint8Array
  /** Whether the partner is. */
  readonly active: boolean
  readonly device: { readonly id: DeviceId; readonly orgId: OrgId } | null
  readonly org: OrgHolds | null
}

/** Finds hardware by its serial number, which names one thing in the world. */
export const findHardware = (store: Store, serialNumber: string): Promise<FoundHardware | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: hardware.id,
        partnerId: hardware.partnerId,
        activationHash: hardware.activationHash,
        active: partners.active,
        device: { id: devices.id, orgId: devices.orgId },
        org: holdColumns,
      })
      .from(hardware)
      .innerJoin(partners, eq(partners.id, hardware.partnerId))
      .leftJoin(devices, and(eq(devices.partnerId, hardware.partnerId), eq(devices.hardwareId, hardware.id)))
      .leftJoin(orgs, and(eq(orgs.partnerId, devices.partnerId), eq(orgs.id, devices.orgId)))
      .where(eq(hardware.serialNumber, serialNumber))
    return row
  })
