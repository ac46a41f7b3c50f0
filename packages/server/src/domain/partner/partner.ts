import { parseRange } from '../../kernel/address.ts'
import { invalidField } from '../../kernel/errors.ts'
import { boundedText, checkedEmail, checkedName } from '../../kernel/text.ts'
import type { Branding, partners } from '../../store/schema/partners.ts'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../ai-instructions.ts'

export type { Branding }
export type Partner = typeof partners.$inferSelect

/** The settings of a partner; its operator decides about the first six, and it itself about most. */
export interface PartnerSettings {
  readonly name: string
  readonly active: boolean
  readonly ownerEmail: string
  readonly ipAllowList: readonly string[]
  readonly rateLimitPerMinute: number | null
  readonly defaultAiInstructions: string | null
  /** What the claim page suggests that the customer let the partner do, and for how many days (`null`: no end). */
  readonly defaultPartnerAccessAllowed: boolean
  readonly defaultPartnerAccessDays: number | null
  readonly branding: Branding
}

export const PARTNER_NAME_CHARACTERS_MAX = 255
const RANGES_MAX = 1_000
export const ACCESS_DAYS_MAX = 3_650
export const BRAND_URL_CHARACTERS_MAX = 2_048

const checkAllowList = (list: readonly string[]): void => {
  if (list.length > RANGES_MAX) throw invalidField('ipAllowList', `must have at most ${RANGES_MAX} entries`)
  for (const [index, entry] of list.entries()) {
    if (parseRange(entry) === undefined)
      throw invalidField(`ipAllowList[${index}]`, 'must be an address or a CIDR range')
  }
}

const checkHttpsUrl = (field: string, value: string): void => {
  boundedText(field, value, BRAND_URL_CHARACTERS_MAX)
  const url = URL.canParse(value) ? new URL(value) : undefined
  // What the text says is what the browser opens: nothing that the parser would drop or that signs in.
  if (url?.protocol !== 'https:' || /[\s\p{Cc}\\]/u.test(value) || url.username !== '' || url.password !== '')
    throw invalidField(field, 'must be an https URL')
}

const checkBranding = ({ displayName, logoUrl, color, supportUrl, supportEmail }: Branding): void => {
  if (displayName !== undefined) checkedName('branding.displayName', displayName, PARTNER_NAME_CHARACTERS_MAX)
  if (logoUrl !== undefined) checkHttpsUrl('branding.logoUrl', logoUrl)
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color))
    throw invalidField('branding.color', 'must be a color as in #1a2b3c')
  if (supportUrl !== undefined) checkHttpsUrl('branding.supportUrl', supportUrl)
  if (supportEmail !== undefined) checkedEmail('branding.supportEmail', supportEmail)
}

const checkAccessDays = (days: number | null): void => {
  if (days !== null && (!Number.isInteger(days) || days < 1 || days > ACCESS_DAYS_MAX))
    throw invalidField(
      'defaults.partnerAccess.untilDays',
      `must be a whole number from 1 to ${ACCESS_DAYS_MAX}, or null`,
    )
}

/** Checks the rules of the settings that are present. */
export const checkPartnerSettings = (settings: Partial<PartnerSettings>): void => {
  if (settings.name !== undefined) checkedName('name', settings.name, PARTNER_NAME_CHARACTERS_MAX)
  if (settings.ownerEmail !== undefined) checkedEmail('ownerEmail', settings.ownerEmail)
  if (settings.ipAllowList !== undefined) checkAllowList(settings.ipAllowList)
  if (settings.defaultAiInstructions)
    boundedText('defaultAiInstructions', settings.defaultAiInstructions, AI_INSTRUCTIONS_CHARACTERS_MAX)
  if (settings.defaultPartnerAccessDays !== undefined) checkAccessDays(settings.defaultPartnerAccessDays)
  if (settings.branding !== undefined) checkBranding(settings.branding)
}
