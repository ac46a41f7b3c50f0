import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { PartnerId } from '../../kernel/ids.ts'
import { partners } from '../../store/schema/partners.ts'
import { operatorCommand } from '../command.ts'
import { checkPartnerSettings, type Partner, type PartnerSettings } from './partner.ts'

interface Input {
  readonly partnerId: PartnerId
  readonly changes: Partial<PartnerSettings>
}

/** Changes a partner's settings; deactivating one refuses all of its credentials from this moment. */
export const changePartner = operatorCommand({
  name: 'partner.change',
  scope: 'partners:write',
  event: 'partner.changed',
  run: async ({ tx, ctx, note, unchanged, forget }, { partnerId, changes }: Input): Promise<Partner> => {
    checkPartnerSettings(changes)
    const [known] = await tx.select().from(partners).where(eq(partners.id, partnerId)).for('update')
    if (known === undefined) throw new DomainError('partner.not_found', 'Partner not found')
    const changed = Object.entries(changes).filter(
      ([field, value]) => value !== undefined && !isDeepStrictEqual(value, known[field as keyof Partner]),
    )
    if (changed.length === 0) {
      unchanged()
      return known
    }
    const { ipAllowList, ...rest } = Object.fromEntries(changed) as Partial<PartnerSettings>
    const next = {
      ...rest,
      ...(ipAllowList === undefined ? {} : { ipAllowList: [...ipAllowList] }),
      updatedAt: ctx.domain.now(),
    }
    await tx.update(partners).set(next).where(eq(partners.id, partnerId))
    note({ partnerId, subject: partnerId, data: { changed: Object.fromEntries(changed) } })
    forget({ partnerId })
    return { ...known, ...next }
  },
})
