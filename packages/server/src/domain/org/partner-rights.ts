import { type OrgStanding, partnerMayEnter } from '../entry-rule.ts'

/** What a partner may do with an organization, from the most to the least. */
export const PARTNER_RIGHTS = [
  'administer',
  'act_inside',
  'suspend',
  'share_secrets',
  'set_budgets',
  'see_name_and_status',
] as const
export type PartnerRight = (typeof PARTNER_RIGHTS)[number]

/** What its partner may do with a client organization at this moment. */
export const partnerRights = (org: Omit<OrgStanding, 'isOwn'>, now: Date): readonly PartnerRight[] => {
  const mayHold = partnerMayEnter({ ...org, suspended: false }, now)
  const holds: Readonly<Record<PartnerRight, boolean>> = {
    administer: org.status === 'unclaimed',
    act_inside: partnerMayEnter(org, now),
    suspend: mayHold,
    share_secrets: org.status !== 'detached',
    set_budgets: org.status !== 'detached',
    see_name_and_status: true,
  }
  return PARTNER_RIGHTS.filter((right) => holds[right])
}

const IN_WORDS: Readonly<Record<PartnerRight, string>> = {
  administer: 'delete it, replace its keys, issue another claim link and change its projects',
  act_inside: 'act inside',
  suspend: 'suspend it',
  share_secrets: 'share its own secrets with it',
  set_budgets: 'limit what may be spent on those secrets',
  see_name_and_status: 'see its name and status',
}
export const rightInWords = (right: PartnerRight): string => IN_WORDS[right]
