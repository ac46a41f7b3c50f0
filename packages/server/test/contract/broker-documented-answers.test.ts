import { beforeAll, describe, expect, it } from 'vitest'
import { guidesAreRequired } from '../guides/guide.ts'
import { ALWAYS_REFUSED } from '../support/always-refused.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { EMPTY_LISTS, NEVER_ANSWERED, NOT_SERVED } from './documented-answers/not-answered.ts'
import { PRODUCE } from './documented-answers/produce.ts'
import { servedAs, setScene, works } from './documented-answers/scene.ts'
import {
  hasVendorDocument,
  readVendorDocument,
  type VendorAnswer,
} from './documented-answers/vendor-document.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

/** An answer with a status that the document names for it. */
const expectAsDocumented = (answer: Answer, documented: VendorAnswer, label: string): void => {
  if (documented.type === undefined) {
    expect(answer.text, label).toBe('')
    return
  }
  expect(answer.headers['content-type'], label).toMatch(new RegExp(`^${documented.type}(;|$)`))
  const read = documented.type === 'application/json' ? answer.body : answer.text
  expect(documented.complaint(read), `${label} answered ${answer.text}`).toBeUndefined()
}

describe.skipIf(hasVendorDocument())('without the vendor’s document', () => {
  it.skipIf(!guidesAreRequired(process.env))(
    'nothing is compared: onecli.openapi.yml is missing in ../shared/wire',
    () => {
      throw new Error('A CI run needs ../shared/wire/onecli.openapi.yml beside the checkout.')
    },
  )
})

describe.runIf(hasVendorDocument())('the vendor’s document', () => {
  const document = hasVendorDocument() ? readVendorDocument() : new Map<string, Map<string, VendorAnswer>>()
  const operations = [...document]
  /** What an error looks like to the vendor; it says so of every refusal. */
  const refusal = document.get('GET /agents')?.get('401')

  it('has no operation and no status that these tests do not know, and they know no other', () => {
    const documented = operations.flatMap(([label, answers]) =>
      label in NOT_SERVED ? [label] : [...answers.keys()].map((status) => `${label} ${status}`),
    )
    const known = [
      ...Object.keys(NOT_SERVED),
      ...[PRODUCE, NEVER_ANSWERED].flatMap((table) =>
        Object.entries(table).flatMap(([label, answers]) =>
          Object.keys(answers).map((status) => `${label} ${status}`),
        ),
      ),
    ]
    expect(known.toSorted()).toEqual(documented.toSorted())
  })

  const produced = operations.flatMap(([label, answers]) =>
    Object.entries(PRODUCE[label] ?? {}).flatMap(([status, produce]) => {
      const documented = answers.get(status)
      return documented === undefined ? [] : [{ label, status, produce, documented }]
    }),
  )
  it.each(produced)('$label answers $status as it says', async ({ label, status, produce, documented }) => {
    const operation = await servedAs(tenantry(), label)
    if (operation === undefined) throw new Error(`${label} is not served.`)
    const answer = await produce(await setScene(tenantry(), operation))
    expect(answer.status, answer.text).toBe(Number(status))
    expectAsDocumented(answer, documented, label)
    if (documented.isList && Number(status) < 300) {
      const isEmpty = Array.isArray(answer.body) && answer.body.length === 0
      expect(isEmpty, `${label} answered ${answer.text}`).toBe(EMPTY_LISTS.has(label))
    }
  })

  const refused = Object.keys(NEVER_ANSWERED).filter((label) => label !== 'GET /container-config')
  it.each(refused)('%s refuses what it cannot do, in the shape of an error', async (label) => {
    const operation = await servedAs(tenantry(), label)
    if (operation === undefined || refusal === undefined) throw new Error(`${label} is not served.`)
    const answer = await works(await setScene(tenantry(), operation))
    expect(answer.status, answer.text).toBe(ALWAYS_REFUSED[operation.operation.operationId])
    expectAsDocumented(answer, refusal, label)
  })

  describe('what is not served', () => {
    const keys: string[] = []
    beforeAll(async () => {
      const partner = await createTestPartner(tenantry())
      const org = await createTestOrg(partner)
      keys.push(partner.key, org.orgApiKey, org.projectApiKey)
    })

    it.each(Object.entries(NOT_SERVED))('%s: %s', async (label) => {
      expect(await servedAs(tenantry(), label)).toBeUndefined()
      const [method = '', path = ''] = label.replace(/\{\w+\}/g, MISSING_UUID).split(' ')
      for (const key of keys) {
        const answer = await tenantry().call(method, `/v1${path}`, {
          headers: bearer(key),
          ...(method !== 'GET' && { body: {} }),
        })
        expect(answer.status, answer.text).toBe(404)
        if (refusal !== undefined) expectAsDocumented(answer, refusal, label)
      }
    })
  })
})
