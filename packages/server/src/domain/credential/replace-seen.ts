import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm'
import type { CredentialId, ProjectId, UserId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { memberships } from '../../store/schema/people.ts'
import { teamProvisions } from '../../store/schema/team-provisions.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand, type Report } from '../command.ts'
import type { Context } from '../context.ts'
import { endHoldings } from '../membership/end-holdings.ts'
import type { OrgScope } from '../org-scope.ts'
import { isFromPartner, type PersonPrincipal, type TenantPrincipal } from '../principal.ts'
import type { OrgRole } from '../roles.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'
import { certificateOf } from './keys.ts'

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

/** Until when the partner held a key that shows the organization's agents, and so their tokens: in ms, or endlessly. */
const heldUntilMs = async (tx: Tx, { orgId }: OrgScope): Promise<number> => {
  const held = await tx
    .select({ revokedAt: credentials.revokedAt, expiresAt: credentials.expiresAt })
    .from(credentials)
    .where(
      and(
        eq(credentials.orgId, orgId),
        eq(credentials.seenByPartner, true),
        inArray(credentials.kind, ['org_key', 'project_key']),
      ),
    )
  const ends = held.map(({ revokedAt, expiresAt }) =>
    Math.min(...[revokedAt, expiresAt].map((end) => end?.getTime() ?? Number.POSITIVE_INFINITY)),
  )
  return Math.max(Number.NEGATIVE_INFINITY, ...ends)
}

/** The live credentials that the partner was shown, made, or could read. */
const seenRows = async (tx: Tx, org: OrgScope) => {
  const rows = await tx
    .select()
    .from(credentials)
    .where(and(eq(credentials.orgId, org.orgId), isNull(credentials.revokedAt)))
    .orderBy(credentials.id)
  const untilMs = await heldUntilMs(tx, org)
  return rows.filter(
    ({ seenByPartner, kind, createdAt }) =>
      seenByPartner || (kind === 'agent_token' && createdAt.getTime() < untilMs),
  )
}

type Row = Awaited<ReturnType<typeof seenRows>>[number]
const isOfOrg = (row: Row): row is Row & { readonly kind: SeenCredential['kind'] } =>
  row.kind !== 'partner_key'

/** The live keys of an organization that its partner has held in its hands. */
export const listSeenCredentials = async (tx: Tx, org: OrgScope): Promise<readonly SeenCredential[]> =>
  (await seenRows(tx, org))
    .filter(isOfOrg)
    .map(({ id, kind, name, hint, createdAt }) => ({ id, kind, name, hint, createdAt }))

/** Somebody whose place in the organization comes from the partner, or from a key that it holds. */
export interface GivenPlace {
  readonly email: string
  readonly role: OrgRole
}

const isGiven = ({ orgId }: OrgScope) =>
  and(eq(memberships.orgId, orgId), eq(memberships.fromPartner, true), ne(memberships.role, 'owner'))

/** The places in an organization that its partner could give. */
export const listGivenPlaces = (tx: Tx, org: OrgScope): Promise<readonly GivenPlace[]> =>
  tx
    .select({ email: memberships.email, role: memberships.role })
    .from(memberships)
    .where(isGiven(org))
    .orderBy(memberships.id)

interface Replacing {
  readonly tx: Tx
  readonly ctx: Context<TenantPrincipal | PersonPrincipal>
  readonly forget: Report['forget']
}

/** Takes those places back, with their invitations and what their people hold besides; whoever asks keeps their own. */
const takeBackPlaces = async (
  { tx, ctx, forget }: Replacing,
  org: OrgScope,
  asking: UserId | undefined,
): Promise<readonly GivenPlace[]> => {
  const lost = await tx
    .delete(memberships)
    .where(and(isGiven(org), asking && or(isNull(memberships.userId), ne(memberships.userId, asking))))
    .returning({ email: memberships.email, role: memberships.role, userId: memberships.userId })
  for (const { userId } of lost)
    await endHoldings({ tx, forget }, ctx.domain, org, { userId, keeps: new Set() })
  return lost.map(({ email, role }) => ({ email, role }))
}

/** Ends the open team links that the partner may hold. */
const endSeenProvisions = async (tx: Tx, now: Date, { orgId }: OrgScope): Promise<ReadonlySet<ProjectId>> => {
  const ended = await tx
    .update(teamProvisions)
    .set({ expiresAt: now })
    .where(
      and(
        eq(teamProvisions.orgId, orgId),
        eq(teamProvisions.fromPartner, true),
        isNull(teamProvisions.claimedAt),
        gt(teamProvisions.expiresAt, now),
      ),
    )
    .returning({ projectId: teamProvisions.projectId })
  return new Set(ended.map(({ projectId }) => projectId))
}

/** What was done about all that the partner holds. */
export interface Replaced {
  /** The keys that took the place of those it has seen. */
  readonly credentials: readonly ReplacedCredential[]
  /** Who has lost a place that the partner could give. */
  readonly places: readonly GivenPlace[]
}

const replaceKeys = async (
  { tx, ctx, forget }: Replacing,
  org: OrgScope,
): Promise<readonly ReplacedCredential[]> => {
  const { domain, principal } = ctx
  const now = domain.now()
  const ended = await endSeenProvisions(tx, now, org)
  const rows = (await seenRows(tx, org)).filter(isOfOrg)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await tx.update(credentials).set({ revokedAt: now }).where(inArray(credentials.id, ids))
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
      certificate: certificateOf(row),
      // Whoever asks is told the new keys, and that may be the partner.
      seenByPartner: isFromPartner(principal),
    })
    // What a key may do is no more for being new.
    await storeCredential(tx, { ...fresh, row: { ...fresh.row, scopes } })
    replaced.push({ kind, name, token: fresh.token })
  }
  return replaced
}

/**
 * Makes a new key for each one that the partner has seen; the old ones are refused before this answers. Places in the
 * organization that the partner could give end, and so do the team links that it may hold.
 */
export const replaceSeen = async (work: Replacing, org: OrgScope): Promise<Replaced> => {
  const { principal } = work.ctx
  const asking = principal.kind === 'person' ? principal.person.userId : principal.user?.id
  // The places first: what their people hold ends with them, and has no successor.
  const places = await takeBackPlaces(work, org, asking)
  return { credentials: await replaceKeys(work, org), places }
}

/** What an event says of a replacement: kinds of keys, and whose places ended. */
export const replacedInShort = ({ credentials: fresh, places }: Replaced) => ({
  kinds: fresh.map(({ kind }) => kind),
  ...(places.length > 0 && { places: places.map(({ email }) => email) }),
})

/** Replaces every key that the partner has seen, and takes back the places that it could give (PRODUCT rule 10). */
export const rotateSeenCredentials = orgCommand({
  name: 'credential.rotate_seen',
  scope: 'org:manage',
  despiteHold: true,
  event: 'org.credentials_rotated',
  run: async ({ tx, ctx, org, note, unchanged, forget }, _input: undefined): Promise<Replaced> => {
    const replaced = await replaceSeen({ tx, ctx, forget }, org)
    if (replaced.credentials.length + replaced.places.length === 0) unchanged()
    else note({ ...org, subject: org.orgId, data: replacedInShort(replaced) })
    return replaced
  },
})
