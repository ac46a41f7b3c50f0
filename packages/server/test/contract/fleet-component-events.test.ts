import { beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '../support/move-clock.ts'
import type { Answer } from '../support/openapi.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, addController, bodyOf, doorsByName, NOBODYS } from './access-control.ts'
import { hasFleetDocument, readFleetDocument } from './documented-answers/fleet-document.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { RUUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

interface Event {
  readonly uuid: string
  readonly type: string
  readonly componentUuid: string
  readonly timestampMs: number
}

const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const controller = await addController(tenantry(), site)
  await controller.name('1', '2')
  const { 'Door 1': first = '', 'Door 2': second = '' } = await doorsByName(site)
  const find = (by: string, body: object) => site.call(`component/findComponentEventsBy${by}`, body)
  const atDoor = (door: string, more: object = {}) =>
    find('AccessControlledDoor', { accessControlledDoorUuid: door, ...more })
  const atLocation = (more: object = {}) => find('Location', { locationUuid: site.locationUuid, ...more })
  const tell = async (...events: readonly object[]) => {
    const at = tenantry().clock.now.toISOString()
    const answer = await controller.report('event', { events: events.map((event) => ({ at, ...event })) })
    expect(answer.status, answer.text).toBe(200)
    await tenantry().domain.telemetry.flush()
  }
  return { ...site, controller, first, second, find, atDoor, atLocation, tell }
}
const eventsIn = (answer: Answer): readonly Event[] =>
  bodyOf<{ componentEvents: readonly Event[] }>(answer).componentEvents

/** What a controller tells, and what the vendor calls that. */
const TOLD: readonly (readonly [told: object, shown: object])[] = [
  [
    { type: 'tamper', tampered: true, component: 'case', source: 'switch' },
    { type: 'AccessControlUnitTamperEvent', source: 'SWITCH' },
  ],
  [
    { type: 'button_press', press: 'long', pressMillis: 900, component: 'exit button' },
    { type: 'ButtonEvent', buttonPress: 'LONG', pressDurationMillis: 900 },
  ],
  [
    {
      ...{ type: 'credential_received', component: 'reader', source: 'ble_wave', credential: 'beef' },
      ...{ bits: 26, waitMillis: 40 },
    },
    {
      ...{ type: 'CredentialReceivedEvent', credSource: 'BLE_WAVE', credentialValueLengthBits: 26 },
      ...{ authWaitTimeMs: 40, authenticationResult: 'REJECTED', authorizationResult: 'NA' },
    },
  ],
  [
    { type: 'reader_state', component: 'reader', state: 'disconnected', reason: 'firmware_upgrade' },
    { type: 'DoorReaderStateChangeEvent', newState: 'DISCONNECTED', reason: 'FIRMWARE_UPGRADE' },
  ],
  [
    { type: 'relay_state', component: 'strike', state: 'unlocked' },
    { type: 'DoorRelayStateChangeEvent', newState: 'UNLOCKED' },
  ],
  [
    { type: 'position_state', component: 'contact', state: 'forced_open', supervision: 'cut_detected' },
    {
      ...{ type: 'DoorPositionIndicatorStateChangeEvent', newState: 'FORCED_OPEN' },
      newSupervisionState: 'CUT_DETECTED',
    },
  ],
  [
    { type: 'exit_request', component: 'exit', state: 'active', intentOnly: true },
    { type: 'RequestToExitStateChangeEvent', newState: 'ACTIVE', intentOnly: true },
  ],
  [
    { type: 'input_state', component: 'input 3', state: 'inactive' },
    { type: 'GenericInputStateChangeEvent', newState: 'INACTIVE' },
  ],
  [
    { type: 'panic_button', component: 'panic', supervision: 'normal' },
    { type: 'PanicButtonEvent', newSupervisionState: 'NORMAL' },
  ],
  [{ type: 'doorbell', component: 'bell' }, { type: 'DoorbellEvent' }],
  [
    { type: 'door_mode', state: 'access_controlled', source: 'override' },
    { type: 'DoorStateChangeEvent', newState: 'ACCESS_CONTROLLED', source: 'DOOR_STATE_OVERRIDE' },
  ],
]
const BATTERY = [
  { type: 'unit_battery', onBackupPower: true, batteryFound: true, milliamperes: -250, millivolts: 12_100 },
  {
    ...{ type: 'AccessControlUnitBatteryStateChangeEvent', onBackupPower: true, batteryFound: true },
    ...{ batteryMa: -250, batteryMv: 12_100 },
  },
] as const

describe('component events (wire facts, sections 4.2 and 4.4)', () => {
  it('show every kind of what a controller tells, by door and by location, as the vendor describes it', async () => {
    const { tell, atDoor, atLocation, controller, first, org, locationUuid } = await furnished()
    const at = tenantry().clock.now.getTime()
    const alike = {
      ...{ uuid: expect.stringMatching(RUUID), componentUuid: expect.stringMatching(RUUID), orgUuid: org },
      ...{ ownerDeviceUuid: ruuidOf(controller.deviceId), locationUuid, timestampMs: at, createdAtMs: at },
    }
    await tell(...TOLD.map(([told]) => ({ ...told, door: '1' })), BATTERY[0])
    const ofDoor = TOLD.map(([, shown]) => ({ ...alike, ...shown, componentCompositeUuid: first }))
    const answer = await atDoor(first)
    expectFleet(answer, 200, { componentEvents: expect.arrayContaining(ofDoor) })
    expect(eventsIn(answer)).toHaveLength(TOLD.length)
    const whole = await atLocation()
    expectFleet(whole, 200, {
      componentEvents: expect.arrayContaining([...ofDoor, { ...alike, ...BATTERY[1] }]),
    })
    expect(eventsIn(whole)).toHaveLength(TOLD.length + 1)
    const path = '/api/component/findComponentEventsByLocation'
    if (hasFleetDocument()) expect(readFleetDocument().get(path)?.(whole.body)).toBeUndefined()
  })

  it('are of the door that they name alone, and go on being its when it has gone', async () => {
    const { tell, atDoor, controller, first, second } = await furnished()
    await tell({ type: 'doorbell', door: '1' }, { type: 'doorbell', door: '3' }, { type: 'doorbell' })
    await controller.name('2')
    expect(eventsIn(await atDoor(first))).toHaveLength(1)
    expect(eventsIn(await atDoor(second))).toEqual([])
  })

  it('have a part that is always the same, another one for each, and the device where none is named', async () => {
    const { tell, atLocation, controller } = await furnished()
    const relay = (component: string, state: string) => ({ type: 'relay_state', component, state })
    await tell(relay('a', 'locked'), relay('b', 'locked'), { type: 'doorbell' })
    moveClock(tenantry(), 1)
    await tell(relay('a', 'unlocked'))
    const events = eventsIn(await atLocation())
    const device = ruuidOf(controller.deviceId)
    expect(events.find(({ type }) => type === 'DoorbellEvent')?.componentUuid).toBe(device)
    expect(new Set(events.map(({ componentUuid }) => componentUuid)).size).toBe(3)
  })

  it('come newest first, page by page until a short one, between two moments, of some types', async () => {
    const { tell, atDoor, first } = await furnished()
    const began = tenantry().clock.now.getTime()
    for (let count = 0; count < 5; count++) {
      await tell({ type: count === 2 ? 'panic_button' : 'doorbell', door: '1' })
      moveClock(tenantry(), 1)
    }
    const seconds = async (more: object) =>
      eventsIn(await atDoor(first, more)).map(({ timestampMs }) => (timestampMs - began) / 1_000)
    expect(await seconds({})).toEqual([4, 3, 2, 1, 0])
    expect(await seconds({ limit: 2 })).toEqual([4, 3])
    expect(await seconds({ limit: 2, createdBeforeMs: began + 3_000 })).toEqual([2, 1])
    expect(await seconds({ limit: 2, createdBeforeMs: began + 1_000 })).toEqual([0])
    expect(await seconds({ createdAfterMs: began + 3_000 })).toEqual([4, 3])
    expect(await seconds({ typeFilter: ['PanicButtonEvent', 'DoorbellEvent'], limit: 3 })).toEqual([4, 3, 2])
    expect(await seconds({ typeFilter: ['PanicButtonEvent'] })).toEqual([2])
    expect(await seconds({ typeFilter: ['AperioDtcEvent'] })).toEqual([])
    expect(await seconds({ typeFilter: [], createdAfterMs: 0, createdBeforeMs: 0 })).toHaveLength(5)
    expect(await seconds({ createdBeforeMs: began * 1_000 })).toHaveLength(5)
  })

  it('tell of no tampering that is over, nor of any at what is no controller', async () => {
    const site = await furnished()
    const { tell, atLocation } = site
    await tell({ type: 'tamper', tampered: true })
    moveClock(tenantry(), 1)
    await tell({ type: 'tamper', tampered: false })
    const camera = await addController(tenantry(), site, 'CAMERA')
    const at = tenantry().clock.now.toISOString()
    await camera.report('event', { events: [{ type: 'tamper', tampered: true, at }] })
    await tenantry().domain.telemetry.flush()
    expect(eventsIn(await atLocation())).toHaveLength(1)
  })

  it('refuse a stranger’s door, location and person as missing ones, and what is out of bounds', async () => {
    const [site, stranger] = [await furnished(), await furnished()]
    const cases = [
      ['AccessControlledDoor', 'accessControlledDoorUuid', stranger.first, 'Door not found'],
      ['Location', 'locationUuid', stranger.locationUuid, 'Location not found'],
      ['User', 'userUuid', await stranger.addPerson(), 'Member not found'],
    ] as const
    for (const [by, name, theirs, message] of cases) {
      for (const id of [theirs, NOBODYS, 'garbage'])
        expectFleet(await site.find(by, { [name]: id }), 200, trio(message))
      expectFleet(await site.find(by, {}), 200, trio(`${name} is required`))
      for (const wrong of [{ limit: 0 }, { limit: 1_001 }, { typeFilter: ['Nothing'] }])
        expectFleet(await site.find(by, { [name]: theirs, ...wrong }), 400, malformed(expect.any(String)))
    }
  })
})
