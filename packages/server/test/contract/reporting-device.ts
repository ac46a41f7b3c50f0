import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Answer } from '../support/openapi.ts'
import { bearer, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { addHardware } from './hardware.ts'
import { ruuidOf } from './wire-ids.ts'

interface WantedHardware {
  readonly deviceType: string
  readonly model: string
}

/** A device that is registered with a client and reports to it. */
export interface ReportingDevice {
  readonly id: string
  readonly uuid: string
  readonly serialNumber: string
  readonly token: string
  heartbeat(body?: object): Promise<Answer>
  state(readings: object, at?: Date): Promise<Answer>
  event(...events: readonly object[]): Promise<Answer>
}

/** Activates hardware that is registered with a client, as the device itself does. */
export const activateDevice = async (
  tenantry: TestTenantry,
  serialNumber: string,
): Promise<ReportingDevice> => {
  const hardware = { serialNumber, activationKey: `activation ${serialNumber}` }
  const activated = await tenantry.call('POST', '/device/v1/activate', { body: hardware })
  const { deviceId: id, token } = activated.body as { deviceId: string; token: string }
  const call = (path: string, body: object) =>
    tenantry.call('POST', `/device/v1/${path}`, { headers: bearer(token), body })
  return {
    ...{ id, uuid: ruuidOf(id), serialNumber, token },
    heartbeat: (body = {}) => call('heartbeat', body),
    state: (readings, at) => call('state', { readings, ...(at && { at: at.toISOString() }) }),
    event: (...events) => call('event', { events }),
  }
}

/** Registers hardware with a client and activates it. */
export const addReportingDevice = async (
  tenantry: TestTenantry,
  { partner, org }: { readonly partner: TestPartner; readonly org: string },
  wanted: WantedHardware = { deviceType: 'CAMERA', model: 'CAMERA_R200' },
  locationUuid?: string,
): Promise<ReportingDevice> => {
  const serialNumber = `SN-${randomBytes(6).toString('hex')}`
  await addHardware(tenantry, { partnerId: partner.id, serialNumber, ...wanted })
  await partner.fleet('partner/registerCameraToClient', { orgUuid: org, serialNumber, locationUuid })
  return activateDevice(tenantry, serialNumber)
}

/** Sends reports one after the other, expects that they are taken, and writes those that were gathered. */
export const taken = async (
  tenantry: TestTenantry,
  ...reports: readonly (() => Promise<Answer>)[]
): Promise<void> => {
  for (const report of reports) {
    const { status, text } = await report()
    expect(status, text).toBe(200)
  }
  await tenantry.domain.telemetry.flush()
}

export const DOOR = { deviceType: 'DOOR_SENSOR', model: 'SENSOR_DOOR_D20' }
export const CLIMATE = { deviceType: 'ENVIRONMENTAL_SENSOR', model: 'SENSOR_ENVIRONMENTAL_E15' }
