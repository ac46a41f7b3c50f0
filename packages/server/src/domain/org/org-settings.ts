import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { orgQuery } from '../query.ts'

/** What an organization's own people set for all of its projects. */
export interface OrgSettings {
  /** What becomes of a request that no rule speaks of. */
  readonly policyMode: 'allow' | 'deny'
}

const columns = { policyMode: orgs.policyMode }

/** Reads the settings of an organization. */
export const readOrgSettings = orgQuery({
  name: 'org.read_settings',
  scope: 'org:manage',
  run: async ({ tx, org }): Promise<OrgSettings> => {
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId))
    if (known === undefined) throw orgNotFound()
    return known
  },
})

/** Changes the settings of an organization and answers them. */
export const changeOrgSettings = orgCommand({
  name: 'org.change_settings',
  scope: 'org:manage',
  event: 'org.settings_changed',
  run: async ({ tx, org, note, unchanged }, { policyMode }: OrgSettings): Promise<OrgSettings> => {
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId)).for('update')
    if (known === undefined) throw orgNotFound()
    if (known.policyMode === policyMode) {
      unchanged()
      return known
    }
    await tx.update(orgs).set({ policyMode }).where(eq(orgs.id, org.orgId))
    note({ ...org, subject: org.orgId, data: { changed: { policyMode } } })
    return { policyMode }
  },
})
