import { type TSchema, Type } from 'typebox'
import {
  type Measure,
  OCCURRENCE_KINDS,
  READINGS,
  type Readings,
  type ToldKind,
} from '../../domain/telemetry/index.ts'
import { measureSchema, optionalMeasures } from './measure-schema.ts'

const Moment = Type.String({ format: 'date-time', examples: ['2026-03-15T10:30:00Z'] })

const measuresOf = (readings: typeof READINGS): Readonly<Record<string, Measure>> =>
  Object.fromEntries(Object.entries(readings).map(([name, { measure }]) => [name, measure]))

/** What a device reads at one moment. */
export const State = Type.Object({
  at: Type.Optional({ ...Moment, description: 'When it was so; now, where it is left out.' }),
  readings: Type.Unsafe<Readings>(
    Type.Object(optionalMeasures(measuresOf(READINGS)), {
      description: 'What is left out is as it was. Each type of device has readings of its own.',
    }),
  ),
})

/** An event of one kind as it is sent: its own fields stand beside `type` and `at`. */
export interface SentEvent {
  readonly type: ToldKind
  readonly at: string
  readonly [field: string]: unknown
}

const eventOf = (kind: ToldKind): TSchema => {
  const { needs, may }: { needs: Readonly<Record<string, Measure>>; may: Readonly<Record<string, Measure>> } =
    OCCURRENCE_KINDS[kind]
  const needed = Object.fromEntries(
    Object.entries(needs).map(([name, measure]) => [name, measureSchema(measure)]),
  )
  return Type.Object({ type: Type.Enum([kind]), at: Moment, ...needed, ...optionalMeasures(may) })
}

const EVENTS_MAX = 200

/** What has happened, each told by its `type`. */
export const Events = Type.Object({
  events: Type.Unsafe<readonly SentEvent[]>({
    type: 'array',
    minItems: 1,
    maxItems: EVENTS_MAX,
    items: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: (Object.keys(OCCURRENCE_KINDS) as ToldKind[]).map(eventOf),
    },
  }),
})

/** What became of a credential that somebody has shown just now. */
const Decision = Type.Object({
  event: Type.Integer({ description: 'Which of the events it is about, counted from 0.' }),
  eventId: Type.String({ format: 'uuid' }),
  component: Type.String(),
  door: Type.Optional(Type.String()),
  authentication: Type.Enum(['accepted', 'rejected'], { description: 'Whether the credential counts.' }),
  authorization: Type.Enum(['allowed', 'denied', 'disabled', 'not_asked'], {
    description:
      'Whether to let them through: `allowed` or not. `disabled` where the credential was taken away, `not_asked` where nobody knows it or no door is named.',
  }),
  unlockSeconds: Type.Optional(
    Type.Integer({
      description: 'How long to release the lock for, where the door says so; with `allowed`.',
    }),
  ),
})
export const Received = Type.Object({
  received: Type.Integer({ description: 'How many are kept, or were kept before.' }),
  tooOld: Type.Integer({ description: 'How many happened before anything that is kept.' }),
  decisions: Type.Optional(
    Type.Array(Decision, {
      description:
        'One for each `credential_received` of the last 15 seconds, in the order of the events; left out where there is none.',
    }),
  ),
})
