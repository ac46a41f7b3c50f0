import { expect, it } from 'vitest'
import { DIALECTS, onlyReads } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'
import { fieldsOf, replaced, spelled } from './support/body-fields.ts'
import { documentedOperations, type Schema } from './support/documented-operations.ts'
import { makeWorld, send, sharedWorld, validRequest } from './support/valid-requests.ts'

const tenantry = useTenantry()

/** The ends of what JavaScript, `timestamptz`, 64 bits and RFC 3339 know of time; as milliseconds and as numbers. */
const EXTREMES = [
  ...[253_402_300_799_999, 253_402_300_800_000, -62_135_596_800_000, -62_135_596_800_001],
  ...[8.64e15, 8.64e15 + 2, -8.64e15, 8.64e12 + 1, 9_007_199_254_740_991, 2 ** 63, -(2 ** 63), 1e300, -1e300],
  ...[0, -1, 2_147_483_647, 2_147_483_648, -2_147_483_649],
]
const isNumber = ({ type }: Schema): boolean => type === 'number' || type === 'integer'

it.each(DIALECTS)(
  'no number in a request of %s is more than the server can bear',
  async (dialect) => {
    const shared = await sharedWorld(tenantry())
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const fields = fieldsOf(operation.body ?? {}).filter(({ schema }) =>
        [schema, ...(schema.anyOf ?? [])].some(isNumber),
      )
      if (fields.length === 0) continue
      const request = validRequest(operation, onlyReads(operation) ? shared : await makeWorld(tenantry()))
      for (const { path } of fields) {
        for (const value of EXTREMES) {
          const { status, text } = await send(tenantry(), request, {
            body: replaced(request.body, path, value),
          })
          expect(status, `${operation.label}, ${spelled(path)} is ${value}: ${text}`).toBeLessThan(500)
        }
      }
    }
  },
  300_000,
)
