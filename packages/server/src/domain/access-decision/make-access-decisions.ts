import { and, eq, inArray } from 'drizzle-orm'
import type { OccurrenceId } from '../../kernel/ids.ts'
import { type AccessDecision, occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { checkOccurrences, occurrenceIdOf } from '../telemetry/occurrences.ts'
import { holdReporting } from '../telemetry/reporting-device.ts'
import type { ShownCredential } from '../telemetry/sort-occurrences.ts'
import { type NewOccurrence, newOccurrence, writeOccurrences } from '../telemetry/write-occurrences.ts'
import { circumstancesOf, type Known, readKnown } from './circumstances.ts'
import { decideAccess } from './decide-access.ts'
import { type BadgeUse, noteUse } from './note-use.ts'

/** Who stands at a door waits no longer than this; what is told later is not acted upon. */
const FRESH_SECONDS = 15
/** How far a clock may be ahead. */
const AHEAD_SECONDS_MAX = 60

/** What was decided about a credential that was shown. */
export interface Decided {
  readonly id: OccurrenceId
  readonly shown: ShownCredential
  readonly decision: AccessDecision
  /** Whether somebody may still be waiting. */
  readonly fresh: boolean
  /** How long the lock of the door is to be released; null where the door does not say. */
  readonly unlockSeconds: number | null
}

interface Made extends Decided {
  readonly occurrence: NewOccurrence & { readonly decision: AccessDecision }
}

/** Decides about one badge by what is known. */
const decide = (known: Known, shown: ShownCredential, now: Date): Made => {
  const age = (now.getTime() - shown.at.getTime()) / 1_000
  const fresh = age <= FRESH_SECONDS && age >= -AHEAD_SECONDS_MAX
  const moment = { at: age > FRESH_SECONDS ? shown.at : now, late: !fresh }
  const circumstances = circumstancesOf(known, shown, moment)
  const { badge } = circumstances
  const decision = { ...decideAccess(circumstances), ...(!fresh && { late: true as const }) }
  // Two badges at one moment are told apart, and nothing is kept of the value of one that nobody knows.
  const id = occurrenceIdOf(known.device.id, shown, ...(badge === undefined ? [] : [badge.id]))
  const door = known.doors.get(shown.data.door ?? '')
  const whose = badge && { membershipId: badge.membershipId }
  return {
    ...{ id, shown, decision, fresh, unlockSeconds: door?.unlockSeconds ?? null },
    occurrence: { ...newOccurrence(known.device.id, shown, now), id, decision, ...whose },
  }
}

/** What is answered about what was decided before: the same, unless it would let somebody in who is kept out by now. */
const stricter = (before: AccessDecision | null | undefined, now: AccessDecision): AccessDecision =>
  before == null || (before.authorization === 'allowed' && now.authorization !== 'allowed') ? now : before

/** What was decided before about what is told once more. */
const readDecisions = async (
  tx: Tx,
  { orgId }: OrgScope,
  made: readonly Made[],
): Promise<ReadonlyMap<OccurrenceId, AccessDecision | null>> => {
  const { id, decision } = occurrences
  const ids = made.map((one) => one.id)
  const here = and(eq(occurrences.orgId, orgId), inArray(id, ids))
  const rows = await tx.select({ id, decision }).from(occurrences).where(here)
  return new Map(rows.map((row) => [row.id, row.decision]))
}

const useOf = ({ device, doors }: Known, { shown, decision, occurrence }: Made): readonly BadgeUse[] => {
  const { badgeId, authentication } = decision
  if (badgeId === undefined || authentication !== 'accepted') return []
  const doorId = doors.get(shown.data.door ?? '')?.id ?? null
  return [{ badgeId, at: occurrence.at, doorId, locationId: device.locationId }]
}

/** The badges that were not used before, each once. */
const firstUsed = (known: Known, shown: readonly ShownCredential[], uses: readonly BadgeUse[]) => {
  const used = new Set(uses.map(({ badgeId }) => badgeId))
  const badges = shown.flatMap(({ data }) => known.badges(data.credential))
  return new Set(badges.flatMap(({ id, lastUsedAt }) => (lastUsedAt === null && used.has(id) ? [id] : [])))
}

/**
 * Decides about the badges that were shown to readers of a device, keeps each with its decision, and answers them in the
 * order given. What is told again was decided before, and lets nobody in who is kept out by now. It is telemetry: only that
 * a badge is used for the first time is an event. Throws `device.not_found`, and `request.invalid` for a door that the
 * device has never named.
 */
export const makeAccessDecisions = orgCommand({
  name: 'access_decision.make',
  scope: 'devices:report',
  event: 'badge.first_used',
  run: async (
    { tx, ctx, org, note, unchanged },
    { shown }: { readonly shown: readonly ShownCredential[] },
  ): Promise<readonly Decided[]> => {
    const { domain, principal } = ctx
    const device = await holdReporting(tx, org, principal)
    checkOccurrences(device.type, shown)
    const known = await readKnown({ tx, domain, org }, device, shown)
    const now = domain.now()
    const made = shown.map((one) => decide(known, one, now))
    const before = await readDecisions(tx, org, made)
    const added = made.filter(({ id }) => !before.has(id))
    const happened = added.map(({ occurrence }) => occurrence)
    await writeOccurrences(tx, org.partnerId, happened)
    const uses = added.flatMap((one) => useOf(known, one))
    await noteUse(tx, org, uses)
    const first = firstUsed(known, shown, uses)
    for (const badgeId of first) note({ ...org, subject: badgeId, data: { deviceId: device.id } })
    if (first.size === 0) unchanged()
    return made.map(({ occurrence: _, ...one }) => ({
      ...one,
      decision: stricter(before.get(one.id), one.decision),
    }))
  },
})
