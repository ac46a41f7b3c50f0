import { isInRanges } from '../../kernel/address.ts'
import { invalidField } from '../../kernel/errors.ts'
import { partnerCommand } from '../command.ts'
import { type Branding, checkPartnerSettings, type Partner, type PartnerSettings } from './partner.ts'
import { settleSettings } from './settle-settings.ts'

type OwnSettings = Pick<
  PartnerSettings,
  | 'name'
  | 'ipAllowList'
  | 'defaultAiInstructions'
  | 'defaultPartnerAccessAllowed'
  | 'defaultPartnerAccessDays'
>

interface Input {
  readonly changes: Partial<OwnSettings>
  /** The parts of the branding that are given; `null` takes one back. */
  readonly branding?: { readonly [part in keyof Branding]?: string | null | undefined } | undefined
  /** Whether an allow list may refuse the very address that this request comes from. */
  readonly confirmLockout: boolean
}

const BRANDING_PARTS = ['displayName', 'logoUrl', 'color', 'supportUrl', 'supportEmail'] as const

const rebranded = (known: Branding, given: NonNullable<Input['branding']>): Branding =>
  Object.fromEntries(
    BRANDING_PARTS.flatMap((part) => {
      const value = given[part] === undefined ? known[part] : given[part]
      return value === null || value === undefined ? [] : [[part, value] as const]
    }),
  )

const refuseLockout = (list: readonly string[] | undefined, address: string, confirmed: boolean): void => {
  if (list === undefined || list.length === 0 || confirmed || isInRanges(address, list)) return
  throw invalidField(
    'ipAllowList',
    `would refuse the address that this request comes from (${address}); send confirmLockout: true to have it so`,
  )
}

/**
 * Changes what a partner decides about itself. Throws `request.invalid` for an allow list without the caller's own
 * address, unless the caller says that it is meant.
 */
export const changeOwnPartner = partnerCommand({
  name: 'own_partner.change',
  scope: 'partner:write',
  event: 'partner.changed',
  run: async ({ ctx, ...work }, { changes, branding = {}, confirmLockout }: Input): Promise<Partner> => {
    checkPartnerSettings(changes)
    refuseLockout(changes.ipAllowList, ctx.address, confirmLockout)
    const { partnerId } = ctx.principal
    return settleSettings({ ...work, domain: ctx.domain, partnerId }, (known) => {
      const next = { ...changes, branding: rebranded(known.branding, branding) }
      checkPartnerSettings(next)
      return next
    })
  },
})
