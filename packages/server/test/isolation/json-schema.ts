import { randomBytes } from 'node:crypto'

/** As much of JSON Schema as the documents use. */
export interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly default?: unknown
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
}

interface Property {
  readonly name: string
  readonly schema: JsonSchema
  readonly required: boolean
}

/** The properties of an object, of every alternative, and of what a list holds. */
export const propertiesOf = ({
  properties = {},
  required = [],
  anyOf = [],
  oneOf = [],
  items,
}: JsonSchema): Property[] => [
  ...Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  })),
  ...[...anyOf, ...oneOf].flatMap(propertiesOf),
  ...(items === undefined ? [] : propertiesOf(items)),
]

/** Values for what a rule behind the schema asks for, or what lets a write change something. */
const SAMPLES: Readonly<Record<string, () => unknown>> = {
  name: () => `Made by the matrix ${randomBytes(4).toString('hex')}`,
  clientOrgName: () => `Made by the matrix ${randomBytes(4).toString('hex')}`,
  identifier: () => `made-by-the-matrix-${randomBytes(4).toString('hex')}`,
  external_id: () => `made by the matrix ${randomBytes(8).toString('hex')}`,
  inactivityTimeout: () => randomBytes(2).readUInt16BE(),
  serialNumber: () => 'none of the matrix',
  ...{
    startTime: () => 1,
    endTime: () => 61,
    duration: () => 60,
    startTimeSec: () => 1,
    endTimeSec: () => 61,
  },
  ...{
    durationSec: () => 60,
    startTimeMs: () => Date.UTC(2026, 2, 14),
    endTimeMs: () => Date.UTC(2026, 2, 15),
  },
  timestampMs: () => Date.UTC(2026, 2, 15),
  // When the frame was taken that every device has.
  startTimeMillis: () => Date.UTC(2026, 2, 14),
  manuallySendLicenseExpirationEmail: () => true,
  ownerEmail: () => 'owner@example.com',
  // Not every scope of the vendor's is counted.
  scope: () => 'ORG',
  label: () => `made by the matrix ${randomBytes(4).toString('hex')}`,
  vehicleLicensePlate: () => `made by the matrix ${randomBytes(4).toString('hex')}`,
  // Ownership is given by owners alone.
  role: () => 'admin',
  email: () => `made-by-the-matrix-${randomBytes(4).toString('hex')}@example.com`,
  // Left out where a secret's value lies elsewhere, which is refused.
  value: () => 'a value of the matrix',
  credentialHexValue: () => randomBytes(8).toString('hex'),
}

/** A value that fits a schema: its example, its default, or the smallest of its type. */
const valueFor = (name: string, schema: JsonSchema): unknown => {
  const sample = SAMPLES[name]
  if (sample !== undefined && schema.type !== 'object') return sample()
  if (schema.format === 'email') return `made-by-the-matrix-${randomBytes(4).toString('hex')}@example.com`
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.default !== undefined) return schema.default
  if (schema.enum !== undefined) return schema.enum[0]
  const [shape] = schema.anyOf ?? schema.oneOf ?? []
  if (shape !== undefined) return valueFor(name, shape)
  if (schema.type === 'object') return minimalBody(schema)
  if (schema.type === 'array')
    return (schema.minItems ?? 0) > 0 && schema.items !== undefined ? [valueFor('', schema.items)] : []
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** The smallest body that a schema and the rules behind it accept, without the ids. */
export const minimalBody = ({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const value = valueFor(name, schema)
      const nested = schema.type === 'object' && Object.keys(value as object).length > 0
      return required.includes(name) || name in SAMPLES || nested ? [[name, value]] : []
    }),
  )
