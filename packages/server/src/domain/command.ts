import type { EventType } from '../kernel/event-types.ts'
import type { OrgId, PartnerId } from '../kernel/ids.ts'
import type { OperatorTx, Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import type { Forgettable } from './credential/standing-cache.ts'
import { concernsEgress } from './egress/pictures.ts'
import { type Note, recordEvent } from './event/record-event.ts'
import { answerOnce, findStoredAnswer, type Stage } from './idempotency.ts'
import { asOperator, asPartner, asPerson, asTenant, type InsideInfo, register } from './operation.ts'
import { type Entrance, enterOrg, type OrgScope, type OrgTarget, reachOf } from './org-scope.ts'
import type {
  OperatorPrincipal,
  PartnerPrincipal,
  PersonPrincipal,
  Principal,
  TenantPrincipal,
} from './principal.ts'
import { requireUnclaimed } from './require-unclaimed.ts'
import type { Scope } from './scopes.ts'

/** How a command's `run` reports what it did. It must call one of the first two. */
export interface Report {
  /** Records the change as an event of the same transaction. */
  note(note: Note): void
  /** Says that there was nothing to change, so that there is no event. */
  unchanged(): void
  /** Drops cached standings once the transaction is over and before the answer is sent. */
  forget(what: Forgettable): void
  /** Does something once the transaction is over, and before the answer is sent. */
  afterwards(task: () => void): void
}

interface Definition<Work, Input, Output> {
  readonly name: string
  readonly scope: Scope
  /** The type of the event, in the past tense: `location.created`. */
  readonly event: EventType
  readonly run: (work: Work & Report, input: Input) => Promise<Output>
}

/** Runs the work and records what it notes, in the work's own transaction. */
const recorded = async <Work extends { readonly tx: Tx | OperatorTx }, Input, Output>(
  definition: Definition<Work, Input, Output>,
  ctx: Context,
  work: Work,
  input: Input,
  later: Pick<Report, 'forget' | 'afterwards'>,
): Promise<Output> => {
  const notes: Note[] = []
  let unchanged = false
  const output = await definition.run(
    {
      ...work,
      note: (note) => void notes.push(note),
      unchanged: () => {
        unchanged = true
      },
      ...later,
    },
    input,
  )
  if (unchanged === notes.length > 0)
    throw new Error(`${definition.name} must note its change, or say that there is none.`)
  for (const note of notes) await recordEvent(work.tx, ctx, definition.event, note)
  // Before the answer is sent, so that on this node the change is true from then on.
  if (concernsEgress(definition.event))
    for (const { partnerId, orgId = null } of notes)
      later.afterwards(() => ctx.domain.pictures.forget({ partnerId, orgId }))
  return output
}

/** Carries a command out on its stage, once for each `Idempotency-Key`. */
const carryOut = async <Work extends { readonly tx: Tx | OperatorTx }, Input, Output>(
  definition: Definition<Work, Input, Output>,
  ctx: Context,
  stage: Stage<Work>,
  input: Input,
): Promise<Output> => {
  const tasks: (() => void)[] = []
  const afterwards = (task: () => void) => void tasks.push(task)
  const forget = (what: Forgettable) => afterwards(() => ctx.domain.standings.forget(what))
  try {
    return await answerOnce(ctx, stage, (work) =>
      recorded(definition, ctx, work, input, { forget, afterwards }),
    )
  } finally {
    // Whatever came of it: a commit may have happened unseen.
    ctx.domain.eventFeed.wake()
    for (const task of tasks) task()
  }
}

interface OperatorWork {
  readonly tx: OperatorTx
  readonly ctx: Context<OperatorPrincipal>
}
/** A write of the operator's. */
export const operatorCommand = <Input, Output>(definition: Definition<OperatorWork, Input, Output>) => {
  register({ ...definition, kind: 'command', within: 'installation' })
  return (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asOperator(caller, definition.scope)
    const stage: Stage<OperatorWork> = {
      place: 'installation',
      open: (work) => ctx.domain.store.asOperator((tx) => work({ tx, ctx })),
    }
    return carryOut(definition, ctx, stage, input)
  }
}

interface PartnerDefinition<Input, Output> extends Definition<PartnerWork, Input, Output> {
  /**
   * What takes too long for a transaction, such as asking a third party; none where the input asks for nothing of the
   * kind. It is done before one is opened and after the scope was checked, and not for a request that was answered
   * before. What it throws is not kept for a replay.
   */
  readonly prepare?: (ctx: Context<PartnerPrincipal>, input: Input) => (() => Promise<void>) | undefined
}
interface PartnerWork {
  readonly tx: Tx
  readonly ctx: Context<PartnerPrincipal>
}
/** A write on a partner's portfolio. */
export const partnerCommand = <Input, Output>(definition: PartnerDefinition<Input, Output>) => {
  register({ ...definition, kind: 'command', within: 'partner' })
  return async (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asPartner(caller, definition.scope)
    const stage: Stage<PartnerWork> = {
      place: 'portfolio',
      open: (work) => ctx.domain.store.asTenant(reachOf(ctx.principal), (tx) => work({ tx, ctx })),
    }
    const prepare = definition.prepare?.(ctx, input)
    if (prepare !== undefined) {
      const stored = await findStoredAnswer<PartnerWork, Output>(ctx, stage)
      if (stored !== undefined) return stored.result
      await prepare()
    }
    return carryOut(definition, ctx, stage, input)
  }
}

interface ClientWork {
  readonly tx: Tx
  readonly ctx: Context<PartnerPrincipal>
  readonly org: OrgScope
}
/** A partner's write inside one of its clients that only an unclaimed one allows, behind the act-as check. */
export const clientCommand = <Input, Output>(definition: Definition<ClientWork, Input, Output>) => {
  register({ ...definition, kind: 'command', within: 'partner' })
  return async (caller: Context<Principal>, orgId: OrgId, input: Input): Promise<Output> => {
    const ctx = asPartner(caller, definition.scope)
    const stage: Stage<ClientWork> = {
      place: orgId,
      open: (work) =>
        ctx.domain.store.asTenant(reachOf(ctx.principal), async (tx) => {
          await requireUnclaimed(tx, orgId)
          return work({ tx, ctx, org: await enterOrg(tx, ctx, orgId) })
        }),
    }
    try {
      return await carryOut(definition, ctx, stage, input)
    } catch (error) {
      // A refused call acted on nothing.
      delete ctx.trace.actedOn
      throw error
    }
  }
}

/** What a write inside an organization works with. */
export interface OrgWork {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal>
  readonly org: OrgScope
}
/** A write inside one organization, behind the act-as check. */
export const orgCommand = <Input, Output>(
  definition: Definition<OrgWork, Input, Output> & InsideInfo<Input> & Entrance,
) => {
  register({ ...definition, kind: 'command', within: 'org' })
  return (caller: Context<Principal>, target: OrgTarget, input: Input): Promise<Output> => {
    const ctx = asTenant(caller, definition.scope, definition.alsoNeeds?.(input))
    const stage: Stage<OrgWork> = {
      place: target,
      open: (work) =>
        ctx.domain.store.asTenant(reachOf(ctx.principal), async (tx) =>
          work({ tx, ctx, org: await enterOrg(tx, ctx, target, definition) }),
        ),
    }
    return carryOut(definition, ctx, stage, input)
  }
}

/** Where a link leads: the partner it was issued for and, where it is about one, the organization. */
export interface LinkTarget {
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
}
interface LinkWork<Target extends LinkTarget> {
  readonly tx: Tx
  readonly ctx: Context<PersonPrincipal>
  readonly target: Target
}
/** A write of a person who follows a link; the link was found before, and `run` uses it up. */
export const linkCommand = <Target extends LinkTarget, Input, Output>(
  definition: Definition<LinkWork<Target>, Input, Output>,
) => {
  register({ ...definition, kind: 'command', within: 'link' })
  return (caller: Context<Principal>, target: Target, input: Input): Promise<Output> => {
    const ctx = asPerson(caller, definition.scope)
    const stage: Stage<LinkWork<Target>> = {
      place: target.orgId ?? 'portfolio',
      open: (work) =>
        ctx.domain.store.asTenant({ partnerId: target.partnerId, orgId: 'any' }, (tx) =>
          work({ tx, ctx, target }),
        ),
    }
    return carryOut(definition, ctx, stage, input)
  }
}
