import { Type } from 'typebox'
import { listOccurrences, listReadings } from '../../../domain/telemetry/index.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { presentClimate, presentClimateEvent } from '../present/climate.ts'
import { presentDoor, presentDoorEvent } from '../present/doors.ts'
import { presentAudioGateway, presentMinimalDevice } from '../present/minimal-devices.ts'
import {
  presentButton,
  presentButtonEvent,
  presentEnvironmentalGateway,
  presentKeypad,
  presentOccupancy,
  presentOccupancyEvent,
  presentTag,
  presentTagEvent,
} from '../present/other-sensors.ts'
import { AudioGateway, MinimalDevice } from '../schemas/minimal-devices.ts'
import * as schemas from '../schemas/sensors.ts'
import { type SensorHistory, serveSensorHistory } from '../sensor-histories.ts'
import { type SensorList, serveSensorList } from '../sensor-lists.ts'

const LISTS: readonly SensorList[] = [
  {
    path: 'door/getMinimalDoorStateList',
    summary: 'Basic state of every door sensor',
    tag: 'Door',
    types: ['DOOR_SENSOR'],
    ...{ list: 'doorStates', item: schemas.Door, present: presentDoor },
  },
  {
    path: 'climate/getMinimalClimateStateList',
    summary: 'Basic state of every climate sensor',
    tag: 'Climate',
    types: ['ENVIRONMENTAL_SENSOR'],
    ...{ list: 'climateStates', item: schemas.Climate, present: presentClimate },
  },
  {
    path: 'climate/getMinimalEnvironmentalGatewayStates',
    summary: 'Basic state of every environmental gateway',
    tag: 'Climate',
    types: ['ENVIRONMENTAL_GATEWAY'],
    list: 'minimalEnvironmentalGatewayStates',
    ...{ item: schemas.EnvironmentalGateway, present: presentEnvironmentalGateway },
  },
  {
    path: 'occupancy/getMinimalOccupancySensorStateList',
    summary: 'Basic state of every occupancy sensor',
    tag: 'Occupancy',
    types: ['OCCUPANCY_SENSOR'],
    ...{ list: 'occupancySensorStates', item: schemas.Occupancy, present: presentOccupancy },
  },
  {
    path: 'button/getMinimalButtonStateList',
    summary: 'Basic state of every button',
    tag: 'Button',
    types: ['BLE_BUTTON'],
    ...{ list: 'states', item: schemas.Button, present: presentButton },
  },
  {
    path: 'proximity/getMinimalProximityStateList',
    summary: 'Basic state of every tag',
    tag: 'Proximity',
    types: ['BLE_TRACKER'],
    ...{ list: 'proximityStates', item: schemas.Tag, present: presentTag },
  },
  {
    path: 'keypad/getKeypadsForOrg',
    summary: 'Every keypad',
    tag: 'Keypad',
    types: ['EXECUTABLE'],
    ...{ list: 'keypads', item: schemas.Keypad, present: presentKeypad },
  },
  {
    path: 'audiogateway/getMinimalAudioGatewayStateList',
    summary: 'Basic state of every audio gateway',
    tag: 'AudioGateway',
    types: ['AUDIO_GATEWAY'],
    ...{ list: 'audioGatewayStates', item: AudioGateway, present: presentAudioGateway },
  },
  {
    path: 'badgereader/getMinimalStateList',
    operationId: 'getMinimalBadgeReaderStateList',
    summary: 'Basic state of every badge reader',
    tag: 'BadgeReader',
    types: ['BADGE_READER'],
    ...{ list: 'minimalStates', item: MinimalDevice, present: presentMinimalDevice },
  },
  {
    path: 'doorbellcamera/getMinimalStateList',
    operationId: 'getMinimalDoorbellCameraStateList',
    summary: 'Basic state of every badge reader that is a doorbell with a camera too',
    tag: 'DoorbellCamera',
    types: ['BADGE_READER'],
    models: ['BADGE_READER_DR40'],
    ...{ list: 'minimalStates', item: MinimalDevice, present: presentMinimalDevice },
  },
]

const HISTORIES: readonly SensorHistory[] = [
  {
    path: 'door/getDoorEventsForSensor',
    summary: 'When a door was opened and closed, newest first',
    tag: 'Door',
    device: 'sensorUuid',
    asks: { stateFilter: Type.Optional(Type.Enum([...schemas.DOOR_STATES])) },
    ...{ lists: ['doorEvents'], item: schemas.DoorEvent },
    read: async (context, target, query, { stateFilter }) => {
      const holding = typeof stateFilter === 'string' ? { state: stateFilter.toLowerCase() } : undefined
      const events = await listOccurrences(context, target, { ...query, kinds: ['door_state'], holding })
      return events.map(presentDoorEvent)
    },
  },
  {
    path: 'climate/getClimateEventsForSensor',
    summary: 'What a climate sensor has read, newest first',
    tag: 'Climate',
    device: 'sensorUuid',
    ...{ lists: ['climateEvents'], item: schemas.ClimateEvent },
    read: async (context, target, query) =>
      (await listReadings(context, target, query)).map(presentClimateEvent),
  },
  {
    path: 'occupancy/getOccupancyEventsForSensor',
    summary: 'When somebody was there, newest first',
    tag: 'Occupancy',
    device: 'sensorUuid',
    ...{ lists: ['events', 'occupancyEvents'], item: schemas.OccupancyEvent },
    read: async (context, target, query) =>
      (await listOccurrences(context, target, { ...query, kinds: ['occupancy'] })).map(presentOccupancyEvent),
  },
  {
    path: 'button/getButtonPressEventsForSensor',
    summary: 'When a button was pressed, newest first',
    tag: 'Button',
    device: 'sensorUuid',
    ...{ lists: ['events'], item: schemas.ButtonEvent },
    read: async (context, target, query) =>
      (await listOccurrences(context, target, { ...query, kinds: ['button_press'] })).map(presentButtonEvent),
  },
  {
    path: 'proximity/getProximityEventsForTag',
    summary: 'When a tag was near, newest first',
    tag: 'Proximity',
    device: 'tagUuid',
    ...{ lists: ['proximityEvents'], item: schemas.TagEvent },
    read: async (context, target, query) =>
      (await listOccurrences(context, target, { ...query, kinds: ['proximity'] })).map(presentTagEvent),
  },
]

/** Wire facts, section 4.4, "Sensors / gateways". */
export const sensorRoutes = clientEndpoints('Sensors', ({ read }) => {
  for (const list of LISTS) serveSensorList(read, list)
  for (const history of HISTORIES) serveSensorHistory(read, history)
})
