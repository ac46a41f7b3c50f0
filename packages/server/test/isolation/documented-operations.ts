import type { FastifyInstance } from 'fastify'
import { isCommandLineRoute } from '../../src/dialects/broker/command-line-routes.ts'
import { DIALECTS, type DialectName, type Operation, readOpenApi } from '../support/openapi.ts'

/** One operation of one document, or another path that the broker serves it on. */
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

const aliasesOf = (dialect: DialectName, method: string, path: string): readonly string[] => {
  if (dialect !== 'broker') return []
  const bare = ALIASED.exec(path)?.[1]
  const below = path.replace(/^\/v1/, '')
  return [
    ...(bare === undefined ? [] : [bare]),
    ...(isCommandLineRoute(method, below) ? [`/api${below}`] : []),
  ]
}

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
        return [
          at(dialect, method, path, operation),
          ...aliasesOf(dialect, method, path).map((alias) => at(dialect, method, alias, operation, true)),
        ]
      }),
    ),
  )
}
