import { and, eq } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { isClientWithId } from '../client-org.ts'
import { partnerCommand } from '../command.ts'
import { requireCommercialClient } from '../commercial-client.ts'
import { orgNotFound } from '../entry-rule.ts'

interface Input {
  readonly orgId: OrgId
  readonly enabled: boolean | undefined
}

/** Says whether a client is mailed about the end of its licences, besides its partner. */
export const switchLicenceMails = partnerCommand({
  name: 'licence.switch_mails',
  scope: 'licences:write',
  event: 'licence_mails.switched',
  run: async ({ tx, ctx, note, unchanged }, { orgId, enabled }: Input): Promise<void> => {
    const { partnerId } = ctx.principal
    const isTheClient = and(eq(orgs.partnerId, partnerId), isClientWithId(orgId))
    const [known] = await tx
      .select({ enabled: orgs.licenceMails })
      .from(orgs)
      .where(isTheClient)
      .for('no key update')
    if (known === undefined) throw orgNotFound()
    // Asked now that nobody else can change its standing.
    await requireCommercialClient(tx, orgId, ctx.domain.now())
    if (enabled === undefined) throw invalidField('enabled', 'is required')
    if (known.enabled === enabled) return unchanged()
    await tx.update(orgs).set({ licenceMails: enabled }).where(isTheClient)
    note({ partnerId, orgId, subject: orgId, data: { enabled } })
  },
})
