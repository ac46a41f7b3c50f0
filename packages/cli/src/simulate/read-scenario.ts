import { readFileSync } from 'node:fs'
import { CommandFailure } from '../command-failure.ts'
import { filled } from './fleet.ts'
import { FLEET_MAX, type Group, SCENARIO, type Scenario, type When } from './scenario.ts'
import { Misfit } from './shapes.ts'

const ACTIVATION_KEY_CHARACTERS_MIN = 20

const readJson = (file: string): unknown => {
  const read = (): string => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      throw new CommandFailure(
        'usage',
        `${file} cannot be read`,
        'name a scenario file; docs/simulate.md shows some.',
      )
    }
  }
  try {
    return JSON.parse(read())
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw new CommandFailure('usage', `${file} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

const checkWhen = (place: string, { perHour, atSeconds }: When): void => {
  if ((perHour === undefined) === (atSeconds === undefined))
    throw new Misfit(place, 'needs either perHour or atSeconds')
}

interface Range {
  readonly from: number
  readonly to: number
}

const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value

/** Looks through a value for ranges that end before they begin. */
const checkRanges = (place: string, value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  if (isRange(value) && value.from > value.to) throw new Misfit(place, 'must not begin above its end')
  for (const [name, one] of Object.entries(value)) checkRanges(`${place}.${name}`, one)
}

const checkGroup = (place: string, group: Group): void => {
  const { serialNumber, doors, type, readings = {}, occurrences = [], snapshots, outages } = group
  if (!serialNumber.includes('{number}')) throw new Misfit(`${place}.serialNumber`, 'must hold {number}')
  if (doors !== undefined && type !== 'DOOR_CONTROLLER')
    throw new Misfit(`${place}.doors`, 'are what a DOOR_CONTROLLER has')
  for (const [name, reading] of Object.entries(readings))
    if (typeof reading === 'object' && 'of' in reading) checkWhen(`${place}.readings.${name}`, reading)
  for (const [at, one] of occurrences.entries()) checkWhen(`${place}.occurrences[${at}]`, one)
  if (snapshots !== undefined) checkWhen(`${place}.snapshots`, snapshots)
  if (outages !== undefined) checkWhen(`${place}.outages`, outages)
  checkRanges(place, group)
}

const checkKeys = (activationKey: string, { serialNumber }: Group): void => {
  const { length } = filled(activationKey, { serialNumber: filled(serialNumber, { number: 1 }) })
  if (length < ACTIVATION_KEY_CHARACTERS_MIN)
    throw new Misfit('activationKey', `must come to ${ACTIVATION_KEY_CHARACTERS_MIN} characters or more`)
}

const checkScenario = ({ activationKey, groups }: Scenario): void => {
  if (!activationKey.includes('{serialNumber}')) throw new Misfit('activationKey', 'must hold {serialNumber}')
  for (const [at, group] of groups.entries()) {
    checkGroup(`groups[${at}]`, group)
    checkKeys(activationKey, group)
  }
  const serials = new Set(groups.map(({ serialNumber }) => serialNumber))
  if (serials.size < groups.length) throw new Misfit('groups', 'must have serial numbers of their own')
  const devices = groups.reduce((sum, { count }) => sum + count, 0)
  if (devices > FLEET_MAX) throw new Misfit('groups', `must not have more than ${FLEET_MAX} devices together`)
}

/** Reads a scenario; throws a `CommandFailure` that names the place where it is not right. */
export const readScenario = (file: string): Scenario => {
  const json = readJson(file)
  try {
    const scenario = SCENARIO.read(json, 'the scenario')
    checkScenario(scenario)
    return scenario
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    throw new CommandFailure(
      'usage',
      `${file}: ${error.message.replace('the scenario.', '')}`,
      'docs/simulate.md says what a scenario holds.',
    )
  }
}
