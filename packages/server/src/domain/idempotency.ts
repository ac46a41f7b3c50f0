import { createHash, createHmac } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { SealedPlace } from '../crypto/key-ring.ts'
import { DomainError, type ErrorCode } from '../kernel/errors.ts'
import type { PartnerId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import { idempotencyResults } from '../store/schema/events.ts'
import { storedAnswerPlace } from '../store/sealed-columns.ts'
import type { OperatorTx, Tx } from '../store/store.ts'
import { sweepIdempotencyResults } from '../store/upkeep.ts'
import type { Context, Domain, IdempotencyClaim } from './context.ts'
import { homeOrg, type OrgScope, type OrgTarget } from './org-scope.ts'
import { isFromPartner, principalName } from './principal.ts'

/** How long a stored answer is presented again. */
const IDEMPOTENCY_KEPT_HOURS = 24

type AnyTx = Tx | OperatorTx
type Answer<T> = { readonly result: T } | { readonly refusal: DomainError }

// Results hold dates, secrets and bytes that JSON alone would lose.
const encode = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key]
    if (original instanceof Secret) return { $secret: original.reveal() }
    if (original instanceof Date) return { $date: original.toISOString() }
    return plain
  })

const revive = (_key: string, value: unknown): unknown => {
  if (value !== null && typeof value === 'object') {
    if ('$secret' in value) return new Secret(String(value.$secret))
    if ('$date' in value) return new Date(String(value.$date))
  }
  return value
}

interface StoredRefusal {
  readonly code: ErrorCode
  readonly message: string
  readonly field?: string
}
const encodeAnswer = (answer: Answer<unknown>): Secret => {
  if ('result' in answer) return new Secret(encode({ result: answer.result }))
  const { code, message, field } = answer.refusal
  return new Secret(encode({ refusal: { code, message, field } }))
}
const decodeAnswer = <T>(stored: Secret): Answer<T> => {
  const answer = JSON.parse(stored.reveal(), revive) as { result: T } | { refusal: StoredRefusal }
  if (!('refusal' in answer)) return { result: answer.result }
  const { code, message, field } = answer.refusal
  return { refusal: new DomainError(code, message, field === undefined ? {} : { field }) }
}

/** 429 and 5xx say nothing about the request itself, and a 401 nothing about its principal: a retry runs again. */
const isStored = (error: unknown): error is DomainError =>
  error instanceof DomainError &&
  !['unauthenticated', 'limit', 'unavailable', 'internal'].includes(error.kind)

type Place = OrgTarget | 'installation' | 'portfolio'

// With the scopes, so that a key never gets what a mightier one was answered, and one that replaced another still does.
const scopeHashOf = (
  { principal }: Context,
  { method, path, key }: IdempotencyClaim,
  { place, seen }: { readonly place: Place; readonly seen: boolean },
): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        principalName(principal),
        [...principal.scopes].sort(),
        seen,
        method,
        path,
        key,
        place,
      ]),
    )
    .digest()

const partnerOf = ({ principal }: Context): PartnerId | null =>
  'partnerId' in principal ? principal.partnerId : null

const takeLock = async (tx: AnyTx, scopeHash: Buffer): Promise<void> => {
  const key = scopeHash.readBigInt64BE().toString()
  // An advisory lock of this transaction: a crash lets go of it, and no marker is left behind.
  const [row] = await tx
    .select({ taken: sql<boolean>`pg_try_advisory_xact_lock(${key}::bigint)` })
    .from(sql`(select 1) as one`)
  if (row?.taken !== true) {
    throw new DomainError('idempotency.in_progress', 'A request with this Idempotency-Key is still running', {
      retryAfterSeconds: 1,
    })
  }
}

interface Slot {
  readonly scopeHash: Buffer
  readonly bodyHash: Buffer
  readonly place: SealedPlace
}

const findAnswer = async <T>(tx: AnyTx, ctx: Context, slot: Slot): Promise<Answer<T> | undefined> => {
  const since = new Date(ctx.domain.now().getTime() - IDEMPOTENCY_KEPT_HOURS * 3_600_000)
  const [row] = await tx
    .select({ requestHash: idempotencyResults.requestHash, sealed: idempotencyResults.sealed })
    .from(idempotencyResults)
    .where(and(eq(idempotencyResults.scopeHash, slot.scopeHash), gt(idempotencyResults.createdAt, since)))
  if (row === undefined) return undefined
  if (!slot.bodyHash.equals(row.requestHash)) {
    throw new DomainError('idempotency.mismatch', 'Idempotency-Key was used before with another body', {
      field: 'Idempotency-Key',
    })
  }
  ctx.trace.replayed = true
  return decodeAnswer<T>(ctx.domain.keyRing.open(row.sealed, slot.place))
}

const keepAnswer = async (
  tx: AnyTx,
  ctx: Context,
  slot: Slot,
  orgId: OrgScope['orgId'] | null,
  answer: Answer<unknown>,
) => {
  const row = {
    requestHash: slot.bodyHash,
    sealed: ctx.domain.keyRing.seal(encodeAnswer(answer), slot.place),
    createdAt: ctx.domain.now(),
  }
  await tx
    .insert(idempotencyResults)
    .values({
      ...row,
      scopeHash: slot.scopeHash,
      partnerId: partnerOf(ctx),
      orgId,
    })
    .onConflictDoUpdate({ target: idempotencyResults.scopeHash, set: row })
}

interface Slots {
  /** Where the answer to this request is kept. */
  readonly own: Slot
  /**
   * Where it may be besides: what the partner may have seen, anybody of the organization may get; what they alone were
   * answered, the partner never gets by a key that it has seen.
   */
  readonly seen: Slot | undefined
}

/** Where the answer to this request is kept, if it is to be answered once. */
const slotsOf = (ctx: Context, place: Place): Slots | undefined => {
  const claim = ctx.idempotency
  if (claim === undefined) return undefined
  // By the caller's key, which is not stored: a body with one weak secret in it cannot be guessed from the row.
  const bodyHash = createHmac('sha256', claim.key).update(claim.bodyHash).digest()
  const slotFor = (seen: boolean): Slot => {
    const scopeHash = scopeHashOf(ctx, claim, { place, seen })
    return {
      scopeHash,
      bodyHash,
      place: storedAnswerPlace(partnerOf(ctx), scopeHash),
    }
  }
  const seen = isFromPartner(ctx.principal)
  return { own: slotFor(seen), seen: seen ? undefined : slotFor(true) }
}

const findIn = async <T>(tx: AnyTx, ctx: Context, { own, seen }: Slots): Promise<Answer<T> | undefined> =>
  (await findAnswer<T>(tx, ctx, own)) ?? (seen && (await findAnswer<T>(tx, ctx, seen)))

/** Where a command's work happens. */
export interface Stage<Work extends { readonly tx: AnyTx }> {
  /** What the call is about; one key means another request in another place. */
  readonly place: Place
  /** Opens the transaction and lets the caller in; commits what the work did unless it throws. */
  readonly open: <T>(work: (work: Work) => Promise<T>) => Promise<T>
}

/**
 * Runs a command's work in one transaction. With an `Idempotency-Key` the work runs at most once: its result, or the
 * refusal it ended in, is sealed into the same transaction and presented again to whoever asks the same once more.
 * The stage is opened each time, so that a replay is never seen by someone who may no longer act.
 */
export const answerOnce = async <Work extends { readonly tx: AnyTx }, T>(
  ctx: Context,
  { place, open }: Stage<Work>,
  run: (work: Work) => Promise<T>,
): Promise<T> => {
  const slots = slotsOf(ctx, place)
  if (slots === undefined) return open(run)
  const answer = await open<Answer<T>>(async (work) => {
    await takeLock(work.tx, slots.own.scopeHash)
    const known = await findIn<T>(work.tx, ctx, slots)
    if (known !== undefined) return known
    const fresh = await settle(work.tx, () => run(work))
    await keepAnswer(work.tx, ctx, slots.own, confinedOrg(ctx, place), fresh)
    return fresh
  })
  if ('refusal' in answer) throw answer.refusal
  return answer.result
}

/**
 * The answer that this request was given before, if it is still kept: its result, or the refusal it ended in, thrown.
 * Only looks: `answerOnce` decides which of two requests at once runs.
 */
export const findStoredAnswer = async <Work extends { readonly tx: AnyTx }, T>(
  ctx: Context,
  { place, open }: Stage<Work>,
): Promise<{ readonly result: T } | undefined> => {
  const slots = slotsOf(ctx, place)
  if (slots === undefined) return undefined
  const answer = await open(({ tx }) => findIn<T>(tx, ctx, slots))
  if (answer !== undefined && 'refusal' in answer) throw answer.refusal
  return answer
}

/** The organization that row-level security has narrowed this transaction to. */
const confinedOrg = (ctx: Context, place: Place): OrgScope['orgId'] | null => {
  if (place === 'installation' || place === 'portfolio' || !('partnerId' in ctx.principal)) return null
  return place === 'own' ? homeOrg(ctx.principal) : place
}

// A savepoint lets the refused work go while the refusal itself is kept.
const settle = async <T>(tx: AnyTx, run: () => Promise<T>): Promise<Answer<T>> => {
  await tx.execute(sql`savepoint work`)
  try {
    return { result: await run() }
  } catch (error) {
    if (!isStored(error)) throw error
    await tx.execute(sql`rollback to savepoint work`)
    return { refusal: error }
  }
}

/** Deletes the answers that are no longer presented again. */
export const sweepStoredAnswers = ({ store, now }: Domain): Promise<void> =>
  sweepIdempotencyResults(store, new Date(now().getTime() - IDEMPOTENCY_KEPT_HOURS * 3_600_000))
