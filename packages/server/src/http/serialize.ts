import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'
import { compiledOnce } from './compiled-once.ts'

const build = SerializerSelector()()
const compile = compiledOnce((schema: object) =>
  build({ schema, method: '', url: '', httpStatus: '' } as Parameters<typeof build>[0]),
)

/** Writes answers as their schemas say. */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  const serializer = compile(schema)
  return (answer) => serializer()(answer)
}
