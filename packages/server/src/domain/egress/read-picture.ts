import { and, asc, desc, eq, isNull, or } from 'drizzle-orm'
import type { AgentId, OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'
import { agentSecrets } from '../../store/schema/agent-secrets.ts'
import { claimLinks } from '../../store/schema/credentials.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import { agents } from '../../store/schema/projects.ts'
import { rules } from '../../store/schema/rules.ts'
import { budgets, secrets, spend } from '../../store/schema/secrets.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { MonthlySpend } from './ledger.ts'
import { indexSecrets, type KnownAgent, type Picture, readRule } from './picture.ts'

/** An organization of a partner. */
export interface Place {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
}

const readOrg = async (tx: Tx, { partnerId, orgId }: Place) => {
  const [org] = await tx
    .select({
      name: orgs.name,
      policyMode: orgs.policyMode,
      gatewayStoppedAt: orgs.gatewayStoppedAt,
      holds: holdColumns,
      partner: { active: partners.active, gatewayStoppedAt: partners.gatewayStoppedAt },
    })
    .from(orgs)
    .innerJoin(partners, eq(partners.id, orgs.partnerId))
    .where(and(eq(orgs.partnerId, partnerId), eq(orgs.id, orgId)))
  return org
}

const readAgents = async (tx: Tx, { orgId }: Place): Promise<ReadonlyMap<AgentId, KnownAgent>> => {
  const rows = await tx.select().from(agents).where(eq(agents.orgId, orgId))
  const assignments = await tx
    .select({ agentId: agentSecrets.agentId, secretId: agentSecrets.secretId })
    .from(agentSecrets)
    .where(eq(agentSecrets.orgId, orgId))
  const granted = new Map<AgentId, Set<SecretId>>()
  for (const { agentId, secretId } of assignments)
    granted.set(agentId, (granted.get(agentId) ?? new Set<SecretId>()).add(secretId))
  return new Map(
    rows.map(({ id, projectId, name, identifier, isDefault, secretMode, gatewayStoppedAt }) => {
      const its = granted.get(id) ?? new Set<SecretId>()
      const assigned = secretMode === 'selective' ? its : undefined
      const isStopped = gatewayStoppedAt !== null
      return [id, { id, projectId, name, identifier, isDefault, isStopped, assigned, granted: its }]
    }),
  )
}

/** The organization's own and its projects'; its partner's too, until it detaches. */
const readSecrets = (tx: Tx, { orgId }: Place, isManaged: boolean) =>
  tx
    .select()
    .from(secrets)
    .where(
      and(
        eq(secrets.enabled, true),
        or(eq(secrets.orgId, orgId), isManaged ? eq(secrets.tier, 'partner') : undefined),
      ),
    )

const readRules = (tx: Tx, { orgId }: Place) =>
  tx
    .select()
    .from(rules)
    .where(and(eq(rules.orgId, orgId), eq(rules.enabled, true)))
    .orderBy(asc(rules.id))

const readBudgets = (tx: Tx, { orgId }: Place) =>
  tx
    .select({
      secretId: budgets.secretId,
      limitCents: budgets.limitCents,
      period: budgets.period,
      enforcement: budgets.enforcement,
    })
    .from(budgets)
    .where(eq(budgets.orgId, orgId))

const readSpends = async (tx: Tx, { orgId }: Place): Promise<readonly MonthlySpend[]> =>
  tx
    .select({
      orgId: spend.orgId,
      secretId: spend.secretId,
      month: spend.periodStart,
      nanoDollars: spend.nanoDollars,
    })
    .from(spend)
    .where(eq(spend.orgId, orgId))

/** The link that is or was the live one: one that has expired leads to a page that says whom to ask. */
const readClaimLink = async (tx: Tx, { orgId }: Place) => {
  const [link] = await tx
    .select({ id: claimLinks.id, sealed: claimLinks.sealed })
    .from(claimLinks)
    .where(and(eq(claimLinks.orgId, orgId), isNull(claimLinks.usedAt), isNull(claimLinks.replacedAt)))
    .orderBy(desc(claimLinks.id))
    .limit(1)
  return link
}

/** A picture, and what the organization has spent. */
export interface ReadPicture {
  readonly picture: Picture
  readonly spends: readonly MonthlySpend[]
}

/**
 * Reads all that decides about the requests of an organization's agents; undefined where it is gone. The transaction
 * reaches the one organization, and so of its partner's secrets what it inherits.
 */
export const readPictureIn = async (tx: Tx, place: Place): Promise<ReadPicture | undefined> => {
  const org = await readOrg(tx, place)
  if (org === undefined) return undefined
  const { status } = org.holds
  const known = await readBudgets(tx, place)
  const picture: Picture = {
    partnerId: place.partnerId,
    orgId: place.orgId,
    orgName: org.name,
    status,
    holds: org.holds,
    partnerActive: org.partner.active,
    isStopped: org.gatewayStoppedAt !== null || org.partner.gatewayStoppedAt !== null,
    policyMode: org.policyMode,
    claimLink: status === 'unclaimed' ? await readClaimLink(tx, place) : undefined,
    agents: await readAgents(tx, place),
    secrets: indexSecrets(await readSecrets(tx, place, status !== 'detached')),
    rules: (await readRules(tx, place)).map(readRule),
    budgets: new Map(status === 'detached' ? [] : known.map((budget) => [budget.secretId, budget])),
  }
  return { picture, spends: await readSpends(tx, place) }
}

/** As `readPictureIn`, in a transaction of its own. */
export const readPicture = (store: Store, place: Place): Promise<ReadPicture | undefined> =>
  store.asTenant(place, (tx) => readPictureIn(tx, place), { readOnly: true })
