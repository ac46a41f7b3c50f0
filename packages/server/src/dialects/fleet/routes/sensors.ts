import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listOccurrences, listReadings } from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { presentClimate, presentClimateEvent } from '../present/climate.ts'
import { presentDoor, presentDoorEvent } from '../present/doors.ts'
import * as schemas from '../schemas/sensors.ts'
import { type SensorHistory, sensorHistoryRoutes } from '../sensor-histories.ts'
import { type SensorList, sensorListRoutes } from '../sensor-lists.ts'

const LISTS: readonly SensorList[] = [
  {
    path: '/door/getMinimalDoorStateList',
    operationId: 'getMinimalDoorStateList',
    summary: 'Basic state of every door sensor',
    tag: 'Door',
    types: ['DOOR_SENSOR'],
    ...{ list: 'doorStates', item: schemas.Door, present: presentDoor },
  },
  {
    path: '/climate/getMinimalClimateStateList',
    operationId: 'getMinimalClimateStateList',
    summary: 'Basic state of every climate sensor',
    tag: 'Climate',
    types: ['ENVIRONMENTAL_SENSOR'],
    ...{ list: 'climateStates', item: schemas.Climate, present: presentClimate },
  },
]

const HISTORIES: readonly SensorHistory[] = [
  {
    path: '/door/getDoorEventsForSensor',
    operationId: 'getDoorEventsForSensor',
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
    path: '/climate/getClimateEventsForSensor',
    operationId: 'getClimateEventsForSensor',
    summary: 'What a climate sensor has read, newest first',
    tag: 'Climate',
    device: 'sensorUuid',
    ...{ lists: ['climateEvents'], item: schemas.ClimateEvent },
    read: async (context, target, query) =>
      (await listReadings(context, target, query)).map(presentClimateEvent),
  },
]

/** Wire facts, section 4.4, "Sensors / gateways". */
export const sensorRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(sensorListRoutes(gatehouse, LISTS))
    await app.register(sensorHistoryRoutes(gatehouse, HISTORIES))
  }
