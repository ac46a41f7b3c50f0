import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 as Ajv, type ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

const FILE = fileURLToPath(new URL('../../../../../../shared/wire/onecli.openapi.yml', import.meta.url))
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

type Json = Readonly<Record<string, unknown>>

/** One documented answer of one operation. */
export interface VendorAnswer {
  /** Undefined where the document says that there is no body. */
  readonly type: string | undefined
  readonly isList: boolean
  /** What is wrong with a body; undefined where nothing is. */
  readonly complaint: (body: unknown) => string | undefined
}

/** Documented operations by `METHOD path`, each with its documented answers by status. */
export type VendorDocument = ReadonlyMap<string, ReadonlyMap<string, VendorAnswer>>

/** Whether the vendor's document lies beside the checkout. */
export const hasVendorDocument = (): boolean => existsSync(FILE)

/** Properties that an answer may leave out, although their schema does not say so in words that a machine reads. */
const OPTIONAL: ReadonlySet<string> = new Set([
  // Nothing comes from 1Password.
  'SecretCreated.opRef',
  // A partner's secret is neither the project's nor the organization's.
  'Secret.scope',
  // "Present when the agent needs local credential stub files"; no agent does yet, and nothing is worth a warning.
  'GET /container-config 200.credentialStubs',
  'GET /container-config 200.warnings',
])

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asObject = (value: unknown): Json => (isObject(value) ? value : {})

/**
 * A schema of the document with what its words mean: `nullable` is the word of an older OpenAPI, and where nothing is said
 * to be required, readers of an answer rely on every property all the same.
 */
const readSchema = (schema: unknown, place: string): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => readSchema(one, place))
  if (!isObject(schema)) return schema
  const { nullable, properties, required, $ref, ...rest } = schema
  const read: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, key === 'enum' ? value : readSchema(value, place)]),
  )
  if (typeof $ref === 'string') read['$ref'] = $ref.replace('#/components/schemas/', 'vendor:')
  if (isObject(properties)) {
    const named = Object.entries(properties)
    read['properties'] = Object.fromEntries(
      named.map(([name, property]) => [name, readSchema(property, `${place}.${name}`)]),
    )
    const names = named.map(([name]) => name)
    read['required'] = required ?? names.filter((name) => !OPTIONAL.has(`${place}.${name}`))
  }
  return nullable === true ? { anyOf: [{ type: 'null' }, read] } : read
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

const readAnswers = (ajv: Ajv, label: string, responses: Json): ReadonlyMap<string, VendorAnswer> =>
  new Map(
    Object.entries(responses).map(([status, response]): [string, VendorAnswer] => {
      const [[type, content] = [undefined, undefined]] = Object.entries(
        asObject(asObject(response)['content']),
      )
      const { schema } = asObject(content) as { readonly schema?: Json }
      const validate: ValidateFunction | undefined =
        schema && ajv.compile(asObject(readSchema(schema, `${label} ${status}`)))
      const complaint = (body: unknown): string | undefined =>
        validate === undefined || validate(body) ? undefined : ajv.errorsText(validate.errors)
      return [status, { type, isList: schema?.['type'] === 'array', complaint }]
    }),
  )

/** Reads the vendor's document. */
export const readVendorDocument = (): VendorDocument => {
  const { paths, components } = parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Json>>
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addFormat('date-time', isInstant)
  ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
  for (const [name, schema] of Object.entries(asObject(components?.['schemas'])))
    ajv.addSchema(asObject(readSchema(schema, name)), `vendor:${name}`)
  return new Map(
    Object.entries(paths ?? {}).flatMap(([path, methods]) =>
      METHODS.flatMap((method): [string, ReadonlyMap<string, VendorAnswer>][] => {
        const operation = asObject(methods)[method]
        if (operation === undefined) return []
        const label = `${method.toUpperCase()} ${path}`
        return [[label, readAnswers(ajv, label, asObject(asObject(operation)['responses']))]]
      }),
    ),
  )
}
