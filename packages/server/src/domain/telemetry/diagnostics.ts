import { inArray } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import { orgQuery } from '../query.ts'
import { type Occurrence, readOccurrences, type TimeRange } from './history.ts'

/** What was amiss at a device, or came right again. */
export interface Diagnosis extends Occurrence {
  readonly deviceName: string
  readonly deviceType: string
  readonly firmwareVersion: string | null
}

const devicesOf = async (tx: Tx, found: readonly Occurrence[]) => {
  const ids = [...new Set(found.map(({ deviceId }) => deviceId))]
  if (ids.length === 0) return new Map()
  const { id, name, type, firmwareVersion } = devices
  const rows = await tx.select({ id, name, type, firmwareVersion }).from(devices).where(inArray(id, ids))
  return new Map(rows.map((device) => [device.id, device]))
}

/** Lists when devices came and went, and what they say is wrong with them, newest first. */
export const listDiagnoses = orgQuery({
  name: 'diagnosis.list',
  scope: 'devices:read',
  run: async ({ tx, org }, query: TimeRange & { readonly limit: number }): Promise<readonly Diagnosis[]> => {
    const kinds = ['connected', 'disconnected', 'diagnostic'] as const
    const found = await readOccurrences(tx, org, { ...query, kinds })
    const known: ReadonlyMap<
      DeviceId,
      Pick<typeof devices.$inferSelect, 'name' | 'type' | 'firmwareVersion'>
    > = await devicesOf(tx, found)
    return found.flatMap((occurrence) => {
      const device = known.get(occurrence.deviceId)
      if (device === undefined) return []
      const { name: deviceName, type: deviceType, firmwareVersion } = device
      return [{ ...occurrence, deviceName, deviceType, firmwareVersion }]
    })
  },
})
