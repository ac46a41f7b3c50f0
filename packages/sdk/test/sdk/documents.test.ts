import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Schema {
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
}
interface Described {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

const documentOf = (dialect: string): Document =>
  JSON.parse(readFileSync(new URL(`../../../../openapi/${dialect}.json`, import.meta.url), 'utf8'))

/** What a client generated from the document would have to send, though the server does without. */
const neededForNothing = ({ operationId, parameters = [], requestBody }: Described): string[] => [
  ...parameters
    .filter(({ required, schema }) => required && schema.default !== undefined)
    .map(({ name }) => `${operationId} ${name}`),
  ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
    (schema.required ?? [])
      .filter((name) => schema.properties?.[name]?.default !== undefined)
      .map((name) => `${operationId} ${name}`),
  ),
]

it.each(['fleet', 'embed', 'broker', 'admin', 'device'])(
  'the %s document demands no input that the server has a default for',
  (dialect) => {
    const operations = Object.values(documentOf(dialect).paths).flatMap((item) => Object.values(item))
    expect(operations.length).toBeGreaterThan(0)
    expect(operations.flatMap(neededForNothing)).toEqual([])
  },
)
