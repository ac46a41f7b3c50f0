/** What a value has to be: how it is read from JSON, and how JSON Schema (2020-12) says the same. */
export interface Shape<T> {
  readonly schema: Readonly<Record<string, unknown>>
  /** Answers the value; throws a `Misfit` that names the place where it does not fit. */
  read(value: unknown, place: string): T
}

export type ReadBy<S> = S extends Shape<infer T> ? T : never

/** Says where a value is not what it has to be. */
export class Misfit extends Error {
  override readonly name = 'Misfit'

  constructor(place: string, complaint: string) {
    super(`${place} ${complaint}`)
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same shape, with a sentence about what it is for. */
export const described = <T>(description: string, { schema, read }: Shape<T>): Shape<T> => ({
  schema: { ...schema, description },
  read,
})

export const text = (charactersMax: number): Shape<string> => ({
  schema: { type: 'string', minLength: 1, maxLength: charactersMax },
  read: (value, place) => {
    if (typeof value === 'string' && value !== '' && value.length <= charactersMax) return value
    throw new Misfit(place, `must be a text of 1 to ${charactersMax} characters`)
  },
})

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (value, place) => {
    if (typeof value === 'boolean') return value
    throw new Misfit(place, 'must be true or false')
  },
}

const bounded = (
  type: 'number' | 'integer',
  min: number,
  max: number,
  isOne: (value: number) => boolean,
) => ({
  schema: { type, minimum: min, maximum: max },
  read: (value: unknown, place: string): number => {
    if (typeof value === 'number' && isOne(value) && value >= min && value <= max) return value
    const what = type === 'integer' ? 'a whole number' : 'a number'
    throw new Misfit(place, `must be ${what} from ${min} to ${max}`)
  },
})

export const number = (min: number, max: number): Shape<number> =>
  bounded('number', min, max, Number.isFinite)

export const whole = (min: number, max: number): Shape<number> =>
  bounded('integer', min, max, Number.isSafeInteger)

export const oneOf = <const Words extends readonly string[]>(...words: Words): Shape<Words[number]> => ({
  schema: { enum: words },
  read: (value, place) => {
    const word = words.find((known) => known === value)
    if (word !== undefined) return word
    throw new Misfit(place, `must be one of ${words.join(', ')}`)
  },
})

export const listOf = <T>(item: Shape<T>, itemsMax: number, itemsMin = 0): Shape<readonly T[]> => ({
  schema: { type: 'array', items: item.schema, minItems: itemsMin, maxItems: itemsMax },
  read: (value, place) => {
    if (!Array.isArray(value) || value.length < itemsMin || value.length > itemsMax)
      throw new Misfit(place, `must be a list of ${itemsMin} to ${itemsMax}`)
    return value.map((one, at) => item.read(one, `${place}[${at}]`))
  },
})

/** An object whose keys anybody may choose. */
export const mapOf = <T>(item: Shape<T>, entriesMax: number): Shape<Readonly<Record<string, T>>> => ({
  schema: { type: 'object', additionalProperties: item.schema, maxProperties: entriesMax },
  read: (value, place) => {
    if (!isRecord(value) || Object.keys(value).length > entriesMax)
      throw new Misfit(place, `must be an object of up to ${entriesMax} entries`)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, item.read(one, `${place}.${name}`)]),
    )
  },
})

type Shapes = Readonly<Record<string, Shape<unknown>>>
type Fields<S extends Shapes> = { readonly [Name in keyof S]: ReadBy<S[Name]> }

const schemasOf = (shapes: Shapes): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(shapes).map(([name, { schema }]) => [name, schema]))

/** An object with the fields that it needs, those that it may have, and no others. */
export const objectOf = <Needs extends Shapes, May extends Shapes>(
  needs: Needs,
  may: May,
): Shape<Fields<Needs> & Partial<Fields<May>>> => {
  const known: Shapes = { ...needs, ...may }
  return {
    schema: {
      type: 'object',
      properties: schemasOf(known),
      required: Object.keys(needs),
      additionalProperties: false,
    },
    read: (value, place) => {
      if (!isRecord(value)) throw new Misfit(place, 'must be an object')
      const missing = Object.keys(needs).find((name) => value[name] === undefined)
      if (missing !== undefined) throw new Misfit(`${place}.${missing}`, 'is missing')
      const read = Object.entries(value).map(([name, one]) => {
        const shape = Object.hasOwn(known, name) ? known[name] : undefined
        if (shape === undefined) throw new Misfit(`${place}.${name}`, 'is nothing that is known here')
        return [name, shape.read(one, `${place}.${name}`)]
      })
      // Every field was read by its own shape, and none that is needed is missing.
      return Object.fromEntries(read) as Fields<Needs> & Partial<Fields<May>>
    },
  }
}

/** Whichever of the shapes fits first. */
export const anyOf = <const Of extends readonly Shape<unknown>[]>(
  complaint: string,
  ...shapes: Of
): Shape<ReadBy<Of[number]>> => ({
  schema: { anyOf: shapes.map(({ schema }) => schema) },
  read: (value, place) => {
    for (const shape of shapes)
      try {
        // The union's member that this shape reads.
        return shape.read(value, place) as ReadBy<Of[number]>
      } catch (error) {
        if (!(error instanceof Misfit)) throw error
      }
    throw new Misfit(place, complaint)
  },
})
