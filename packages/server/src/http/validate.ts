import { Ajv } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'
import { compiledOnce } from './compiled-once.ts'

const ajv = new Ajv({
  strict: false,
  // A number beyond what JSON can hold would be read as Infinity and stored as nothing.
  strictNumbers: true,
  validateFormats: false,
  useDefaults: true,
  // Of a choice between shapes that a field tells apart, one alone is complained of.
  discriminator: true,
})

interface QuerySchema {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown }>>
}

/**
 * A query string has no types of its own: plain digits are whole numbers where one is wanted, `true` and `false` are what
 * they say, and nothing else is either.
 */
const readTypes = ({ properties = {} }: QuerySchema, query: Record<string, unknown>): void => {
  for (const [name, { type }] of Object.entries(properties)) {
    const value = query[name]
    if (type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
      query[name] = Number(value)
    if (type === 'boolean' && (value === 'true' || value === 'false')) query[name] = value === 'true'
  }
}

const compile = compiledOnce((schema: object) => ajv.compile(schema))

/** Validates the parts of a request by their schemas. Bodies are never coerced. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const validator = compile(schema)
  return (part: Record<string, unknown>) => {
    if (httpPart === 'querystring') readTypes(schema, part)
    const validate = validator()
    return validate(part) ? { value: part } : { error: validate.errors as never }
  }
}
