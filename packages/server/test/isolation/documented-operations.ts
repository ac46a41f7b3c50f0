import type { FastifyInstance } from 'fastify'
import { DIALECTS, type DialectName, type Operation, readOpenApi } from '../support/openapi.ts'

/** One operation of one document, or the second path that the broker serves it on. */
export interface DocumentedOperation {
  readonly dialect: DialectName
  readonly method: string
  readonly path: string
  readonly label: string
  readonly operation: Operation
  readonly isAlias: boolean
}

/** Paths that the broker also serves without `/v1`. */
const ALIASED = /^\/v1(\/partner\/(?:orgs|secrets|members)(?:\/.*)?|\/org\/partner\/.*)$/

const at = (
  dialect: DialectName,
  method: string,
  path: string,
  operation: Operation,
  isAlias = false,
): DocumentedOperation => ({
  dialect,
  method: method.toUpperCase(),
  path,
  label: `${dialect} ${method.toUpperCase()} ${path}`,
  operation,
  isAlias,
})

/** Every operation of every document that the server serves. */
export const readOperations = async (http: FastifyInstance): Promise<readonly DocumentedOperation[]> => {
  const documents = await Promise.all(
    DIALECTS.map(async (dialect) => ({ dialect, paths: (await readOpenApi(http, dialect)).paths })),
  )
  return documents.flatMap(({ dialect, paths }) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const alias = dialect === 'broker' ? ALIASED.exec(path)?.[1] : undefined
        return [
          at(dialect, method, path, operation),
          ...(alias === undefined ? [] : [at(dialect, method, alias, operation, true)]),
        ]
      }),
    ),
  )
}
