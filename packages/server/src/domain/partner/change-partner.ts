import type { PartnerId } from '../../kernel/ids.ts'
import { operatorCommand } from '../command.ts'
import { checkPartnerSettings, type Partner, type PartnerSettings } from './partner.ts'
import { settleSettings } from './settle-settings.ts'

interface Input {
  readonly partnerId: PartnerId
  readonly changes: Partial<PartnerSettings>
}

/** Changes a partner's settings; deactivating one refuses all of its credentials from this moment. */
export const changePartner = operatorCommand({
  name: 'partner.change',
  scope: 'partners:write',
  event: 'partner.changed',
  run: async ({ ctx, ...work }, { partnerId, changes }: Input): Promise<Partner> => {
    checkPartnerSettings(changes)
    return settleSettings({ ...work, domain: ctx.domain, partnerId }, () => changes)
  },
})
