import { eq } from 'drizzle-orm'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { type Customizations, checkCustomizations } from '../customizations.ts'
import { orgNotFound } from '../entry-rule.ts'
import { holdEntry } from '../org-scope.ts'

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
    await holdEntry(tx, ctx, org, 'update')
    const [known] = await tx.select(columns).from(orgs).where(eq(orgs.id, org.orgId))
    if (known === undefined) throw orgNotFound()
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
