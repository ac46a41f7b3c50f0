import { Ajv } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

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

/** A query string has no types of its own: plain digits are whole numbers where one is wanted, and nothing else is. */
const readWholeNumbers = ({ properties = {} }: QuerySchema, query: Record<string, unknown>): void => {
  for (const [name, { type }] of Object.entries(properties)) {
    const value = query[name]
    if (type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
      query[name] = Number(value)
  }
}

/** Compiles the schemas of a route's parts. Bodies are never coerced. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const validate = ajv.compile(schema)
  if (httpPart !== 'querystring') return validate
  return (query: Record<string, unknown>) => {
    readWholeNumbers(schema, query)
    return validate(query) ? { value: query } : { error: validate.errors as never }
  }
}
