import { and, eq, exists, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { CredentialId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand, type Report } from '../command.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'

/** A key of an organization as its own people see it: never the key itself. */
export interface SeenCredential {
  readonly id: CredentialId
  readonly kind: 'org_key' | 'project_key' | 'agent_token'
  readonly name: string
  readonly hint: string
  readonly createdAt: Date
}

/** A key made in the place of one that the partner has seen; shown this once. */
export interface ReplacedCredential {
  readonly kind: SeenCredential['kind']
  readonly name: string
  readonly token: Secret
}

const seenRows = async (tx: Tx, { orgId }: OrgScope) =>
  tx
    .select()
    .from(credentials)
    .where(
      and(eq(credentials.orgId, orgId), eq(credentials.seenByPartner, true), isNull(credentials.revokedAt)),
    )
    .orderBy(credentials.id)

type Row = Awaited<ReturnType<typeof seenRows>>[number]
const isOfOrg = (row: Row): row is Row & { readonly kind: SeenCredential['kind'] } =>
  row.kind !== 'partner_key'

/** The live keys of an organization that its partner has held in its hands. */
export const listSeenCredentials = async (tx: Tx, org: OrgScope): Promise<readonly SeenCredential[]> =>
  (await seenRows(tx, org))
    .filter(isOfOrg)
    .map(({ id, kind, name, hint, createdAt }) => ({ id, kind, name, hint, createdAt }))

/**
 * Counts every key of an organization as seen by its partner, if the partner held one that could make or show the
 * others. Done by the claim, which ends that time.
 */
export const countAllAsSeen = async (tx: Tx, { orgId }: OrgScope): Promise<void> => {
  const ofOrg = eq(credentials.orgId, orgId)
  const [held] = await tx
    .select({ id: credentials.id })
    .from(credentials)
    .where(
      and(ofOrg, eq(credentials.seenByPartner, true), inArray(credentials.kind, ['org_key', 'project_key'])),
    )
    .limit(1)
  if (held !== undefined) await tx.update(credentials).set({ seenByPartner: true }).where(ofOrg)
}

/** Ends the team links that were made while nobody owned the organization: the partner may hold them. */
const endSeenProvisions = async (tx: Tx, now: Date, { orgId }: OrgScope): Promise<ReadonlySet<ProjectId>> => {
  const madeUnclaimed = exists(
    tx
      .select({ id: orgs.id })
      .from(orgs)
      .where(
        and(
          eq(orgs.id, teamProvisions.orgId),
          or(isNull(orgs.claimedAt), lte(teamProvisions.createdAt, orgs.claimedAt)),
        ),
      ),
  )
  const ended = await tx
    .update(teamProvisions)
    .set({ expiresAt: now })
    .where(
      and(
        eq(teamProvisions.orgId, orgId),
        isNull(teamProvisions.claimedAt),
        gt(teamProvisions.expiresAt, now),
        madeUnclaimed,
      ),
    )
    .returning({ projectId: teamProvisions.projectId })
  return new Set(ended.map(({ projectId }) => projectId))
}

/**
 * Makes a new key for each one that the partner has seen; the old ones are refused before this answers. Places in the
 * team that the partner may hold the link to end, and their keys with them.
 */
export const replaceSeen = async (
  tx: Tx,
  domain: Domain,
  org: OrgScope,
  forget: Report['forget'],
): Promise<readonly ReplacedCredential[]> => {
  const ended = await endSeenProvisions(tx, domain.now(), org)
  const rows = (await seenRows(tx, org)).filter(isOfOrg)
  if (rows.length === 0) return []
  await tx
    .update(credentials)
    .set({ revokedAt: domain.now() })
    .where(
      inArray(
        credentials.id,
        rows.map(({ id }) => id),
      ),
    )
  const replaced: ReplacedCredential[] = []
  for (const row of rows) {
    const { id, kind, name, format, partnerId, orgId, projectId, agentId, userId, expiresAt, scopes } = row
    forget({ credentialId: id })
    if (projectId !== null && ended.has(projectId)) continue
    const fresh = await prepareCredential(domain, {
      ...{ kind, name, format, partnerId, expiresAt },
      ...(orgId !== null && { orgId }),
      ...(projectId !== null && { projectId }),
      ...(agentId !== null && { agentId }),
      ...(userId !== null && { userId }),
    })
    // What a key may do is no more for being new.
    await storeCredential(tx, { ...fresh, row: { ...fresh.row, scopes } })
    replaced.push({ kind, name, token: fresh.token })
  }
  return replaced
}

/** Replaces every key that the partner has seen (PRODUCT rule 10). */
export const rotateSeenCredentials = orgCommand({
  name: 'credential.rotate_seen',
  scope: 'org:manage',
  despiteHold: true,
  event: 'org.credentials_rotated',
  run: async (
    { tx, ctx, org, note, unchanged, forget },
    _input: undefined,
  ): Promise<readonly ReplacedCredential[]> => {
    const replaced = await replaceSeen(tx, ctx.domain, org, forget)
    if (replaced.length === 0) unchanged()
    else note({ ...org, subject: org.orgId, data: { kinds: replaced.map(({ kind }) => kind) } })
    return replaced
  },
})
