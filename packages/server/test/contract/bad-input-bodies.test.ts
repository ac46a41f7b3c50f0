import { afterEach, describe, expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import {
  type DocumentedOperation,
  documentedOperations,
  wrongShapeStatus,
} from '../property/support/documented-operations.ts'
import { refusalMessage, refuseLeaks } from '../property/support/refusal-shapes.ts'
import {
  makeWorld,
  send,
  sharedWorld,
  type ValidRequest,
  validRequest,
} from '../property/support/valid-requests.ts'
import { DIALECTS, type DialectName } from '../support/openapi.ts'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

const tenantry = useTenantry()

afterEach(async () => {
  expect((await tenantry().call('GET', '/v1/health')).status, 'the server still answers').toBe(200)
})

const withBodies = async (dialect: DialectName): Promise<readonly DocumentedOperation[]> =>
  (await documentedOperations(tenantry().http, dialect)).filter(({ body }) => body !== undefined)

interface BadBody {
  readonly what: string
  readonly raw: string | Buffer
  readonly status?: number
  /** Whether it is JSON, and only of the wrong shape. */
  readonly isJson?: boolean
  readonly names?: RegExp
  readonly headers?: Record<string, string>
}

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth)

const NOT_JSON: readonly BadBody[] = [
  '{',
  '{"name":}',
  "{'name':'x'}",
  '{"name":"x",}',
  '{"name":"x"} trailing',
  '{name:"x"}',
  'name=x',
  'NaN',
  'undefined',
  '[1,2',
  '"half',
  '{"name":"a\u0000b"}',
  '{"name":"line\nbreak"}',
].map((raw) => ({ what: `not JSON: ${JSON.stringify(raw)}`, raw, names: /^body must be JSON$/ }))

const NO_OBJECT: readonly BadBody[] = ['', 'null', '[]', '"text"', '1', 'true', '[{}]'].map((raw) => ({
  what: `no object: ${JSON.stringify(raw)}`,
  raw,
  isJson: true,
  names: /^body /,
}))

/** Where nothing has to be said, an empty body is none: it says nothing that could be refused. */
const NEED_NO_BODY = [
  ...['provisionUser', 'rotateOwnKey', 'rotateOrgKey', 'suspendOrg', 'resumeOrg'],
  ...['createOrgApiKey', 'rotateOrgApiKey'],
]
const takesNoBody = ({ body, writes, takesImage }: DocumentedOperation): boolean =>
  writes && body === undefined && !takesImage
/** Imports take 64 MiB (admin-imports.test.ts). */
const takesMore = ({ path }: DocumentedOperation): boolean => path.includes('/imports/')
const isRefusedBy = (documented: DocumentedOperation, bad: BadBody): boolean => {
  if (takesMore(documented) && TOO_LARGE.includes(bad)) return false
  return bad.raw !== '' || !NEED_NO_BODY.includes(documented.operation.operationId)
}

const NOT_UTF8: readonly BadBody[] = [
  [0xff],
  [0xc3, 0x28],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
].map((bytes) => ({
  what: `not UTF-8: ${Buffer.from(bytes).toString('hex')}`,
  raw: Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]),
  names: /^body must be UTF-8$/,
}))

const TOO_DEEP: readonly BadBody[] = [
  nested('[', ']', 10_000),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `{"name":${nested('[', ']', 10_000)}}`,
  `{"unknown":${nested('[', ']', 64)}}`,
].map((raw) => ({ what: `too deep: ${raw.slice(0, 20)}`, raw, names: /^body must not be nested deeper/ }))

const TOO_LARGE: readonly BadBody[] = [
  { what: '2 MB of JSON', raw: JSON.stringify({ name: 'x'.repeat(2_000_000) }), status: 413 },
  { what: '2 MB of nothing', raw: Buffer.alloc(2_000_000), status: 413 },
  { what: 'one byte over 1 MiB', raw: `{}${' '.repeat(1_048_575)}`, status: 413 },
]

const WRONG_TYPES: readonly BadBody[] = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/json5',
  'application/vnd.api+json',
  'json',
  ';',
].map((type) => ({
  what: `Content-Type: ${type}`,
  raw: '{}',
  headers: { 'content-type': type },
  names: /Content-Type must be application\/json/,
}))

const refused = async (operation: DocumentedOperation, request: ValidRequest, bad: BadBody) => {
  const label = `${operation.label}, ${bad.what}`
  const { raw, headers = {} } = bad
  const answer = await send(tenantry(), request, { raw, headers })
  const status = bad.status ?? (bad.isJson ? wrongShapeStatus(operation) : 400)
  expect(answer.status, `${label}: ${answer.text}`).toBe(status)
  const message = refusalMessage(operation.dialect, answer, label)
  if (bad.names !== undefined) expect(message, label).toMatch(bad.names)
  refuseLeaks(answer, label, ...Object.values(request.headers).filter((value) => value.length > 30))
}

describe.each(DIALECTS)('%s: a body that cannot be read', (dialect) => {
  it.each([
    ['is not JSON', NOT_JSON],
    ['is empty or no object', NO_OBJECT],
    ['is not UTF-8', NOT_UTF8],
    ['is nested 10,000 deep, or one level too deep', TOO_DEEP],
    ['is too large', TOO_LARGE],
    ['comes with another Content-Type', WRONG_TYPES],
  ] as const)('is refused when it %s, and nothing is written', async (_, bodies) => {
    const world = await sharedWorld(tenantry())
    const before = await databaseDigest(tenantry())
    for (const operation of ourSample(await withBodies(dialect))) {
      const request = validRequest(operation, world)
      for (const bad of bodies) if (isRefusedBy(operation, bad)) await refused(operation, request, bad)
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })

  it('is refused when it comes without a Content-Type', async () => {
    const world = await sharedWorld(tenantry())
    for (const operation of ourSample(await withBodies(dialect))) {
      const { method, url, headers } = validRequest(operation, world)
      const { statusCode, payload } = await tenantry().http.inject({
        method: method as 'POST',
        url,
        headers,
        payload: '{}',
      })
      expect(statusCode, `${operation.label}: ${payload}`).toBe(400)
      expect(payload, operation.label).toContain('Content-Type must be application/json')
    }
  })

  it('is refused on writes that take none, and they do not happen', async () => {
    const world = await sharedWorld(tenantry())
    const before = await databaseDigest(tenantry())
    const operations = await documentedOperations(tenantry().http, dialect)
    for (const operation of ourSample(operations.filter(takesNoBody))) {
      const request = validRequest(operation, world)
      for (const bad of [
        ...NOT_JSON.slice(0, 2),
        ...NOT_UTF8.slice(0, 2),
        ...TOO_DEEP.slice(0, 1),
        ...TOO_LARGE,
      ])
        await refused(operation, request, bad)
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })
})

it.each(NEED_NO_BODY)('%s takes an empty body as it takes none', async (operationId) => {
  for (const more of [{}, { raw: '', headers: { 'content-type': 'application/json' } }]) {
    const all = await documentedOperations(tenantry().http)
    const operation = all.find((one) => one.operation.operationId === operationId)
    if (operation === undefined) throw new Error(`${operationId} is not documented.`)
    const { method, url, headers } = validRequest(operation, await makeWorld(tenantry()))
    const sent = { ...more, headers: { ...headers, ...more.headers } }
    const answer = await tenantry().call(method, url, sent)
    expect(answer.status, answer.text).toBeLessThan(300)
  }
})

it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset=UTF-8'])(
  'Content-Type %s is JSON',
  async (type) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.embed('POST', '/orgs', {
      raw: '{"name":"x"}',
      headers: { 'content-type': type },
    })
    expect(answer.status).toBe(201)
  },
)

it('a byte order mark before the JSON is no part of it', async () => {
  const partner = await createTestPartner(tenantry())
  const answer = await partner.broker('POST', '/v1/partner/orgs', { raw: Buffer.from('\ufeff{"name":"x"}') })
  expect(answer.status).toBe(201)
})

it('a body of exactly 1 MiB and one of 64 levels are taken', async () => {
  const partner = await createTestPartner(tenantry())
  const head = '{"name":"x","unknown":"'
  const large = `${head}${'y'.repeat(1_048_576 - head.length - 2)}"}`
  expect(Buffer.byteLength(large)).toBe(1_048_576)
  const deep = `{"name":"x","unknown":${nested('[', ']', 63)}}`
  for (const raw of [large, deep]) expect((await partner.embed('POST', '/orgs', { raw })).status).toBe(201)
})
