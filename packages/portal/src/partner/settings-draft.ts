import type { AnswerOf, InputOf } from '../tenantry.ts'

export type OwnPartner = AnswerOf<'getOwnPartner'>
type Changes = InputOf<'changeOwnPartner'>

/** The settings as they stand in the form; an empty text stands for nothing. */
export interface SettingsDraft {
  readonly name: string
  readonly ipAllowList: readonly string[]
  readonly accessAllowed: boolean
  readonly accessDays: number | undefined
  readonly displayName: string
  readonly logoUrl: string
  readonly color: string
  readonly supportUrl: string
  readonly supportEmail: string
}

export const draftOf = ({ name, ipAllowList, defaults, branding }: OwnPartner): SettingsDraft => ({
  name,
  ipAllowList,
  accessAllowed: defaults.partnerAccess.allowed,
  accessDays: defaults.partnerAccess.untilDays ?? undefined,
  displayName: branding.displayName ?? '',
  logoUrl: branding.logoUrl ?? '',
  color: branding.color ?? '',
  supportUrl: branding.supportUrl ?? '',
  supportEmail: branding.supportEmail ?? '',
})

const BRANDING = ['displayName', 'logoUrl', 'color', 'supportUrl', 'supportEmail'] as const

const changedBranding = (known: SettingsDraft, draft: SettingsDraft) =>
  Object.fromEntries(
    BRANDING.filter((part) => draft[part].trim() !== known[part]).map((part) => [
      part,
      draft[part].trim() || null,
    ]),
  )

const changedAccess = (known: SettingsDraft, draft: SettingsDraft) => ({
  ...(draft.accessAllowed !== known.accessAllowed && { allowed: draft.accessAllowed }),
  ...(draft.accessDays !== known.accessDays && { untilDays: draft.accessDays ?? null }),
})

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at])

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

/** Only what is other than before, so that nobody's change of the rest is undone. */
export const changedSettings = (partner: OwnPartner, draft: SettingsDraft): Changes => {
  const known = draftOf(partner)
  const branding = changedBranding(known, draft)
  const partnerAccess = changedAccess(known, draft)
  return {
    ...(draft.name.trim() !== known.name && { name: draft.name.trim() }),
    ...(!isSameList(draft.ipAllowList, known.ipAllowList) && { ipAllowList: [...draft.ipAllowList] }),
    ...(!isEmpty(partnerAccess) && { defaults: { partnerAccess } }),
    ...(!isEmpty(branding) && { branding }),
  }
}

export const isChanged = (partner: OwnPartner, draft: SettingsDraft): boolean =>
  !isEmpty(changedSettings(partner, draft))
