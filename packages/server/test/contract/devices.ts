import type { TestTenantry } from '../support/tenantry.ts'

interface WantedDevice {
  readonly partnerId: string
  readonly orgId: string
  readonly type: string
  readonly name?: string
  readonly locationId?: string
  readonly firmwareVersion?: string
  readonly connected?: boolean
  readonly operational?: boolean
}

/** Puts a device into an organization, since no call registers one yet. Answers its id. */
export const insertDevice = async (tenantry: TestTenantry, wanted: WantedDevice): Promise<string> => {
  const id: string = tenantry.domain.newId()
  await tenantry.database.sql(
    `insert into devices (partner_id, id, org_id, location_id, type, name, serial_number, hardware_variation,
       firmware_version, connected, operational, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'CAMERA_R200', $8, $9, $10, $11)`,
    [
      wanted.partnerId,
      id,
      wanted.orgId,
      wanted.locationId ?? null,
      wanted.type,
      wanted.name ?? 'Device',
      `SN-${id.slice(-6)}`,
      wanted.firmwareVersion ?? null,
      wanted.connected ?? true,
      wanted.operational ?? true,
      tenantry.clock.now,
    ],
  )
  return id
}
