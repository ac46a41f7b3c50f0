// What the SDK and the command line both read from an OpenAPI document.
const WRITE_HEADER = 'idempotency-key'
const JSON_TYPE = 'application/json'
const CSV_TYPE = 'text/csv'

const holdsMedia = (part) => Object.keys(part?.content ?? {}).some((type) => /^(?:image|video)\//.test(type))

/** Every operation of a document that is served here, with where; those that take or give images or movies are for HTTP alone. */
export const eachOperation = (document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation['x-upstream'] !== true)
      .filter(([, { requestBody, responses }]) => ![requestBody, responses['200']].some(holdsMedia))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

export const bodySchemaOf = ({ requestBody }) => requestBody?.content[JSON_TYPE]?.schema

/** The schema of a table that is sent in place of rows. */
export const csvSchemaOf = ({ requestBody }) => requestBody?.content[CSV_TYPE]?.schema

export const parametersIn = (operation, place) =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === place)

const namesIn = (operation, place) => parametersIn(operation, place).map(({ name }) => name)

const pagingOf = (operation) => {
  const query = namesIn(operation, 'query')
  const style = ['cursor', 'offset'].find((name) => query.includes(name))
  if (style === undefined || !query.includes('limit')) return undefined
  const { schema } = operation.parameters.find(({ name }) => name === 'limit')
  return { style, limitMax: schema.maximum }
}

/** Inputs of a method are one flat object, so no two of its parts may share a name. */
export const refuseSharedNames = ({ operation }) => {
  const names = [
    ...namesIn(operation, 'path'),
    ...namesIn(operation, 'query'),
    ...Object.keys(bodySchemaOf(operation)?.properties ?? {}),
  ]
  const shared = names.find((name, index) => names.indexOf(name) !== index)
  if (shared !== undefined) throw new Error(`${operation.operationId} has two inputs named ${shared}.`)
}

/** What the client sends by itself. */
const CREDENTIAL_HEADERS = ['x-auth-scheme', 'x-auth-access-token']

/** How the inputs of an operation travel: an `Operation` of the SDK. */
export const travelOf = ({ method, path, operation }) => {
  const paging = pagingOf(operation)
  const holdSeconds = operation['x-hold-seconds']
  const headers = namesIn(operation, 'header').filter((name) => !CREDENTIAL_HEADERS.includes(name))
  return {
    method,
    path,
    pathInputs: namesIn(operation, 'path'),
    queryInputs: namesIn(operation, 'query'),
    hasBody: bodySchemaOf(operation) !== undefined,
    headers: headers.filter((name) => name !== WRITE_HEADER),
    isWrite: headers.includes(WRITE_HEADER),
    isPublic: operation.security?.length === 0,
    ...(csvSchemaOf(operation) && { takesCsv: true }),
    ...(paging && { paging }),
    ...(holdSeconds !== undefined && { holdSeconds }),
  }
}
