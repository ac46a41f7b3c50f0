import { afterAll, describe, expect, it } from 'vitest'
import { type Answer, onlyReads } from '../support/openapi.ts'
import { openTenantry } from '../support/tenantry.ts'
import { isSampled, ourSample } from '../support/turns.ts'
import { type Aim, aimedSlots, aimsOf, makeReaders, placesOf, withKeptPlaces } from './aims.ts'
import { GOOD_CREDENTIALS, isOtherwisePresented, operationsPer } from './credential-kinds.ts'
import type { Credential } from './credentials.ts'
import { type DocumentedOperation, readOperations } from './documented-operations.ts'
import { leaksIn } from './examine.ts'
import { refusalAtTheDoor } from './expected.ts'
import { slotsOf } from './id-slots.ts'
import { requestFor, send } from './request.ts'
import { WRITES_PER_LOOK, watchVictims } from './victims.ts'
import { buildWorld } from './world.ts'

// The product's own check is gone: whoever is let in by a key may name any organization.
const tenantry = await openTenantry({ entryRule: () => undefined })
const world = await buildWorld(tenantry)
const operations = await readOperations(tenantry.http)
const expectVictimsUntouched = await watchVictims(world)
const makeReader = makeReaders(world)
afterAll(() => tenantry.close())

/** An answer without the id that the caller itself named: the check that would have refused it is off. */
const withoutEcho = ({ headers, ...answer }: Answer): Answer => {
  const { 'x-acted-on-org': _echo, ...rest } = headers
  return { ...answer, headers: rest }
}

/** Calls with every foreign id; answers what came back that should not have. */
const trespass = async (
  operation: DocumentedOperation,
  credential: Credential,
): Promise<readonly string[]> => {
  const slots = aimedSlots(slotsOf(operation))
  const isForeign = (target: Aim['second']): boolean =>
    target !== 'absent' && target !== 'same' && !credential.reaches.includes(target)
  const found: string[] = []
  for (const aim of aimsOf(slots, credential).filter(
    ({ first, second }) => isForeign(first) || isForeign(second),
  )) {
    const places = await placesOf(aim, credential)
    const answer = await send(world, requestFor(operation, slots, places, credential))
    const leaks = leaksIn(withoutEcho(answer), credential.hiddenIn(operation.operation.operationId))
    found.push(...leaks.map((leak) => `${aim.first}, ${aim.second}: ${leak}`))
  }
  return found
}

const named = operations.filter((operation) => slotsOf(operation).length > 0 && operation.dialect !== 'admin')

it('is asked about operations of all three dialects', () => {
  expect([...new Set(named.map(({ dialect }) => dialect))]).toEqual(['fleet', 'embed', 'broker'])
})

describe.each(ourSample(named, 4).map((operation, at) => [operation.label, operation, at] as const))(
  'with the act-as check off, %s',
  (_label, operation, at) => {
    it('shows nothing foreign to anybody whom it lets in', async () => {
      let letIn = 0
      for (const [kind, make] of Object.entries(GOOD_CREDENTIALS)) {
        if (isOtherwisePresented(kind) && !isSampled(at, operationsPer(kind))) continue
        // Whatever is aimed at somebody else destroys nothing of the caller's.
        const credential = onlyReads(operation)
          ? await makeReader(kind, make)
          : withKeptPlaces(await make(world))
        if (refusalAtTheDoor(operation, credential) !== undefined) continue
        letIn++
        expect(await trespass(operation, credential), kind).toEqual([])
      }
      expect(letIn).toBeGreaterThan(0)
    })

    if (!onlyReads(operation) && isSampled(at, WRITES_PER_LOOK))
      it('changed nothing of anybody else', async () => {
        await expectVictimsUntouched()
      })
  },
)

it('none of it changed anything of anybody else', async () => {
  await expectVictimsUntouched()
})
