import { and, desc, eq } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { licences } from '../../store/schema/licences.ts'
import { deviceNotFound } from '../device/device.ts'
import { orgQuery } from '../query.ts'
import type { LICENCE_STATES } from './licence.ts'

/** In these a device may do what its licence says. */
const IN_FORCE: readonly (typeof LICENCE_STATES)[number][] = ['CLAIMED', 'RENEWED', 'NOT_RENEWED']

/** What a device may do by its licence. */
export interface DeviceFeatures {
  readonly tier: string | undefined
  readonly features: readonly { readonly name: string; readonly enabled: boolean }[]
}

/** Reads what a device may do by the newest of its licences that is in force. Throws `device.not_found`. */
export const readDeviceFeatures = orgQuery({
  name: 'licence.read_device_features',
  scope: 'licences:read',
  run: async ({ tx, org }, { deviceId }: { readonly deviceId: DeviceId }): Promise<DeviceFeatures> => {
    const here = and(eq(devices.orgId, org.orgId), eq(devices.id, deviceId))
    const [device] = await tx.select({ serialNumber: devices.serialNumber }).from(devices).where(here)
    if (device === undefined) throw deviceNotFound()
    const known = await tx
      .select({ state: licences.state, details: licences.details })
      .from(licences)
      .where(
        and(
          eq(licences.orgId, org.orgId),
          eq(licences.per, 'device'),
          eq(licences.serialNumber, device.serialNumber),
        ),
      )
      .orderBy(desc(licences.id))
    const inForce = known.find(({ state }) => IN_FORCE.some((one) => one === state))
    return { tier: inForce?.details.tier, features: inForce?.details.features ?? [] }
  },
})
