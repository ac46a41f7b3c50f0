import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, type SQL } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId, SecretId } from '../../kernel/ids.ts'
import { projects } from '../../store/schema/projects.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import type { Note } from '../event/record-event.ts'
import { wrongPlace } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'
import {
  changedColumns,
  type NewSecret,
  newSecretRow,
  requireChanges,
  SECRETS_MAX,
  type SecretChanges,
  type ShownSecret,
  secretNotFound,
  shownColumns,
  valueColumns,
} from './secret.ts'

type Row = typeof secrets.$inferSelect
/** Whose secrets an operation works on: a partner's, an organization's or a project's own. */
export type Tier = Pick<Row, 'partnerId' | 'orgId' | 'projectId' | 'tier'>

const here = ({ partnerId, tier, orgId, projectId }: Tier): SQL | undefined =>
  and(
    eq(secrets.partnerId, partnerId),
    eq(secrets.tier, tier),
    orgId === null ? undefined : eq(secrets.orgId, orgId),
    projectId === null ? undefined : eq(secrets.projectId, projectId),
  )

const noteOf = ({ partnerId, orgId }: Tier, subject: SecretId, data: Note['data']): Note => ({
  partnerId,
  subject,
  ...(orgId !== null && { orgId }),
  ...(data !== undefined && { data }),
})

/** The secrets of an organization, or of one of its projects; throws where there is no such project. */
export const tierInOrg = async (
  tx: Tx,
  { principal }: Context<TenantPrincipal>,
  { partnerId, orgId }: OrgScope,
  projectId: ProjectId | undefined,
): Promise<Tier> => {
  const ownProject =
    principal.kind === 'project' || principal.kind === 'agent' ? principal.projectId : undefined
  if (projectId === undefined) {
    if (ownProject !== undefined) throw wrongPlace()
    return { partnerId, orgId, projectId: null, tier: 'organization' }
  }
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.orgId, orgId), eq(projects.id, projectId)))
  if (project === undefined || (ownProject !== undefined && ownProject !== projectId))
    throw new DomainError('project.not_found', 'Project not found')
  return { partnerId, orgId, projectId, tier: 'project' }
}

/** Lists what a tier holds, oldest first. */
export const listTier = (tx: Tx, tier: Tier): Promise<readonly ShownSecret[]> =>
  tx.select(shownColumns).from(secrets).where(here(tier)).orderBy(asc(secrets.id))

const requireRoom = async (tx: Tx, tier: Tier): Promise<void> => {
  const [last] = await tx
    .select({ id: secrets.id })
    .from(secrets)
    .where(here(tier))
    .offset(SECRETS_MAX - 1)
    .limit(1)
  if (last !== undefined)
    throw new DomainError('secret.too_many', `There may be at most ${SECRETS_MAX} secrets in one place`)
}

/** Stores a secret in a tier. */
export const addToTier = async (
  tx: Tx,
  ctx: Context,
  tier: Tier,
  given: NewSecret,
): Promise<{ readonly secret: ShownSecret; readonly note: Note }> => {
  const secret = newSecretRow(ctx, tier, given)
  await requireRoom(tx, tier)
  await tx.insert(secrets).values(secret)
  const { name, type, hostPattern } = secret
  return { secret, note: noteOf(tier, secret.id, { tier: tier.tier, name, type, hostPattern }) }
}

/** Changes a secret of a tier; answers nothing where everything was so already. */
export const changeInTier = async (
  tx: Tx,
  ctx: Context,
  tier: Tier,
  secretId: SecretId,
  changes: SecretChanges,
): Promise<Note | undefined> => {
  requireChanges(changes)
  const which = and(here(tier), eq(secrets.id, secretId))
  const [known] = await tx.select().from(secrets).where(which).for('update')
  if (known === undefined) throw secretNotFound()
  const columns = Object.entries(changedColumns(known, changes)).filter(
    ([column, value]) => !isDeepStrictEqual(value, known[column as keyof Row]),
  )
  const value = changes.value && valueColumns(ctx, known, changes.value)
  if (columns.length === 0 && value === undefined) return undefined
  const changed = Object.fromEntries(columns)
  await tx
    .update(secrets)
    .set({ ...changed, ...value, updatedAt: ctx.domain.now() })
    .where(which)
  // A format may hold more than its hole, so of an injection the event says only that it changed.
  const said = Object.fromEntries(
    columns.map(([column, now]) => [column, column === 'injection' ? true : now]),
  )
  return noteOf(tier, secretId, {
    tier: tier.tier,
    name: changed['name'] ?? known.name,
    changed: { ...said, ...(value !== undefined && { value: true }) },
  })
}

/** Deletes a secret of a tier, with its budgets. */
export const deleteFromTier = async (tx: Tx, tier: Tier, secretId: SecretId): Promise<Note> => {
  const [gone] = await tx
    .delete(secrets)
    .where(and(here(tier), eq(secrets.id, secretId)))
    .returning({ name: secrets.name })
  if (gone === undefined) throw secretNotFound()
  return noteOf(tier, secretId, { tier: tier.tier, name: gone.name })
}
