import fc from 'fast-check'
import type { Fault } from './faults.ts'

/** How a step goes: well, or with a fault on its way. */
export type Fate = { readonly kind: 'well' } | Fault

/** By whom an organization's own side acts: with its key, or as its owner who has signed in. */
type By = 'key' | 'owner'

export interface ClaimAnswers {
  readonly access: 'yes' | 'no' | { readonly days: number }
  readonly rotate: boolean
  readonly keep: boolean
}

/** One step of a history; numbers pick from what there is, so that every history makes sense. */
export type Step =
  | { readonly do: 'create org'; readonly partner: number; readonly fate: Fate }
  | {
      readonly do: 'claim'
      readonly org: number
      /** 0 is the newest link. */
      readonly link: number
      readonly who: number
      readonly answers: ClaimAnswers
      readonly fate: Fate
    }
  | { readonly do: 'claim at once'; readonly org: number; readonly answers: ClaimAnswers }
  | {
      readonly do: 'claim against'
      readonly org: number
      readonly who: number
      readonly rival: 'reissue' | 'rotate' | 'delete'
    }
  | {
      readonly do: 'reissue' | 'delete org' | 'suspend' | 'resume'
      readonly org: number
      /** Whether another partner tries it. */
      readonly stranger: boolean
      readonly fate: Fate
    }
  | {
      readonly do: 'rotate tokens'
      readonly org: number
      readonly stranger: boolean
      readonly agents: boolean
      readonly fate: Fate
    }
  | {
      readonly do: 'change access'
      readonly org: number
      readonly by: By
      readonly allowed: boolean | undefined
      readonly days: number | null | undefined
      readonly fate: Fate
    }
  | { readonly do: 'detach' | 'rotate seen'; readonly org: number; readonly by: By; readonly fate: Fate }
  | { readonly do: 'hold' | 'release'; readonly org: number; readonly fate: Fate }
  | { readonly do: 'create secret'; readonly partner: number; readonly fate: Fate }
  | {
      readonly do: 'rename secret' | 'delete secret'
      readonly partner: number
      readonly secret: number
      readonly fate: Fate
    }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'crash' }

export type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>

export interface History {
  readonly partners: number
  /** Whose the first organizations are. */
  readonly orgs: readonly number[]
  readonly steps: readonly Step[]
}

const index = (count: number) => fc.nat({ max: count - 1 })
const org = index(4)
const partner = index(3)
const who = index(4)
const stranger = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
const by = fc.constantFrom<By>('key', 'owner')

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 48, arbitrary: fc.constant({ kind: 'well' } as const) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('fails' as const), write: index(7) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'dies before' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'dies after' } as const) },
)

const answers: fc.Arbitrary<ClaimAnswers> = fc.record({
  access: fc.oneof(
    fc.constant('yes' as const),
    fc.constant('no' as const),
    fc.record({ days: fc.integer({ min: 1, max: 10 }) }),
  ),
  rotate: fc.boolean(),
  keep: fc.boolean(),
})

const named = <Name extends Step['do']>(...names: readonly Name[]): { do: fc.Arbitrary<Name> } => ({
  do: fc.constantFrom(...names),
})
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })

const newest = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, index(4))
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(2, fc.record({ ...named('create org'), partner, fate })),
  weighted(8, fc.record({ ...named('claim'), org, link: newest, who, answers, fate })),
  weighted(1, fc.record({ ...named('claim at once'), org, answers })),
  weighted(
    2,
    fc.record({
      ...named('claim against'),
      ...{ org, who, rival: fc.constantFrom('reissue' as const, 'rotate' as const, 'delete' as const) },
    }),
  ),
  weighted(5, fc.record({ ...named('reissue', 'suspend', 'resume'), org, stranger, fate })),
  weighted(1, fc.record({ ...named('delete org'), org, stranger, fate })),
  weighted(4, fc.record({ ...named('rotate tokens'), org, stranger, agents: fc.boolean(), fate })),
  weighted(
    4,
    fc.record({
      ...named('change access'),
      ...{ org, by, allowed: fc.constantFrom(true, false, undefined) },
      ...{ days: fc.constantFrom(null, undefined, -1, 1, 5, 30), fate },
    }),
  ),
  weighted(2, fc.record({ ...named('detach'), org, by, fate })),
  weighted(3, fc.record({ ...named('rotate seen'), org, by, fate })),
  weighted(2, fc.record({ ...named('hold', 'release', 'release'), org, fate })),
  weighted(2, fc.record({ ...named('create secret'), partner, fate })),
  weighted(2, fc.record({ ...named('rename secret', 'delete secret'), partner, secret: index(4), fate })),
  weighted(3, fc.record({ ...named('wait'), hours: fc.constantFrom(1, 24, 96, 167, 168, 200) })),
  weighted(1, fc.record({ ...named('crash') })),
)

/** Random histories of two or three partners and two to four of their organizations. */
export const histories: fc.Arbitrary<History> = fc.record({
  partners: fc.integer({ min: 2, max: 3 }),
  orgs: fc.array(partner, { minLength: 2, maxLength: 3 }),
  steps: fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }),
})
