import { describe, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet } from './fleet-answers.ts'
import { insideClient } from './inside-client.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const createdAtMillis = Date.parse('2026-03-15T10:30:00.000Z')

describe('POST /api/camera/getMinimalCameraStateList (wire facts, section 4.4)', () => {
  it('lists the cameras of the org and nothing else, oldest first', async () => {
    const { partner, org, orgId } = await insideClient(tenantry())
    const sibling = await createTestOrg(partner)
    const location = await partner.fleet('location/createLocation', { name: 'HQ' }, { org })
    const { uuid: locationUuid } = location.body as { uuid: string }
    const camera = { partnerId: partner.id, orgId, type: 'CAMERA' }
    const [at] = await tenantry().database.sql('select id from locations where org_id = $1', [orgId])
    const placed = { locationId: String(at?.['id']), firmwareVersion: '1.2.3' }
    const ids = [
      await insertDevice(tenantry(), { ...camera, name: 'Lobby', ...placed }),
      await insertDevice(tenantry(), { ...camera, name: 'Gate', connected: false, operational: false }),
      await insertDevice(tenantry(), { ...camera, name: 'Yard', operational: false }),
    ]
    await insertDevice(tenantry(), { ...camera, type: 'DOOR_SENSOR' })
    await insertDevice(tenantry(), { ...camera, orgId: sibling.organizationId })
    const states = ids.map((id) => ({
      uuid: ruuidOf(id),
      serialNumber: `SN-${id.slice(-6)}`,
      hwVariation: 'CAMERA_R200',
      createdAtMillis,
    }))
    const green = { connectionStatus: 'GREEN', healthStatus: 'GREEN', healthStatusDetails: 'NONE' }
    const down = { connectionStatus: 'RED', healthStatus: 'RED', healthStatusDetails: 'DISCONNECTED' }
    const broken = { ...green, healthStatus: 'RED', healthStatusDetails: 'MALFUNCTIONING_MODULES' }
    const cameraStates = [
      { ...states[0], name: 'Lobby', ...green, locationUuid, firmwareVersion: '1.2.3' },
      { ...states[1], name: 'Gate', ...down },
      { ...states[2], name: 'Yard', ...broken },
    ]
    for (const body of [{}, { includeMummified: null }, { includeMummified: true }])
      expectFleet(await partner.fleet('camera/getMinimalCameraStateList', body, { org }), 200, {
        cameraStates,
      })
  })
})
