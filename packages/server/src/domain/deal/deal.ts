import { invalidField } from '../../kernel/errors.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import type { deals } from '../../store/schema/sales.ts'

export type Deal = typeof deals.$inferSelect
/** What a partner says of a deal, in its own words. */
export type DealDetails = Readonly<Record<string, string>>

const DEAL_DETAILS_MAX = 100
const NAME_CHARACTERS_MAX = 255
const VALUE_CHARACTERS_MAX = 4_000

/** Checks the details of a deal: some, and each with a name. */
export const checkDetails = (details: DealDetails): void => {
  const entries = Object.entries(details)
  if (entries.length === 0) throw invalidField('details', 'must say something')
  if (entries.length > DEAL_DETAILS_MAX)
    throw invalidField('details', `must have at most ${DEAL_DETAILS_MAX} entries`)
  for (const [name, value] of entries) {
    checkedName('details', name, NAME_CHARACTERS_MAX)
    boundedText(`details.${name}`, value, VALUE_CHARACTERS_MAX)
  }
}
