import { onlyReads } from '../support/openapi.ts'
import { type Aim, type AimedSlots, aimedSlots, aimsOf, placesOf, withKeptPlaces } from './aims.ts'
import type { Credential } from './credentials.ts'
import type { DocumentedOperation } from './documented-operations.ts'
import { bareAnswer, problemsOf } from './examine.ts'
import { type Expected, expectedOf } from './expected.ts'
import { slotsOf } from './id-slots.ts'
import { requestFor, send } from './request.ts'
import type { World } from './world.ts'

const labelOf = ({ first, second }: AimedSlots, aim: Aim): string => {
  const names = [first && `${first.name}: ${aim.first}`, second && `${second.name}: ${aim.second}`]
  return names.filter((name) => name !== undefined).join(', ') || 'no id'
}

/** Remembers the first answer of each group and says where another one differs. */
const compareGroups = () => {
  const firsts = new Map<string, { readonly label: string; readonly bare: string }>()
  return (expected: Expected, label: string, bare: string): string[] => {
    if (expected.outcome !== 'refused' || expected.group === undefined) return []
    const known = firsts.get(expected.group)
    if (known === undefined) firsts.set(expected.group, { label, bare })
    return known === undefined || known.bare === bare
      ? []
      : [`differs from ${known.label}: ${bare} / ${known.bare}`]
  }
}

/** Makes every call of one operation with one credential and answers what was wrong. */
export const examine = async (
  world: World,
  documented: DocumentedOperation,
  credential: Credential,
): Promise<readonly string[]> => {
  const slots = aimedSlots(slotsOf(documented))
  const differences = compareGroups()
  const problems: string[] = []
  const lasting = withKeptPlaces(credential)
  for (const aim of aimsOf(slots, credential)) {
    const label = labelOf(slots, aim)
    const expected = expectedOf(documented, slots, credential, aim)
    const destroysNothing = onlyReads(documented) || expected.outcome === 'refused'
    const places = await placesOf(aim, destroysNothing ? lasting : credential)
    try {
      const answer = await send(world, requestFor(documented, slots, places, credential))
      const found = problemsOf(documented, credential, expected, places.first, answer)
      problems.push(
        ...[
          ...found,
          ...differences(expected, label, bareAnswer(answer, places.first?.spell(documented.dialect, 'org'))),
        ].map((p) => `${label}: ${p}`),
      )
    } catch (error) {
      problems.push(`${label}: ${String(error)}`)
    }
  }
  return problems
}
