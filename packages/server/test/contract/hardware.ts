import type { TestTenantry } from '../support/tenantry.ts'
import { load, outcomesOf } from './imports.ts'

interface WantedHardware {
  readonly partnerId: string
  readonly serialNumber: string
  readonly deviceType?: string
  readonly model?: string
  readonly macAddress?: string
}

/** A row of hardware, with an activation key that follows from its serial number. */
export const hardwareRow = ({ serialNumber, ...more }: Omit<WantedHardware, 'partnerId'>) => ({
  ...{ serialNumber, deviceType: 'CAMERA', model: 'CAMERA_R200' },
  activationKey: `activation ${serialNumber}`,
  ...more,
})

/** Loads hardware into a partner's stock, as the operator; answers its id. */
export const addHardware = async (
  tenantry: TestTenantry,
  { partnerId, ...wanted }: WantedHardware,
): Promise<string> => {
  const [outcome] = outcomesOf(await load(tenantry, { id: partnerId }, 'hardware', [hardwareRow(wanted)]))
  if (outcome?.['outcome'] !== 'created')
    throw new Error(`The hardware was not loaded: ${JSON.stringify(outcome)}`)
  return String(outcome['id'])
}
