import type { FastifyInstance } from 'fastify'
import {
  DIALECTS,
  type DialectName,
  type Operation,
  readOpenApi,
  takesIdempotencyKey,
  takesImages,
} from '../../support/openapi.ts'

/** A JSON schema as the documents write them. */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly additionalProperties?: unknown
}

/** One operation of one dialect, as its document describes it. */
export interface DocumentedOperation {
  readonly dialect: DialectName
  readonly method: string
  readonly path: string
  readonly operation: Operation
  /** Undefined where the operation takes none, or an image. */
  readonly body: Schema | undefined
  readonly takesImage: boolean
  /** Every write documents `Idempotency-Key`, and nothing else does. */
  readonly writes: boolean
  /** For messages of failed expectations. */
  readonly label: string
}

const describe = (
  dialect: DialectName,
  path: string,
  method: string,
  operation: Operation,
): DocumentedOperation => ({
  dialect,
  method: method.toUpperCase(),
  path,
  operation,
  body: takesImages(operation) ? undefined : Object.values(operation.requestBody?.content ?? {})[0]?.schema,
  takesImage: takesImages(operation),
  writes: takesIdempotencyKey(operation),
  label: `${dialect} ${method.toUpperCase()} ${path}`,
})

/** Every operation that the given dialects document. */
export const documentedOperations = async (
  http: FastifyInstance,
  ...dialects: readonly DialectName[]
): Promise<readonly DocumentedOperation[]> => {
  const found: DocumentedOperation[] = []
  for (const dialect of dialects.length === 0 ? DIALECTS : dialects) {
    const { paths } = await readOpenApi(http, dialect)
    for (const [path, methods] of Object.entries(paths))
      for (const [method, operation] of Object.entries(methods))
        found.push(describe(dialect, path, method, operation))
  }
  return found
}

/** How a body of the wrong shape is refused: a decision that is none is told apart from what else is malformed (wire facts, section 7.1). */
export const wrongShapeStatus = ({ operation }: DocumentedOperation): number =>
  operation.operationId === 'submitApprovalDecision' ? 422 : 400

/** Whether only a person can be asked about; no key of the tests is a person's. */
export const isAboutPerson = ({ operation }: DocumentedOperation): boolean =>
  ['getUser', 'updateUser'].includes(operation.operationId)

/** Whether only somebody who is signed in is served; the tests call it with keys. */
export const isForPeople = ({ operation }: DocumentedOperation): boolean =>
  operation.operationId === 'listUserPlaces'

/** Whether an operation runs inside the organization that `x-auth-org` names. */
export const takesOrgHeader = ({ operation: { parameters = [] } }: DocumentedOperation): boolean =>
  parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'x-auth-org')
