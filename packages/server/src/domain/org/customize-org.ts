import { eq } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { enterOrg } from '../org-scope.ts'

export interface Customizations {
  readonly forceLowBandwidth: boolean | null
  /** Minutes without activity until a person is signed out. */
  readonly inactivityTimeout: number | null
}

const MINUTES_MAX = 525_600

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
    const { inactivityTimeout } = changes
    if (inactivityTimeout && (inactivityTimeout < 0 || inactivityTimeout > MINUTES_MAX)) {
      throw invalidField('inactivityTimeout', `must lie between 0 and ${MINUTES_MAX}`)
    }
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
