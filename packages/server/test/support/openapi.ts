import { Ajv2020 as Ajv, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'

/** An answer as the tests see it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The body as it came. */
  readonly text: string
  /** The body read as JSON; undefined where it is empty or something else. */
  readonly body: unknown
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly example?: string
    readonly schema?: object
  }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Record<string, unknown> }> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Record<string, { readonly schema: object }> }>
  >
  readonly security?: readonly object[]
  /** Whether the product behind the server answers it. */
  readonly 'x-upstream'?: boolean
}
export interface OpenApi {
  readonly security?: readonly object[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export const DIALECTS = ['fleet', 'embed', 'broker', 'admin', 'device'] as const
export type DialectName = (typeof DIALECTS)[number]

/** What the query of an operation has to hold, by its examples: with its question mark, or nothing. */
export const neededQuery = ({ parameters = [] }: Operation): string => {
  const needed = parameters.flatMap(({ name, in: where, required, example }) =>
    where === 'query' && required === true && example !== undefined
      ? [`${name}=${encodeURIComponent(example)}`]
      : [],
  )
  return needed.length === 0 ? '' : `?${needed.join('&')}`
}

/** Whether an operation is a write that is carried out once, however often it comes. */
export const takesIdempotencyKey = ({ parameters = [] }: Operation): boolean =>
  parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'idempotency-key')

/** Whether an operation leaves everything as it was. The fleet's calls are all POST; each write takes a key there. */
export const onlyReads = ({
  dialect,
  method,
  operation,
}: {
  readonly dialect: DialectName
  readonly method: string
  readonly operation: Operation
}): boolean => method === 'GET' || (dialect === 'fleet' && !takesIdempotencyKey(operation))

/** Reads the document of a dialect as the server serves it. */
export const readDocument = async (http: FastifyInstance, dialect: DialectName): Promise<OpenApi> =>
  (await http.inject({ url: `/openapi/${dialect}.json` })).json()

/** The same without what the product behind the server answers: of that nobody here knows what is right. */
export const readOpenApi = async (http: FastifyInstance, dialect: DialectName): Promise<OpenApi> => {
  const document = await readDocument(http, dialect)
  const served = Object.entries(document.paths).filter(([, { post }]) => post?.['x-upstream'] !== true)
  return { ...document, paths: Object.fromEntries(served) }
}

export interface Documented {
  readonly pattern: RegExp
  readonly literal: number
  readonly method: string
  /** The schema of each documented status; undefined where its body is free. */
  readonly responses: ReadonlyMap<string, object | undefined>
}

const ajv = new Ajv({ strict: false, validateFormats: false })

// Servers of one test run answer by the same schemas, and to compile one costs more than many requests.
const byText = new Map<string, ValidateFunction>()
const bySchema = new WeakMap<object, ValidateFunction>()
const validatorOf = (schema: object): ValidateFunction => {
  const known = bySchema.get(schema)
  if (known !== undefined) return known
  const text = JSON.stringify(schema)
  const validate = byText.get(text) ?? ajv.compile(schema)
  byText.set(text, validate)
  bySchema.set(schema, validate)
  return validate
}

const documentedAt = (path: string, method: string, operation: Operation): Documented => ({
  pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+').replace(/\./g, '\\.')}$`),
  literal: path.replace(/\{[^}]+\}/g, '').length,
  method,
  responses: new Map(
    Object.entries(operation.responses).map(([status, { content = {} }]) => [
      status,
      Object.values(content)[0]?.schema,
    ]),
  ),
})

/** What the documents say of each operation; the servers of one test run all serve the same ones. */
let learnt: Promise<readonly Documented[]> | undefined

const readAll = async (http: FastifyInstance): Promise<readonly Documented[]> => {
  const documents = await Promise.all(DIALECTS.map((dialect) => readOpenApi(http, dialect)))
  return documents.flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) =>
        documentedAt(path, method.toUpperCase(), operation),
      ),
    ),
  )
}

/** Reads all documents of a server, so that answers can be checked against them. */
export const learnOpenApi = (http: FastifyInstance): Promise<readonly Documented[]> => {
  learnt ??= readAll(http)
  return learnt
}

/** Fails where a documented route answers with a status or a body that its document does not name. */
export const refuseUndocumented = (
  documented: readonly Documented[],
  method: string,
  url: string,
  answer: Answer,
): void => {
  const path = url.split('?', 1)[0] ?? url
  // As the router does it: the path that says most in words is the one, whatever methods it serves.
  const candidates = documented.filter(({ pattern }) => pattern.test(path))
  const literal = Math.max(...candidates.map((candidate) => candidate.literal))
  const operation = candidates.find(
    (candidate) => candidate.method === method && candidate.literal === literal,
  )
  if (operation === undefined) return
  const status = String(answer.status)
  if (!operation.responses.has(status))
    throw new Error(`${method} ${path} answered ${status}, which its document does not name.`)
  const schema = operation.responses.get(status)
  const validate = schema && validatorOf(schema)
  const value = answer.body ?? (answer.text === '' ? null : answer.text)
  if (validate !== undefined && !validate(value)) {
    throw new Error(
      `${method} ${path} answered ${status} with ${answer.text}: ${ajv.errorsText(validate.errors)}`,
    )
  }
}

/** Whether pages of any origin may call a path, and browsers so may ask about it by OPTIONS, which no document says. */
export const isOpenToPages = (path: string): boolean => path.startsWith('/widget/')

/** Whether the body of an operation is an image, and no JSON. */
export const takesImages = ({ requestBody }: Operation): boolean =>
  Object.keys(requestBody?.content ?? {}).some((type) => type.startsWith('image/'))
