import { and, arrayContains, asc, eq } from 'drizzle-orm'
import type { PolicyId, ScheduleId } from '../../kernel/ids.ts'
import { policies, type ScheduledTriggers, schedules, type Trigger } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { type Schedule, scheduleAt, scheduleColumns, scheduleNotFound } from '../schedule/schedule.ts'
import type { PolicyKind } from './policy.ts'

/** A policy, with the schedules in it. */
export interface Policy {
  readonly id: PolicyId
  readonly kind: PolicyKind
  readonly name: string
  readonly description: string | null
  readonly triggers: readonly Trigger[]
  readonly ajarSeconds: number | null
  readonly scheduled: readonly (Omit<ScheduledTriggers, 'scheduleId'> & { readonly schedule: Schedule })[]
}

type Row = typeof policies.$inferSelect

const withSchedules = async (
  tx: Tx,
  { orgId }: OrgScope,
  rows: readonly Row[],
): Promise<readonly Policy[]> => {
  if (rows.length === 0) return []
  const known = await tx.select(scheduleColumns).from(schedules).where(eq(schedules.orgId, orgId))
  const byId = new Map(known.map((schedule) => [schedule.id, schedule]))
  return rows.map(({ id, kind, name, description, triggers, ajarSeconds, scheduled }) => ({
    ...{ id, kind, name, description, triggers, ajarSeconds },
    scheduled: scheduled.flatMap(({ scheduleId, ...rest }) => {
      const schedule = byId.get(scheduleId)
      return schedule === undefined ? [] : [{ ...rest, schedule }]
    }),
  }))
}

/** Lists the policies of one kind, oldest first. */
export const listPolicies = orgQuery({
  name: 'policy.list',
  scope: 'devices:read',
  run: async ({ tx, org }, { kind }: { readonly kind: PolicyKind }): Promise<readonly Policy[]> => {
    const here = and(eq(policies.orgId, org.orgId), eq(policies.kind, kind))
    return withSchedules(tx, org, await tx.select().from(policies).where(here).orderBy(asc(policies.id)))
  },
})

/** Lists the policies of every kind that go by a schedule, oldest first. Throws `schedule.not_found`. */
export const listPoliciesUsing = orgQuery({
  name: 'policy.list_using',
  scope: 'devices:read',
  run: async (
    { tx, org },
    { scheduleId }: { readonly scheduleId: ScheduleId },
  ): Promise<readonly Policy[]> => {
    const [known] = await tx.select({ id: schedules.id }).from(schedules).where(scheduleAt(org, scheduleId))
    if (known === undefined) throw scheduleNotFound()
    const here = and(eq(policies.orgId, org.orgId), arrayContains(policies.scheduleIds, [scheduleId]))
    return withSchedules(tx, org, await tx.select().from(policies).where(here).orderBy(asc(policies.id)))
  },
})
