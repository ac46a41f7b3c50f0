// Turns the OpenAPI documents of the dialects into the SDK's types and its tables of operations.
import openapiTS, { astToString } from 'openapi-typescript'

const NOTE = '// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.'
const WRITE_HEADER = 'idempotency-key'
const JSON_TYPE = 'application/json'

const eachOperation = (document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

const bodySchemaOf = ({ requestBody }) => requestBody?.content[JSON_TYPE]?.schema

const forTypes = (operation) => {
  const schema = bodySchemaOf(operation)
  // A refusal becomes an error of the SDK, so only the answers of success are typed.
  const responses = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
  return {
    ...operation,
    ...(schema && {
      requestBody: { required: true, content: { [JSON_TYPE]: { schema } } },
    }),
    responses: Object.fromEntries(responses),
  }
}

const typesOf = async (document) => {
  const paths = {}
  for (const { path, method, operation } of eachOperation(document))
    paths[path] = { ...paths[path], [method.toLowerCase()]: forTypes(operation) }
  const nodes = await openapiTS({ ...document, paths }, { defaultNonNullable: false })
  const text = astToString(nodes.filter((node) => node.name?.text === 'operations'))
  if (text.includes('components[')) throw new Error('The SDK generator does not know shared schemas yet.')
  return text
}

const parametersIn = (operation, place) =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === place).map(({ name }) => name)

const pagingOf = (operation) => {
  const query = parametersIn(operation, 'query')
  const style = ['cursor', 'offset'].find((name) => query.includes(name))
  if (style === undefined || !query.includes('limit')) return undefined
  const { schema } = operation.parameters.find(({ name }) => name === 'limit')
  return { style, limitMax: schema.maximum }
}

/** Inputs of a method are one flat object, so no two of its parts may share a name. */
const refuseSharedNames = ({ operation }) => {
  const names = [
    ...parametersIn(operation, 'path'),
    ...parametersIn(operation, 'query'),
    ...Object.keys(bodySchemaOf(operation)?.properties ?? {}),
  ]
  const shared = names.find((name, index) => names.indexOf(name) !== index)
  if (shared !== undefined) throw new Error(`${operation.operationId} has two inputs named ${shared}.`)
}

const tableEntry = ({ method, path, operation }) => {
  const paging = pagingOf(operation)
  const holdSeconds = operation['x-hold-seconds']
  const headers = parametersIn(operation, 'header').filter((name) => name !== 'x-auth-scheme')
  const entry = {
    method,
    path,
    pathInputs: parametersIn(operation, 'path'),
    queryInputs: parametersIn(operation, 'query'),
    hasBody: bodySchemaOf(operation) !== undefined,
    headers: headers.filter((name) => name !== WRITE_HEADER),
    isWrite: headers.includes(WRITE_HEADER),
    isPublic: operation.security?.length === 0,
    ...(paging && { paging }),
    ...(holdSeconds !== undefined && { holdSeconds }),
  }
  return `  /** ${operation.summary}. */\n  ${operation.operationId}: ${JSON.stringify(entry)},`
}

const tableOf = (dialect, document) => {
  const operations = eachOperation(document)
  for (const described of operations) refuseSharedNames(described)
  return [
    `export const ${dialect}Operations = {`,
    ...operations.map(tableEntry),
    '} as const satisfies Record<string, Operation>',
  ].join('\n')
}

/** The SDK's generated files: file name to text, from `openapi/<dialect>.json` to text. */
export const generateSdk = async (files) => {
  const generated = {}
  for (const [name, text] of Object.entries(files)) {
    const dialect = /^openapi\/(\w+)\.json$/.exec(name)?.[1]
    if (dialect === undefined) continue
    const document = JSON.parse(text)
    generated[`packages/sdk/src/generated/${dialect}.ts`] = [
      NOTE,
      "import type { Operation } from '../operation.ts'",
      '',
      await typesOf(document),
      tableOf(dialect, document),
      '',
    ].join('\n')
  }
  return generated
}
