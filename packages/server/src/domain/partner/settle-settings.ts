import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { PartnerId } from '../../kernel/ids.ts'
import { partners } from '../../store/schema/partners.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Domain } from '../context.ts'
import type { Partner, PartnerSettings } from './partner.ts'

export const partnerNotFound = (): DomainError => new DomainError('partner.not_found', 'Partner not found')

interface Work extends Report {
  readonly tx: Tx | OperatorTx
  readonly domain: Domain
  readonly partnerId: PartnerId
}

/** Writes the settings that `decide` answers and that differ from the known ones; answers the partner as it is then. */
export const settleSettings = async (
  { tx, domain, partnerId, note, unchanged, forget }: Work,
  decide: (known: Partner) => Partial<PartnerSettings>,
): Promise<Partner> => {
  const [known] = await tx.select().from(partners).where(eq(partners.id, partnerId)).for('update')
  if (known === undefined) throw partnerNotFound()
  const changed = Object.entries(decide(known)).filter(
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
    updatedAt: domain.now(),
  }
  await tx.update(partners).set(next).where(eq(partners.id, partnerId))
  note({ partnerId, subject: partnerId, data: { changed: Object.fromEntries(changed) } })
  forget({ partnerId })
  return { ...known, ...next }
}
