import { createHash } from 'node:crypto'
import type { TestTenantry } from '../support/tenantry.ts'

interface WantedHardware {
  readonly partnerId: string
  readonly serialNumber: string
  readonly deviceType?: string
  readonly model?: string
  readonly macAddress?: string
}

/** Puts hardware into a partner's stock, as the operator does. */
export const insertHardware = async (tenantry: TestTenantry, wanted: WantedHardware): Promise<string> => {
  const id: string = tenantry.domain.newId()
  await tenantry.database.sql(
    `insert into hardware (partner_id, id, serial_number, device_type, model, mac_address, activation_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      wanted.partnerId,
      id,
      wanted.serialNumber,
      wanted.deviceType ?? 'CAMERA',
      wanted.model ?? 'CAMERA_R200',
      wanted.macAddress ?? null,
      createHash('sha256').update(`activation ${wanted.serialNumber}`).digest(),
      tenantry.clock.now,
    ],
  )
  return id
}
