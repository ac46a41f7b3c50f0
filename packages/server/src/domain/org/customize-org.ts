import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { type Customizations, checkCustomizations } from '../customizations.ts'
import { orgNotFound } from '../entry-rule.ts'
import { enterOrg } from '../org-scope.ts'

const columns = { forceLowBandwidth: orgs.forceLowBandwidth, inactivityTimeout: orgs.inactivityTimeout }

/** Changes the settings of an organization that are given and answers all of them. */
export const customizeOrg = orgCommand({
  name: 'org.customize',
  scope: 'orgs:write',
  event: 'org.customized',
  run: async (
    { tx, ctx, org, note, unchanged },
    changes: Partial<Customizations>,
  ): Promise<Customizations> => {
    checkCustomizations(changes)
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId)).for('update')
    if (known === undefined) throw orgNotFound()
    // Asked once more now that nobody else can change who is let in.
    await enterOrg(tx, ctx, org.orgId)
    const next = { ...known, ...changes }
    if (
      next.forceLowBandwidth === known.forceLowBandwidth &&
      next.inactivityTimeout === known.inactivityTimeout
    ) {
      unchanged()
      return known
    }
    await tx.update(orgs).set(next).where(eq(orgs.id, org.orgId))
    note({ ...org, subject: org.orgId, data: { changed: changes } })
    return next
  },
})
