import { randomBytes } from 'node:crypto'
import { addHardware } from '../../contract/hardware.ts'
import { activate } from '../../isolation/tenants.ts'
import { jpeg } from '../../support/images.ts'
import { bearer } from '../../support/partners.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Calls, type EventStage, idOf } from './stage.ts'

/** Devices, from the partner's stock to its clients. */
export const deviceCalls = ({ tenantry, ours, inOrg, customer }: EventStage): Calls => {
  const registered = async () => {
    const { orgId } = await customer()
    const serialNumber = `SN-${randomBytes(6).toString('hex')}`
    await addHardware(tenantry(), { partnerId: ours().partner.id, serialNumber })
    const body = { orgUuid: ruuid(orgId), serialNumber }
    const answer = await ours().partner.fleet('partner/registerCameraToClient', body)
    const [row] = await tenantry().database.sql('select id from devices where serial_number = $1', [
      serialNumber,
    ])
    return { answer, orgId, serialNumber, deviceId: String(row?.['id']) }
  }
  /** What a device tells that has been heard of before. */
  const told = async (path: string, body: object) => {
    const household = await customer()
    const headers = bearer(await activate(tenantry(), household))
    await tenantry().call('POST', '/device/v1/heartbeat', { headers, body: {} })
    const answer = await tenantry().call('POST', `/device/v1/${path}`, { headers, body })
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers })
    const actor = { principal: `device/${household.deviceId}`, credential: idOf(whoami, 'credentialId') }
    return { household, headers, answer, actor }
  }
  const alertOf = async (deviceId: string) => {
    const [row] = await tenantry().database.sql(
      `select id from occurrences where device_id = $1 and kind = 'alert_raised' and at > '2026-03-15'`,
      [deviceId],
    )
    return String(row?.['id'])
  }
  const aboutClip =
    (path: string, more: object = {}) =>
    async () => {
      const { orgId, clipId } = await customer()
      const body = { savedClipUuid: ruuid(clipId), ...more }
      const answer = await ours().partner.fleet(path, body, { org: ruuid(orgId) })
      return { answer, expected: inOrg(orgId, clipId) }
    }
  const alert = (type: string) => ({ type, at: tenantry().clock.now.toISOString(), activities: ['motion'] })
  return {
    'reading.report': {
      device: async () => {
        const { household, answer, actor } = await told('state', { readings: { tampered: true } })
        return { answer, expected: { ...inOrg(household.orgId, household.deviceId), actor } }
      },
    },
    'occurrence.report': {
      device: async () => {
        const at = tenantry().clock.now.toISOString()
        const { household, answer, actor } = await told('event', {
          events: [{ type: 'tamper', at, tampered: true }],
        })
        return { answer, expected: { ...inOrg(household.orgId, household.deviceId), actor } }
      },
    },
    'alert.raise': {
      device: async () => {
        const { household, answer, actor } = await told('event', { events: [alert('alert_raised')] })
        return { answer, expected: { ...inOrg(household.orgId, await alertOf(household.deviceId)), actor } }
      },
    },
    'alert.dismiss': {
      fleet: async () => {
        const { orgId, deviceId } = await customer()
        // A household's alert goes by the id of its device.
        const body = { alertUuid: ruuid(deviceId) }
        const answer = await ours().partner.fleet('event/dismissPolicyAlertV2', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, deviceId) }
      },
    },
    'clip.save': {
      fleet: async () => {
        const { orgId, deviceId } = await customer()
        const startTimeMillis = Date.parse('2026-03-14')
        const body = { deviceUuids: [ruuid(deviceId)], startTimeMillis, durationSec: 1 }
        const answer = await ours().partner.fleet('video/spliceV3', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, uuid(idOf(answer, 'clipUuid'))) }
      },
    },
    'clip.change': { fleet: aboutClip('event/updateSavedClip', { title: 'Changed' }) },
    'clip.delete': { fleet: aboutClip('event/deleteSavedClip') },
    'alert.clear': {
      device: async () => {
        const { household, headers, actor } = await told('event', { events: [alert('alert_raised')] })
        const body = { events: [alert('alert_cleared')] }
        const answer = await tenantry().call('POST', '/device/v1/event', { headers, body })
        return { answer, expected: { ...inOrg(household.orgId, await alertOf(household.deviceId)), actor } }
      },
    },
    'device.change_details': {
      fleet: async () => {
        const { orgId, deviceId } = await customer()
        const changed = { uuid: ruuid(deviceId), description: 'By the gate', descriptionUpdated: true }
        const body = { cameraBulkDetails: [changed] }
        const answer = await ours().partner.fleet('camera/updateDetailsBulkV2', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, deviceId) }
      },
    },
    'device.configure': {
      fleet: async () => {
        const { orgId, deviceId } = await customer()
        const configUpdate = { deviceUuid: ruuid(deviceId), deviceSettings: { led_stealth_mode: true } }
        const path = 'deviceconfig/updateFacetedConfig'
        const answer = await ours().partner.fleet(path, { configUpdate }, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, deviceId) }
      },
    },
    'device.reboot': {
      fleet: async () => {
        const { household } = await told('heartbeat', {})
        const body = { cameraUuid: ruuid(household.deviceId) }
        const answer = await ours().partner.fleet('camera/reboot', body, { org: ruuid(household.orgId) })
        return { answer, expected: inOrg(household.orgId, household.deviceId) }
      },
    },
    'device_command.take': {
      device: async () => {
        const { household, headers, actor } = await told('heartbeat', {})
        const body = { cameraUuid: ruuid(household.deviceId) }
        await ours().partner.fleet('camera/reboot', body, { org: ruuid(household.orgId) })
        const answer = await tenantry().call('POST', '/device/v1/heartbeat', { headers, body: {} })
        return { answer, expected: { ...inOrg(household.orgId, household.deviceId), actor } }
      },
    },
    'device.register': {
      fleet: async () => {
        const { answer, orgId, deviceId } = await registered()
        return { answer, expected: inOrg(orgId, deviceId) }
      },
    },
    'device.activate': {
      device: async () => {
        const household = await customer()
        const answer = await tenantry().call('POST', '/device/v1/activate', { body: household.hardware })
        const { serialNumber } = household.hardware
        const [piece] = await tenantry().database.sql('select id from hardware where serial_number = $1', [
          serialNumber,
        ])
        const actor = { principal: `device/${household.deviceId}`, credential: String(piece?.['id']) }
        return { answer, expected: { ...inOrg(household.orgId, household.deviceId), actor } }
      },
    },
    'device.report_state': {
      device: async () => {
        const household = await customer()
        const token = await activate(tenantry(), household)
        const answer = await tenantry().call('POST', '/device/v1/heartbeat', {
          headers: bearer(token),
          body: {},
        })
        const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(token) })
        const actor = { principal: `device/${household.deviceId}`, credential: idOf(whoami, 'credentialId') }
        return { answer, expected: { ...inOrg(household.orgId, household.deviceId), actor } }
      },
    },
    'snapshot.keep': {
      device: async () => {
        const { orgId, serialNumber, deviceId } = await registered()
        const hardware = { serialNumber, activationKey: `activation ${serialNumber}` }
        const activated = await tenantry().call('POST', '/device/v1/activate', { body: hardware })
        const token = idOf(activated, 'token')
        const answer = await tenantry().call('POST', '/device/v1/snapshot', {
          headers: bearer(token),
          raw: jpeg(),
        })
        const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(token) })
        const actor = { principal: `device/${deviceId}`, credential: idOf(whoami, 'credentialId') }
        return { answer, expected: { ...inOrg(orgId, deviceId), actor } }
      },
    },
    'federated_token.issue': {
      fleet: async () => {
        const { orgId } = await customer()
        const path = 'org/generateFederatedSessionToken'
        const answer = await ours().partner.fleet(path, {}, { org: ruuid(orgId) })
        const [row] = await tenantry().database.sql(
          `select id from federated_tokens where org_id = $1 and credential_id = $2`,
          [orgId, ours().partner.keyId],
        )
        return { answer, expected: inOrg(orgId, String(row?.['id'])) }
      },
    },
    'device.customize': {
      fleet: async () => {
        const { orgId, deviceId } = await customer()
        const body = {
          ...{ clientOrgUuid: ruuid(orgId), clientDeviceUuid: ruuid(deviceId) },
          customizations: { inactivityTimeout: 17 },
        }
        const answer = await ours().partner.fleet('partner/customizeClientDevice', body)
        return { answer, expected: inOrg(orgId, deviceId) }
      },
    },
    'device.reassign': {
      fleet: async () => {
        const { orgId, serialNumber, deviceId } = await registered()
        const target = await customer()
        const body = {
          ...{ sourceOrgUuid: ruuid(orgId), targetOrgUuid: ruuid(target.orgId) },
          serialNumbers: [serialNumber],
        }
        const answer = await ours().partner.fleet('partner/reassignDeviceOrg', body)
        const [moved] = await tenantry().database.sql(
          'select id from devices where serial_number = $1 and removed_at is null',
          [serialNumber],
        )
        return { answer, expected: [inOrg(orgId, deviceId), inOrg(target.orgId, String(moved?.['id']))] }
      },
    },
  }
}
