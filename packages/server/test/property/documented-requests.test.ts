import { expect, it } from 'vitest'
import { ALWAYS_REFUSED } from '../support/always-refused.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { DIALECTS, onlyReads } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'
import { documentedOperations, isAboutPerson, isForPeople } from './support/documented-operations.ts'
import { makeWorld, send, sharedWorld, validRequest } from './support/valid-requests.ts'

const tenantry = useTenantry({}, await withFareHarbor())

// The bad requests of the other tests are valid ones with one thing wrong; this is what makes them so.
it.each(DIALECTS)(
  'every operation that %s documents succeeds with the fields it documents',
  async (dialect) => {
    const read = await sharedWorld(tenantry())
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const world = onlyReads(operation) ? read : await makeWorld(tenantry())
      const answer = await send(tenantry(), validRequest(operation, world))
      if (isAboutPerson(operation)) {
        expect([answer.status, answer.text], operation.label).toEqual([
          404,
          expect.stringContaining('person'),
        ])
        continue
      }
      const refusal = isForPeople(operation) ? 403 : ALWAYS_REFUSED[operation.operation.operationId]
      if (refusal !== undefined) {
        expect(answer.status, `${operation.label} answered ${answer.text}`).toBe(refusal)
        continue
      }
      expect(String(answer.status), `${operation.label} answered ${answer.text}`).toMatch(/^20[014]$/)
      expect(answer.body ?? {}, operation.label).not.toHaveProperty('error')
    }
  },
  // A world for every write.
  300_000,
)
