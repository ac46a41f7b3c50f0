import type { OperatorTx, Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import type { Forgettable } from './credential/standing-cache.ts'
import { type Note, recordEvent } from './event/record-event.ts'
import { answerOnce } from './idempotency.ts'
import { asOperator, asPartner, asTenant, register } from './operation.ts'
import { enterOrg, type OrgScope, type OrgTarget, reachOf } from './org-scope.ts'
import type { OperatorPrincipal, PartnerPrincipal, Principal, TenantPrincipal } from './principal.ts'
import type { Scope } from './scopes.ts'

/** How a command's `run` reports what it did. It must call one of the first two. */
export interface Report {
  /** Records the change as an event of the same transaction. */
  note(note: Note): void
  /** Says that there was nothing to change, so that there is no event. */
  unchanged(): void
  /** Drops cached standings once the transaction is over and before the answer is sent. */
  forget(what: Forgettable): void
}

interface Definition<Work, Input, Output> {
  readonly name: string
  readonly scope: Scope
  /** The type of the event, in the past tense: `location.created`. */
  readonly event: string
  readonly run: (work: Work & Report, input: Input) => Promise<Output>
}

const reported = async <T>(
  definition: { name: string; event: string },
  tx: Tx | OperatorTx,
  ctx: Context,
  run: (report: Report) => Promise<T>,
  stale: Forgettable[],
): Promise<T> => {
  const notes: Note[] = []
  let unchanged = false
  const result = await run({
    note: (note) => void notes.push(note),
    unchanged: () => {
      unchanged = true
    },
    forget: (what) => void stale.push(what),
  })
  if (unchanged === notes.length > 0)
    throw new Error(`${definition.name} must note its change, or say that there is none.`)
  for (const note of notes) await recordEvent(tx, ctx, definition.event, note)
  return result
}

/** Runs the work and, whatever came of it, drops the standings it made stale: a commit may have happened unseen. */
const forgetting = async <T>(ctx: Context, work: (stale: Forgettable[]) => Promise<T>): Promise<T> => {
  const stale: Forgettable[] = []
  try {
    return await work(stale)
  } finally {
    for (const what of stale) ctx.domain.standings.forget(what)
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
    return forgetting(ctx, (stale) =>
      answerOnce<OperatorTx, OperatorTx, Output>(
        ctx,
        'installation',
        (work) => ctx.domain.store.asOperator(work),
        async (tx) => tx,
        (tx) =>
          reported(definition, tx, ctx, (report) => definition.run({ tx, ctx, ...report }, input), stale),
      ),
    )
  }
}

interface PartnerWork {
  readonly tx: Tx
  readonly ctx: Context<PartnerPrincipal>
}
/** A write on a partner's portfolio. */
export const partnerCommand = <Input, Output>(definition: Definition<PartnerWork, Input, Output>) => {
  register({ ...definition, kind: 'command', within: 'partner' })
  return (caller: Context<Principal>, input: Input): Promise<Output> => {
    const ctx = asPartner(caller, definition.scope)
    return forgetting(ctx, (stale) =>
      answerOnce<Tx, Tx, Output>(
        ctx,
        'portfolio',
        (work) => ctx.domain.store.asTenant(reachOf(ctx.principal), work),
        async (tx) => tx,
        (tx) =>
          reported(definition, tx, ctx, (report) => definition.run({ tx, ctx, ...report }, input), stale),
      ),
    )
  }
}

interface OrgWork {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal>
  readonly org: OrgScope
}
/** A write inside one organization, behind the act-as check. */
export const orgCommand = <Input, Output>(definition: Definition<OrgWork, Input, Output>) => {
  register({ ...definition, kind: 'command', within: 'org' })
  return (caller: Context<Principal>, target: OrgTarget, input: Input): Promise<Output> => {
    const ctx = asTenant(caller, definition.scope)
    return forgetting(ctx, (stale) =>
      answerOnce<Tx, OrgScope, Output>(
        ctx,
        target,
        (work) => ctx.domain.store.asTenant(reachOf(ctx.principal), work),
        (tx) => enterOrg(tx, ctx, target),
        (tx, org) =>
          reported(
            definition,
            tx,
            ctx,
            (report) => definition.run({ tx, ctx, org, ...report }, input),
            stale,
          ),
      ),
    )
  }
}
