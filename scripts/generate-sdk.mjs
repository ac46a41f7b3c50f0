// Turns the OpenAPI documents of the dialects into the SDK's types and its tables of operations.
import openapiTS, { astToString } from 'openapi-typescript'
import { bodySchemaOf, csvSchemaOf, eachOperation, refuseSharedNames, travelOf } from './read-operations.mjs'

const NOTE = '// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.'
const JSON_TYPE = 'application/json'
const CSV_TYPE = 'text/csv'

const forTypes = (operation) => {
  const schema = bodySchemaOf(operation)
  const csv = csvSchemaOf(operation)
  // A refusal becomes an error of the SDK, so only the answers of success are typed.
  const responses = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
  return {
    ...operation,
    ...(schema && {
      requestBody: {
        required: true,
        content: { [JSON_TYPE]: { schema }, ...(csv && { [CSV_TYPE]: { schema: csv } }) },
      },
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

const tableEntry = (described) => {
  const { summary, operationId } = described.operation
  return `  /** ${summary}. */\n  ${operationId}: ${JSON.stringify(travelOf(described))},`
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
