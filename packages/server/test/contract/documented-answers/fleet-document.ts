import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'

const FILE = fileURLToPath(
  new URL('../../../../../../shared/wire/rhombus-subset.openapi.json', import.meta.url),
)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the vendor's document lies beside the checkout. */
export const hasFleetDocument = (): boolean => existsSync(FILE)

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

/** Where schemas are found under their names. */
const ROOT = 'vendor'

/** A schema with the properties of its inline parts for its own: a type of the document that extends another. */
const withInlineParts = ({ allOf, ...schema }: Json): Json => {
  const parts = Array.isArray(allOf) ? allOf.filter(isObject) : []
  const isInline = parts.length > 0 && parts.every(({ properties }) => isObject(properties))
  if (!isInline || !isObject(schema['properties']))
    return { ...schema, ...(allOf !== undefined && { allOf }) }
  const inline = parts.map(({ properties }) => properties)
  return { ...schema, properties: Object.assign({}, schema['properties'], ...inline) as unknown }
}

/** The properties of a schema that is named elsewhere, and of those that it is made of. */
const propertiesOf = (schema: unknown, components: Json): Json => {
  if (!isObject(schema)) return {}
  const { $ref, properties, allOf } = schema
  const schemas = components['schemas']
  if (typeof $ref === 'string' && isObject(schemas))
    return propertiesOf(schemas[$ref.replace('#/components/schemas/', '')], components)
  const parts = Array.isArray(allOf) ? allOf.map((part) => propertiesOf(part, components)) : []
  return Object.assign({}, ...parts, isObject(properties) ? properties : {})
}

/** What is one of several kinds may say what any of them says: the document lists what all have in common beside them. */
const withAlternatives = (schema: Json, components: Json): Json => {
  const { oneOf, properties, ...rest } = schema
  if (!Array.isArray(oneOf) || !isObject(properties)) return schema
  const meanings = new Map<string, Map<string, unknown>>()
  for (const [name, meaning] of oneOf.flatMap((kind) => Object.entries(propertiesOf(kind, components))))
    meanings.set(name, new Map(meanings.get(name)).set(JSON.stringify(meaning), meaning))
  const ofKinds = [...meanings].map(([name, known]) => {
    const [only, ...others] = known.values()
    return [name, others.length === 0 ? only : { anyOf: [...known.values()] }]
  })
  return { ...rest, properties: { ...Object.fromEntries(ofKinds), ...properties } }
}

/**
 * A schema of the document as it is meant for us: nothing is `null`, whatever the document allows, and a name that it
 * does not know is a slip of ours unless the test names it.
 */
const readSchema = (schema: unknown, components: Json): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => readSchema(one, components))
  if (!isObject(schema)) return schema
  const { nullable: _, discriminator: __, example: ___, $ref, ...rest } = withInlineParts(schema)
  if (typeof $ref === 'string') return { $ref: $ref.replace('#', `${ROOT}#`) }
  const meant = withAlternatives(rest, components)
  const read = Object.fromEntries(
    Object.entries(meant).map(([key, value]) => [
      key,
      key === 'enum' ? value : readSchema(value, components),
    ]),
  )
  const { properties, additionalProperties } = read
  return isObject(properties) && additionalProperties === undefined
    ? { ...read, additionalProperties: false }
    : read
}

/** What is wrong with a successful answer, by path; undefined where nothing is. */
export type FleetDocument = ReadonlyMap<string, (body: unknown) => string | undefined>

/** Reads the answers that the vendor's document describes. */
export const readFleetDocument = (): FleetDocument => {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
  ajv.addFormat('RUUID', /^[A-Za-z0-9_-]{21}[AQgw]$/)
  ajv.addFormat('date-time', isInstant)
  for (const free of ['int32', 'int64', 'float', 'double', 'byte', 'date', 'uri']) ajv.addFormat(free, true)
  const { paths, components } = JSON.parse(readFileSync(FILE, 'utf8')) as Record<'paths' | 'components', Json>
  ajv.addSchema({ $id: ROOT, components: readSchema(components, components) as Json })
  return new Map(
    Object.entries(paths).map(([path, methods]) => {
      const answer = (
        methods as { post: { responses: { 200: { content: Record<string, { schema: Json }> } } } }
      ).post.responses[200].content['application/json']?.schema
      const validate: ValidateFunction = ajv.compile(readSchema(answer ?? {}, components) as Json)
      return [path, (body) => (validate(body) ? undefined : ajv.errorsText(validate.errors))]
    }),
  )
}

/** The actions that the vendor's document has for an audit feed. */
export const auditActions = (): readonly unknown[] => {
  const { components } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    components: { schemas: { AuditActionEnum: { enum: readonly unknown[] } } }
  }
  return components.schemas.AuditActionEnum.enum
}
