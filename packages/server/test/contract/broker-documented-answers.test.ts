import { beforeAll, describe, expect, it } from 'vitest'
import { guidesAreRequired } from '../guides/guide.ts'
import { makeWorld, type World } from '../property/support/valid-requests.ts'
import { ALWAYS_REFUSED } from '../support/always-refused.ts'
import type { Answer } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourShare } from '../support/turns.ts'
import { EMPTY_LISTS, NEVER_ANSWERED } from './documented-answers/not-answered.ts'
import { PRODUCE } from './documented-answers/produce.ts'
import { newScene, type Produce, sceneIn, servedAs, works } from './documented-answers/scene.ts'
import {
  hasVendorDocument,
  readVendorDocument,
  type VendorAnswer,
  type VendorDocument,
} from './documented-answers/vendor-document.ts'

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

/** Only writes that succeed change a world; whatever else does makes one for itself. */
const leavesAsItIs = (label: string, status: string): boolean =>
  label.startsWith('GET ') || Number(status) >= 400

const isEmptyList = (body: unknown): boolean => Array.isArray(body) && body.length === 0

interface Produced {
  readonly label: string
  readonly status: string
  readonly produce: Produce
  readonly documented: VendorAnswer
}

const compareWith = (document: VendorDocument): void => {
  const operations = [...document]
  /** What an error looks like to the vendor, which says the same of every refusal. */
  const refusal = document.get('GET /agents')?.get('401')
  let shared: World
  beforeAll(async () => {
    shared = await makeWorld(tenantry())
  })
  const served = async (label: string) => {
    const operation = await servedAs(tenantry(), label)
    if (operation === undefined || refusal === undefined) throw new Error(`${label} is not served.`)
    return { operation, refusal }
  }

  it('has no operation and no status that these tests do not know, and they know no other', () => {
    const documented = operations.flatMap(([label, answers]) =>
      [...answers.keys()].map((status) => `${label} ${status}`),
    )
    const known = [PRODUCE, NEVER_ANSWERED].flatMap((table) =>
      Object.entries(table).flatMap(([label, answers]) =>
        Object.keys(answers).map((status) => `${label} ${status}`),
      ),
    )
    expect(known.toSorted()).toEqual(documented.toSorted())
  })

  const produced = operations.flatMap(([label, answers]) =>
    Object.entries(PRODUCE[label] ?? {}).flatMap(([status, produce]): Produced[] => {
      const documented = answers.get(status)
      return documented === undefined ? [] : [{ label, status, produce, documented }]
    }),
  )
  it.each(ourShare(produced))(
    '$label answers $status as it says',
    async ({ label, status, produce, documented }) => {
      const { operation } = await served(label)
      const scene = leavesAsItIs(label, status)
        ? sceneIn(shared, tenantry(), operation)
        : await newScene({ tenantry: tenantry(), operation })
      const answer = await produce(scene)
      expect(answer.status, answer.text).toBe(Number(status))
      expectAsDocumented(answer, documented, label)
      // What lists nothing shows nothing of the shape of what it lists.
      if (documented.isList) expect(isEmptyList(answer.body), answer.text).toBe(EMPTY_LISTS.has(label))
    },
  )

  const refused = Object.keys(NEVER_ANSWERED).filter((label) => label !== 'GET /container-config')
  it.each(refused)('%s refuses what it cannot do, in the shape of an error', async (label) => {
    const { operation, refusal: error } = await served(label)
    const answer = await works(sceneIn(shared, tenantry(), operation))
    expect(answer.status, answer.text).toBe(ALWAYS_REFUSED[operation.operation.operationId])
    expectAsDocumented(answer, error, label)
  })
}

describe('onecli.openapi.yml', () => {
  if (hasVendorDocument()) {
    compareWith(readVendorDocument())
    return
  }
  it.skipIf(!guidesAreRequired(process.env))(
    'is missing in ../shared/wire, so no answer is compared with it',
    () => {
      throw new Error('A CI run needs ../shared/wire/onecli.openapi.yml beside the checkout.')
    },
  )
})
