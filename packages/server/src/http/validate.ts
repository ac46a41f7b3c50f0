import { Ajv, type Options } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

const options: Options = { strict: false, validateFormats: false, allErrors: false, useDefaults: true }
const exact = new Ajv(options)
// A query string has no types of its own; bodies do, and are never coerced.
const coercing = new Ajv({ ...options, coerceTypes: true })

/** Compiles the schemas of a route's parts. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'querystring' ? coercing : exact).compile(schema)
