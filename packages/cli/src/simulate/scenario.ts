import {
  anyOf,
  described,
  flag,
  listOf,
  mapOf,
  number,
  objectOf,
  oneOf,
  type ReadBy,
  text,
  whole,
} from './shapes.ts'

const DEVICES_MAX = 100_000
const GROUPS_MAX = 200
const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400
const TIMES_A_HOUR_MAX = 3_600
/** Every group may have as many fields as the wire has readings, and more. */
const FIELDS_MAX = 100

const LITERALS = [flag, number(-1e12, 1e12), text(500), listOf(text(255), 10)] as const
const literal = anyOf('must be true, false, a number, a text or a list of texts', ...LITERALS)

const RANGE = { from: number(-1e12, 1e12), to: number(-1e12, 1e12) }
const decimals = described('How many decimals it has; none without.', whole(0, 6))
const span = anyOf(
  'must be a number of seconds, or {from, to}',
  number(0, DAY_SECONDS),
  objectOf({ from: number(0, DAY_SECONDS), to: number(0, DAY_SECONDS) }, {}),
)
const perHour = described('How often, on average, in an hour of the story.', number(0, TIMES_A_HOUR_MAX))
const atSeconds = described(
  'At exactly these seconds after the device’s first sign of life, instead of by chance.',
  listOf(number(0, 366 * DAY_SECONDS), 1_000, 1),
)
const WHEN = { perHour, atSeconds }

const wandering = objectOf(RANGE, {
  step: described('How far it goes at most from one report to the next.', number(0, 1e12)),
  decimals,
})
const switching = objectOf(
  {
    of: described('How it usually is, and how else it may be.', listOf(literal, 20, 2)),
    forSeconds: described('How long it is otherwise.', span),
  },
  WHEN,
)
const reading = described(
  'A value that stays, `{from, to}` that wanders, or `{of, forSeconds}` that is otherwise for a while.',
  anyOf(
    'must be a value, {from, to, step, decimals} or {of, forSeconds, perHour}',
    ...LITERALS,
    wandering,
    switching,
  ),
)

const field = described(
  'A value, `{oneOf}` of which one is drawn each time, or `{from, to}`.',
  anyOf(
    'must be a value, {oneOf} or {from, to, decimals}',
    ...LITERALS,
    objectOf({ oneOf: listOf(literal, 1_000, 1) }, {}),
    objectOf(RANGE, { decimals }),
  ),
)
const fields = described('The fields of the event, as the device API calls them.', mapOf(field, FIELDS_MAX))
const eventType = described('As the device API calls it: `seek_point`, `alert_raised` and so on.', text(64))

const followUp = objectOf(
  { type: eventType, afterSeconds: described('Counted from the event that it follows.', span) },
  { with: described('What is not named is as in the event that it follows.', mapOf(field, FIELDS_MAX)) },
)
const occurrence = objectOf({ type: eventType }, { ...WHEN, with: fields, followedBy: listOf(followUp, 20) })

const door = objectOf(
  { key: described('What the controller calls it.', text(64)), name: text(255) },
  { lockable: flag, unlockSeconds: whole(1, HOUR_SECONDS), ajarSeconds: whole(1, DAY_SECONDS) },
)

const group = objectOf(
  {
    name: described('What the group is called in what the simulator says.', text(255)),
    type: described(
      'What kind of device.',
      oneOf(
        ...([
          'AUDIO_GATEWAY',
          'BADGE_READER',
          'BLE_BUTTON',
          'BLE_TRACKER',
          'CAMERA',
          'DOOR_CONTROLLER',
        ] as const),
        ...([
          'DOOR_SENSOR',
          'ENVIRONMENTAL_GATEWAY',
          'ENVIRONMENTAL_SENSOR',
          'EXECUTABLE',
          'IO_BOARD',
        ] as const),
        ...(['NVR', 'OCCUPANCY_SENSOR', 'ROBOT', 'UNKNOWN'] as const),
      ),
    ),
    count: described('How many; `--devices` scales all groups alike.', whole(1, DEVICES_MAX)),
    serialNumber: described('With `{number}`, from 1 on.', text(100)),
  },
  {
    model: described('For `--provision`; `UNSPECIFIED` without.', text(64)),
    client: described('The client they are registered with, by name; for `--provision`.', text(255)),
    location: described('Where they stand at the client, by name; for `--provision`.', text(255)),
    firmwareVersion: text(100),
    heartbeatSeconds: described(
      'How often they send heartbeats, where that is more often than the server asks for.',
      number(1, 3_600),
    ),
    readings: described('What they sense, as the device API calls it.', mapOf(reading, FIELDS_MAX)),
    reportSeconds: described('How often they report what they read; 60 without.', number(1, DAY_SECONDS)),
    occurrences: described('What happens at them.', listOf(occurrence, 50)),
    snapshots: described(
      'The frames that they take.',
      objectOf({}, { ...WHEN, width: whole(8, 640), height: whole(8, 480) }),
    ),
    doors: described('Of each controller.', listOf(door, 64)),
    outages: described('When they fall silent, and for how long.', objectOf({ forSeconds: span }, WHEN)),
  },
)

/** A fleet and what becomes of it: what a scenario file holds. */
export const SCENARIO = objectOf(
  {
    activationKey: described(
      'What the maker has put into each, with `{serialNumber}`; 20 characters or more.',
      text(200),
    ),
    groups: listOf(group, GROUPS_MAX, 1),
  },
  { $schema: text(1_000), seed: described('The same seed, the same story.', whole(0, 4_294_967_295)) },
)

export type Scenario = ReadBy<typeof SCENARIO>
export type Group = Scenario['groups'][number]
export type Reading = ReadBy<typeof reading>
export type Wandering = ReadBy<typeof wandering>
export type Switching = ReadBy<typeof switching>
export type Occurrence = ReadBy<typeof occurrence>
export type Field = ReadBy<typeof field>
export type Literal = ReadBy<typeof literal>
export type Span = ReadBy<typeof span>
export interface When {
  readonly perHour?: number | undefined
  readonly atSeconds?: readonly number[] | undefined
}

/** How many devices a scenario may have. */
export const FLEET_MAX = DEVICES_MAX

/** The scenario file as a JSON Schema, for editors. */
export const scenarioSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A scenario of tenantry device simulate',
  ...SCENARIO.schema,
})
