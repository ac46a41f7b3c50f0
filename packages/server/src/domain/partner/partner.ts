import { parseRange } from '../../kernel/address.ts'
import { invalidField } from '../../kernel/errors.ts'
import { boundedText, checkedEmail, checkedName } from '../../kernel/text.ts'
import type { partners } from '../../store/schema/partners.ts'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../ai-instructions.ts'

export type Partner = typeof partners.$inferSelect

/** The settings of a partner that its operator decides about. */
export interface PartnerSettings {
  readonly name: string
  readonly active: boolean
  readonly ownerEmail: string
  readonly ipAllowList: readonly string[]
  readonly rateLimitPerMinute: number | null
  readonly defaultAiInstructions: string | null
}

export const PARTNER_NAME_CHARACTERS_MAX = 255
const RANGES_MAX = 1_000

const checkAllowList = (list: readonly string[]): void => {
  if (list.length > RANGES_MAX) throw invalidField('ipAllowList', `must have at most ${RANGES_MAX} entries`)
  for (const [index, entry] of list.entries()) {
    if (parseRange(entry) === undefined)
      throw invalidField(`ipAllowList[${index}]`, 'must be an address or a CIDR range')
  }
}

/** Checks the rules of the settings that are present. */
export const checkPartnerSettings = (settings: Partial<PartnerSettings>): void => {
  if (settings.name !== undefined) checkedName('name', settings.name, PARTNER_NAME_CHARACTERS_MAX)
  if (settings.ownerEmail !== undefined) checkedEmail('ownerEmail', settings.ownerEmail)
  if (settings.ipAllowList !== undefined) checkAllowList(settings.ipAllowList)
  if (settings.defaultAiInstructions)
    boundedText('defaultAiInstructions', settings.defaultAiInstructions, AI_INSTRUCTIONS_CHARACTERS_MAX)
}
