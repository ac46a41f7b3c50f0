import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { HardwareId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices, hardware } from '../../store/schema/devices.ts'
import { partnerQuery } from '../query.ts'

const shown = {
  id: hardware.id,
  serialNumber: hardware.serialNumber,
  deviceType: hardware.deviceType,
  model: hardware.model,
  macAddress: hardware.macAddress,
}
/** A piece of hardware that the partner can register with a client. */
export type AvailableHardware = Pick<typeof hardware.$inferSelect, keyof typeof shown>

/** Reads one page of the partner's hardware that no client has, oldest first. */
export const pageAvailableHardware = partnerQuery({
  name: 'hardware.page_available',
  scope: 'hardware:read',
  run: async (
    { tx },
    { after, limit }: { readonly after?: HardwareId | undefined; readonly limit: number },
  ): Promise<Page<AvailableHardware>> => {
    const rows = await tx
      .select(shown)
      .from(hardware)
      .leftJoin(devices, and(eq(devices.partnerId, hardware.partnerId), eq(devices.hardwareId, hardware.id)))
      .where(and(isNull(devices.id), after === undefined ? undefined : gt(hardware.id, after)))
      .orderBy(asc(hardware.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
