import { eq } from 'drizzle-orm'
import type { PartnerId } from '../../kernel/ids.ts'
import { partners } from '../../store/schema/partners.ts'
import type { Tx } from '../../store/store.ts'
import { partnerCommand } from '../command.ts'
import { partnerQuery } from '../query.ts'
import { type GatewaySwitch, standsSo, type WantedSwitch } from './gateway-switch.ts'

const read = async (tx: Tx, partnerId: PartnerId): Promise<GatewaySwitch> => {
  const [known] = await tx
    .select({ stoppedAt: partners.gatewayStoppedAt })
    .from(partners)
    .where(eq(partners.id, partnerId))
  if (known === undefined) throw new Error('A partner who calls is there.')
  return known
}

/** Reads whether the traffic of a partner's organizations is stopped. */
export const readPartnerSwitch = partnerQuery({
  name: 'gateway.read_of_partner',
  scope: 'partner:read',
  run: ({ tx, ctx }): Promise<GatewaySwitch> => read(tx, ctx.principal.partnerId),
})

/** Stops or starts the traffic of every organization that a partner manages; open tunnels are cut. */
export const switchPartner = partnerCommand({
  name: 'gateway.switch_partner',
  scope: 'partner:write',
  event: 'gateway.switched',
  run: async ({ tx, ctx, note, unchanged }, wanted: WantedSwitch): Promise<GatewaySwitch> => {
    const { partnerId } = ctx.principal
    const known = await read(tx, partnerId)
    if (standsSo(known, wanted)) {
      unchanged()
      return known
    }
    const stoppedAt = wanted.stopped ? ctx.domain.now() : null
    await tx.update(partners).set({ gatewayStoppedAt: stoppedAt }).where(eq(partners.id, partnerId))
    note({ partnerId, subject: partnerId, data: { stopped: wanted.stopped } })
    return { stoppedAt }
  },
})
