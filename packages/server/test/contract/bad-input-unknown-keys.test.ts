import { describe, expect, it } from 'vitest'
import { replaced, spelled } from '../property/support/body-fields.ts'
import { databaseDigest } from '../property/support/database-digest.ts'
import { documentedOperations, isAboutPerson } from '../property/support/documented-operations.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import { makeWorld, send, sharedWorld, validRequest } from '../property/support/valid-requests.ts'
import { ALWAYS_REFUSED } from '../support/always-refused.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { onlyReads } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

const tenantry = useTenantry({}, await withFareHarbor())

/** Adds an unknown key to every documented body of a dialect and expects it to be named. */
const refusedEverywhere = async (
  dialect: 'admin' | 'embed',
  path: readonly string[],
  value: unknown,
): Promise<void> => {
  const world = await sharedWorld(tenantry())
  const before = await databaseDigest(tenantry())
  const [top = ''] = path
  // The operator API knows every key of its bodies; elsewhere only what is inside of one is closed.
  const operations = (await documentedOperations(tenantry().http, dialect)).filter(
    ({ body }) => body !== undefined && (path.length === 1 || top in (body.properties ?? {})),
  )
  expect(operations).not.toEqual([])
  for (const operation of operations) {
    const request = validRequest(operation, world)
    const label = `${operation.label} with ${spelled(path)}`
    const answer = await send(tenantry(), request, { body: replaced(request.body, path, value) })
    expect(answer.status, `${label}: ${answer.text}`).toBe(400)
    expect(refusalMessage(dialect, answer, label), label).toContain(spelled(path))
  }
  expect(await databaseDigest(tenantry()), 'nothing was written').toEqual(before)
}

const POISON = [
  '"__proto__":{"name":"poisoned"}',
  '"constructor":{"prototype":{"name":"poisoned"}}',
  '"constructor":null',
  '"__proto\\u005f_":{"isAdmin":true}',
  '"prototype":{}',
  '"toString":1',
  '"hasOwnProperty":0',
]

describe.each(['fleet', 'embed', 'broker'] as const)('%s: keys that nobody documents', (dialect) => {
  it('are ignored, those of the prototype too', async () => {
    const read = await sharedWorld(tenantry())
    for (const [at, operation] of ourSample(await documentedOperations(tenantry().http, dialect)).entries()) {
      // Where every key is documented, none is unknown.
      if (operation.body === undefined || operation.body.additionalProperties !== undefined) continue
      // Each operation meets all of them at once, and one of them alone.
      for (const poison of [POISON.join(','), POISON[at % POISON.length]]) {
        const world = onlyReads(operation) ? read : await makeWorld(tenantry())
        const request = validRequest(operation, world)
        const raw = `{${poison},${JSON.stringify(request.body).slice(1)}`.replace(',}', '}')
        const { status, body, text } = await send(tenantry(), request, { raw })
        const label = `${operation.label} with ${poison}: ${text}`
        const refusal = isAboutPerson(operation) ? 404 : ALWAYS_REFUSED[operation.operation.operationId]
        if (refusal === undefined) {
          expect(status, label).toBeLessThan(300)
          expect(body, label).not.toHaveProperty('error')
        } else expect(status, label).toBe(refusal)
        expect(text).not.toContain('poisoned')
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    // Two worlds for every write.
  }, 300_000)
})

it.each(['surprise', 'ipallowlist', 'id', 'toString', 'constructor'])(
  'admin: the unknown key %s is refused and named',
  (key) => refusedEverywhere('admin', [key], 1),
)

it.each([{ path: ['integrations', 'zendesk'] }, { path: ['integrations', 'fareharbor', 'secret'] }])(
  'embed: an unknown key inside integrations is refused and named: $path',
  ({ path }) => refusedEverywhere('embed', path, { api_key: 'x' }),
)
