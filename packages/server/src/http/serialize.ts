import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'

type Serialize = (answer: unknown) => string

const build = SerializerSelector()()
const known = new Map<string, Serialize>()

/**
 * Compiles how an answer is written. Equal schemas are compiled once: most routes share their refusals, and to compile
 * them anew for each would be most of the time that the server takes to start.
 */
export const compileSerializer: FastifySerializerCompiler<object> = (route) => {
  const text = JSON.stringify(route.schema)
  const serialize: Serialize = known.get(text) ?? build({ ...route, httpStatus: route.httpStatus ?? '' })
  known.set(text, serialize)
  return serialize
}
