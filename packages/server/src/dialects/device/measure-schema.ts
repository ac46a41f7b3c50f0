import { type TSchema, Type } from 'typebox'
import type { Measure } from '../../domain/telemetry/index.ts'

/** The schema of a value in JSON. */
export const measureSchema = (measure: Measure): TSchema => {
  switch (measure.is) {
    case 'number':
    case 'integer': {
      const bounds = { minimum: measure.min, maximum: measure.max, description: `In ${measure.unit}.` }
      return measure.is === 'integer' ? Type.Integer(bounds) : Type.Number(bounds)
    }
    case 'flag':
      return Type.Boolean()
    case 'choice':
      return Type.Enum([...measure.of])
    case 'text':
      return Type.String({ minLength: 1, maxLength: measure.charactersMax })
    case 'secret': {
      const description = 'In base 16. Not kept.'
      return Type.String({ minLength: 1, maxLength: measure.charactersMax, description })
    }
    case 'texts': {
      const text = Type.String({ minLength: 1, maxLength: measure.charactersMax })
      return Type.Array(text, { maxItems: measure.entriesMax })
    }
    case 'choices':
      return Type.Array(Type.Enum([...measure.of]), { minItems: 1, maxItems: measure.entriesMax })
  }
}

/** The schemas of values that are left out where nothing is known of them. */
export const optionalMeasures = (measures: Readonly<Record<string, Measure>>): Record<string, TSchema> =>
  Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => [name, Type.Optional(measureSchema(measure))]),
  )
