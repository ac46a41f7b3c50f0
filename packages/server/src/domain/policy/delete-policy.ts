import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { PolicyId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { locations } from '../../store/schema/locations.ts'
import { policies } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { type PolicyKind, policyAt, policyNotFound } from './policy.ts'

/** What goes by a policy: a location, or else a device. */
const findUser = async (
  tx: Tx,
  { orgId }: OrgScope,
  id: PolicyId,
): Promise<{ readonly name: string } | undefined> => {
  const [location] = await tx
    .select({ name: locations.name })
    .from(locations)
    .where(and(eq(locations.orgId, orgId), eq(locations.policyId, id)))
    .limit(1)
  if (location !== undefined) return location
  const [device] = await tx
    .select({ name: devices.name })
    .from(devices)
    .where(and(eq(devices.orgId, orgId), eq(devices.policyId, id), isNull(devices.removedAt)))
    .limit(1)
  return device
}

const requireUnused = async (tx: Tx, org: OrgScope, id: PolicyId): Promise<void> => {
  const user = await findUser(tx, org, id)
  if (user !== undefined) throw new DomainError('policy.in_use', `The policy is used by ${user.name}`)
}

interface Input {
  readonly policyId: PolicyId
  readonly kind: PolicyKind
}

/** Deletes a policy that nothing goes by. */
export const deletePolicy = orgCommand({
  name: 'policy.delete',
  scope: 'devices:write',
  event: 'policy.deleted',
  run: async ({ tx, org, note }, { policyId, kind }: Input): Promise<void> => {
    const here = and(policyAt(org, policyId), eq(policies.kind, kind))
    // Whoever comes to use it holds its row until they are done.
    const [known] = await tx.select({ name: policies.name }).from(policies).where(here).for('update')
    if (known === undefined) throw policyNotFound()
    await requireUnused(tx, org, policyId)
    await tx.delete(policies).where(here)
    note({ ...org, subject: policyId, data: { kind, name: known.name } })
  },
})
