import { eq } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import type { Tx } from '../../store/store.ts'
import { instructionsThatCount } from '../ai-instructions.ts'
import { isClientWithId } from '../client-org.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { holdEntry, type OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { checkProfile, ORG_NAME_CHARACTERS_MAX } from './org.ts'

/** What an organization is to the product that serves it. */
export interface OrgProfile {
  readonly id: OrgId
  readonly name: string
  readonly externalId: string | null
  readonly widgetToken: string | null
  readonly website: string | null
  readonly language: string
  /** What its agents go by: its own instructions, or else its partner's default. */
  readonly aiInstructions: string | null
  readonly createdAt: Date
}

const PROFILE = {
  id: orgs.id,
  name: orgs.name,
  externalId: orgs.externalId,
  widgetToken: orgs.widgetToken,
  website: orgs.website,
  language: orgs.language,
  aiInstructions: instructionsThatCount,
  createdAt: orgs.createdAt,
}

const profileOf = async (tx: Tx, { orgId }: OrgScope): Promise<OrgProfile> => {
  const [row] = await tx
    .select(PROFILE)
    .from(orgs)
    .innerJoin(partners, eq(partners.id, orgs.partnerId))
    .where(isClientWithId(orgId))
  // A partner's own organization is none of its clients.
  if (row === undefined) throw orgNotFound()
  return row
}

/** Reads what an organization is to the product that serves it. */
export const readOrgProfile = orgQuery({
  name: 'org_profile.read',
  scope: 'orgs:read',
  run: ({ tx, org }): Promise<OrgProfile> => profileOf(tx, org),
})

/** What is given is changed; `null` takes a value back. */
interface ProfileChanges {
  readonly name?: string | undefined
  readonly website?: string | null | undefined
  readonly language?: string | undefined
  /** `null`: the partner's default again. */
  readonly aiInstructions?: string | null | undefined
}

/** Changes what an organization is to the product that serves it, and answers all of it. */
export const changeOrgProfile = orgCommand({
  name: 'org_profile.change',
  scope: 'orgs:write',
  event: 'org_profile.changed',
  run: async ({ tx, ctx, org, note, unchanged }, wish: ProfileChanges): Promise<OrgProfile> => {
    if (wish.name !== undefined) checkedName('name', wish.name, ORG_NAME_CHARACTERS_MAX)
    checkProfile(wish)
    const here = isClientWithId(org.orgId)
    await holdEntry(tx, ctx, org, 'update')
    const [known] = await tx.select().from(orgs).where(here)
    if (known === undefined) throw orgNotFound()
    const changed: ProfileChanges = Object.fromEntries(
      Object.entries(wish).filter(
        ([field, value]) => value !== undefined && value !== known[field as keyof ProfileChanges],
      ),
    )
    if (Object.keys(changed).length === 0) {
      unchanged()
      return profileOf(tx, org)
    }
    await tx.update(orgs).set(changed).where(here)
    note({ ...org, subject: org.orgId, data: { changed } })
    return profileOf(tx, org)
  },
})
