import { and, arrayContains, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ScheduleId } from '../../kernel/ids.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { alertRules, policies, schedules } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { scheduleAt, scheduleNotFound } from './schedule.ts'

const inUse = (user: string): DomainError =>
  new DomainError('schedule.in_use', `The schedule is used by ${user}`)

const requireUnused = async (tx: Tx, { orgId }: OrgScope, id: ScheduleId): Promise<void> => {
  for (const users of [policies, alertRules]) {
    const [user] = await tx
      .select({ name: users.name })
      .from(users)
      .where(and(eq(users.orgId, orgId), arrayContains(users.scheduleIds, [id])))
      .limit(1)
    if (user !== undefined) throw inUse(user.name)
  }
  const [grant] = await tx
    .select({ name: accessGrants.name })
    .from(accessGrants)
    .where(and(eq(accessGrants.orgId, orgId), eq(accessGrants.scheduleId, id)))
    .limit(1)
  if (grant !== undefined) throw inUse(grant.name)
}

/** Deletes a schedule that nothing goes by. */
export const deleteSchedule = orgCommand({
  name: 'schedule.delete',
  scope: 'devices:write',
  event: 'schedule.deleted',
  run: async ({ tx, org, note }, { scheduleId }: { readonly scheduleId: ScheduleId }): Promise<void> => {
    const here = scheduleAt(org, scheduleId)
    // Whoever comes to use it holds its row until they are done.
    const [known] = await tx.select({ name: schedules.name }).from(schedules).where(here).for('update')
    if (known === undefined) throw scheduleNotFound()
    await requireUnused(tx, org, scheduleId)
    await tx.delete(schedules).where(here)
    note({ ...org, subject: scheduleId, data: { name: known.name } })
  },
})
