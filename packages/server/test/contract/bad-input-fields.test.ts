import { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import { afterEach, describe, expect, it } from 'vitest'
import { type Field, fieldsOf, replaced, spelled } from '../property/support/body-fields.ts'
import { databaseDigest } from '../property/support/database-digest.ts'
import {
  type DocumentedOperation,
  documentedOperations,
  type Schema,
  wrongShapeStatus,
} from '../property/support/documented-operations.ts'
import { refusalMessage, refuseLeaks } from '../property/support/refusal-shapes.ts'
import { send, sharedWorld, type ValidRequest, validRequest } from '../property/support/valid-requests.ts'
import { DIALECTS, type DialectName } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

const tenantry = useTenantry()

afterEach(async () => {
  expect((await tenantry().call('GET', '/v1/health')).status, 'the server still answers').toBe(200)
})

const isNumber = ({ type }: Schema): boolean => type === 'number' || type === 'integer'
const ajv = new Ajv({ strict: false, validateFormats: false })
const VALUES: readonly unknown[] = ['text', 7, 1.5, true, null, {}, { a: 1 }, [], ['x'], [[]]]

/** What a field does not take by its schema. Fleet ignores nulls, since the vendor's clients send them. */
const wrongValues = (dialect: DialectName, { schema }: Field): readonly unknown[] => {
  const takes = ajv.compile(schema)
  return VALUES.filter((value) => !takes(value) && !(dialect === 'fleet' && value === null))
}

const eachBody = async (
  dialect: DialectName,
  check: (operation: DocumentedOperation, schema: Schema, request: ValidRequest) => Promise<void>,
): Promise<void> => {
  const world = await sharedWorld(tenantry())
  const before = await databaseDigest(tenantry())
  for (const operation of ourSample(await documentedOperations(tenantry().http, dialect)))
    if (operation.body !== undefined) await check(operation, operation.body, validRequest(operation, world))
  expect(await databaseDigest(tenantry()), 'nothing was written').toEqual(before)
}

const refused = async (
  operation: DocumentedOperation,
  request: ValidRequest,
  { path }: Field,
  sent: { readonly body: unknown } | { readonly raw: string },
  what: string,
): Promise<void> => {
  const label = `${operation.label}, ${spelled(path)} ${what}`
  const answer = await send(tenantry(), request, sent)
  expect(answer.status, `${label}: ${answer.text}`).toBe(wrongShapeStatus(operation))
  expect(refusalMessage(operation.dialect, answer, label), label).toContain(spelled(path))
  refuseLeaks(answer, label)
}

describe.each(DIALECTS)('%s: a field that is wrong is named, and nothing is written', (dialect) => {
  it('when it is of the wrong type', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const field of fieldsOf(schema)) {
        for (const value of wrongValues(dialect, field)) {
          const body = replaced(request.body, field.path, value)
          await refused(operation, request, field, { body }, `is ${JSON.stringify(value)}`)
        }
      }
    }))

  it('when it is required and missing', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const field of fieldsOf(schema).filter(
        ({ required, schema: { default: value } }) => required && value === undefined,
      )) {
        const body = replaced(request.body, field.path, undefined)
        await refused(operation, request, field, { body }, 'is missing')
      }
    }))

  it('when it is one character longer than its document allows', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const field of fieldsOf(schema)) {
        const { maxLength } = field.schema.anyOf?.[0] ?? field.schema
        if (maxLength === undefined) continue
        for (const character of ['x', 'ü', '😀']) {
          const body = replaced(request.body, field.path, character.repeat(maxLength + 1))
          await refused(operation, request, field, { body }, `has ${maxLength + 1} × ${character}`)
        }
      }
    }))

  it('when it holds NUL or half of a surrogate pair', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const field of fieldsOf(schema).filter((one) => one.schema.type === 'string')) {
        for (const escaped of ['\\u0000', 'a\\u0000b', '\\ud800', '\\udc00', 'a\\ud83d', '\\ude00\\ud83d']) {
          const raw = JSON.stringify(replaced(request.body, field.path, 'HERE')).replace('HERE', escaped)
          await refused(operation, request, field, { raw }, `holds ${escaped}`)
        }
      }
    }))

  it('when it is a number outside of what its document allows', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const field of fieldsOf(schema)) {
        const { minimum, maximum } = [field.schema, ...(field.schema.anyOf ?? [])].find(isNumber) ?? {}
        const outside = [
          ...(minimum === undefined ? [] : [minimum - 1]),
          ...(minimum === undefined || minimum <= 0 ? [] : [-minimum]),
          ...(maximum === undefined ? [] : [maximum + 1]),
        ]
        for (const value of outside)
          await refused(
            operation,
            request,
            field,
            { body: replaced(request.body, field.path, value) },
            `is ${value}`,
          )
      }
    }))

  it('when it is a number that no number can hold', () =>
    eachBody(dialect, async (operation, schema, request) => {
      for (const { path, schema: field } of fieldsOf(schema)) {
        if (![field, ...(field.anyOf ?? [])].some(isNumber)) continue
        for (const digits of ['1e309', '-1e309']) {
          const raw = JSON.stringify(replaced(request.body, path, 'HERE')).replace('"HERE"', digits)
          const label = `${operation.label}, ${spelled(path)} is ${digits}`
          const answer = await send(tenantry(), request, { raw })
          expect(answer.status, `${label}: ${answer.text}`).toBeOneOf(
            dialect === 'fleet' ? [200, 400] : [400],
          )
          expect(refusalMessage(dialect, answer, label), label).toContain(path.at(-1))
        }
      }
    }))
})

it('a field or parameter with a default is documented as one that may be left out', async () => {
  const wrong: string[] = []
  for (const { label, body, operation } of await documentedOperations(tenantry().http)) {
    for (const { path, required, schema } of fieldsOf(body ?? {}))
      if (required && schema.default !== undefined) wrong.push(`${label}: ${spelled(path)}`)
    for (const { name, required, schema } of operation.parameters ?? [])
      if (required === true && (schema as Schema).default !== undefined) wrong.push(`${label}: ${name}`)
  }
  expect(wrong).toEqual([])
})
