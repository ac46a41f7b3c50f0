import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { fleetOf } from './fleet.ts'
import { readScenario } from './read-scenario.ts'
import { scenarioSchema } from './scenario.ts'

const DOCS = fileURLToPath(new URL('../../../../docs/scenarios/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tenantry-scenario-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CAMERAS = { name: 'cameras', type: 'CAMERA', count: 3, serialNumber: 'CAM-{number}' }
const scenario = (more: object = {}, group: object = {}) => ({
  activationKey: 'an activation key of {serialNumber}',
  groups: [{ ...CAMERAS, ...group }],
  ...more,
})

const read = (content: unknown) => {
  const file = join(folder, 'scenario.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readScenario(file)
}

describe('a scenario', () => {
  it.each(['office.json', 'load.json'])('is what the documentation shows: %s', (name) => {
    const { groups } = readScenario(join(DOCS, name))
    expect(groups.length).toBeGreaterThan(1)
  })

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['no object', [], /the scenario must be an object/],
    ['no groups', { activationKey: 'an activation key of {serialNumber}' }, /groups is missing/],
    ['an unknown field', scenario({}, { colour: 'red' }), /groups\[0\]\.colour is nothing that is known/],
    ['a wrong type', scenario({}, { type: 'TOASTER' }), /groups\[0\]\.type must be one of/],
    ['too many devices', scenario({}, { count: 100_001 }), /groups\[0\]\.count must be a whole number/],
    ['one serial number for all', scenario({}, { serialNumber: 'CAM' }), /must hold \{number\}/],
    ['one key for all', scenario({ activationKey: 'the key of all of them' }), /must hold \{serialNumber\}/],
    ['a key that is too short', scenario({ activationKey: '{serialNumber}' }), /20 characters/],
    ['a group twice', scenario({ groups: [CAMERAS, CAMERAS] }), /serial numbers of their own/],
    ['doors of a camera', scenario({}, { doors: [{ key: 'a', name: 'A' }] }), /DOOR_CONTROLLER/],
    [
      'a range from its end',
      scenario({}, { readings: { co2Ppm: { from: 2, to: 1 } } }),
      /co2Ppm must not begin/,
    ],
    ['no when', scenario({}, { snapshots: {} }), /snapshots needs either perHour or atSeconds/],
    ['both whens', scenario({}, { snapshots: { perHour: 1, atSeconds: [1] } }), /either/],
    [
      'no type of what happens',
      scenario({}, { occurrences: [{ perHour: 1 }] }),
      /occurrences\[0\]\.type is missing/,
    ],
    [
      '__proto__',
      '{"__proto__":{},"activationKey":"an activation key of {serialNumber}","groups":[]}',
      /is nothing that/,
    ],
  ])('is refused with the place where it is not right: %s', (_what, content, complaint) => {
    expect(() => read(content)).toThrow(complaint)
  })

  it('that is not there is refused', () => {
    expect(() => readScenario(join(folder, 'none.json'))).toThrow('cannot be read')
  })

  it('is described for editors as it is read', () => {
    const written: unknown = JSON.parse(readFileSync(join(DOCS, 'scenario.schema.json'), 'utf8'))
    expect(written).toEqual(scenarioSchema())
  })
})

describe('a fleet', () => {
  const groups = [
    { ...CAMERAS, count: 7 },
    { ...CAMERAS, name: 'doors', type: 'DOOR_SENSOR', count: 2, serialNumber: 'DOOR-{number}' },
    { ...CAMERAS, name: 'rare', count: 1, serialNumber: 'RARE-{number}' },
  ]
  const countsIn = (wanted?: number) => {
    const devices = fleetOf(read(scenario({ groups })), wanted)
    return groups.map(({ name }) => devices.filter(({ group }) => group.name === name).length)
  }

  it('has its groups in proportion, and exactly so many devices as are wanted', () => {
    expect(countsIn()).toEqual([7, 2, 1])
    expect(countsIn(100)).toEqual([70, 20, 10])
    for (const wanted of [1, 2, 3, 5, 11, 999])
      expect(countsIn(wanted).reduce((sum, count) => sum + count, 0)).toBe(wanted)
  })

  it('gives each device a serial number and a key of its own, and keeps them when it grows', () => {
    const named = (wanted: number) =>
      fleetOf(read(scenario()), wanted).map(({ serialNumber, activationKey }) => [
        serialNumber,
        activationKey,
      ])
    expect(named(2)).toEqual([
      ['CAM-1', 'an activation key of CAM-1'],
      ['CAM-2', 'an activation key of CAM-2'],
    ])
    expect(named(50).slice(0, 2)).toEqual(named(2))
  })
})
