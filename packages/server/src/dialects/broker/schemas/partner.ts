import { Type } from 'typebox'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../../../domain/ai-instructions.ts'
import {
  ACCESS_DAYS_MAX,
  BRAND_URL_CHARACTERS_MAX,
  PARTNER_NAME_CHARACTERS_MAX,
} from '../../../domain/partner/index.ts'
import { Moment } from '../schemas.ts'
import { orNull } from './paging.ts'

const settings = {
  name: Type.String({ minLength: 1, maxLength: PARTNER_NAME_CHARACTERS_MAX }),
  ipAllowList: Type.Array(Type.String({ examples: ['203.0.113.0/24'] }), {
    maxItems: 1_000,
    description: 'Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere.',
  }),
}
const AiInstructions = orNull(
  Type.String({
    maxLength: AI_INSTRUCTIONS_CHARACTERS_MAX,
    description: 'For organizations that set none of their own.',
  }),
)
const access = {
  allowed: Type.Boolean({ description: 'Whether the claim page suggests to let the partner act inside.' }),
  untilDays: orNull(
    Type.Integer({
      minimum: 1,
      maximum: ACCESS_DAYS_MAX,
      description: 'For how many days it suggests that; `null` for no end.',
    }),
  ),
}
const BrandUrl = orNull(
  Type.String({ maxLength: BRAND_URL_CHARACTERS_MAX, examples: ['https://partner.example/logo.svg'] }),
)
const branding = {
  displayName: orNull(Type.String({ minLength: 1, maxLength: PARTNER_NAME_CHARACTERS_MAX })),
  logoUrl: BrandUrl,
  color: orNull(Type.String({ maxLength: 7, examples: ['#1a2b3c'] })),
  supportUrl: BrandUrl,
  supportEmail: orNull(Type.String({ maxLength: 320, examples: ['help@partner.example'] })),
}

export const Branding = Type.Object(branding)

export const Partner = Type.Object({
  id: Type.String(),
  ...settings,
  ownerEmail: Type.String(),
  active: Type.Boolean(),
  rateLimitPerMinute: orNull(Type.Integer({ description: 'The operator decides about it.' })),
  defaults: Type.Object({ aiInstructions: AiInstructions, partnerAccess: Type.Object(access) }),
  branding: Branding,
  createdAt: Moment,
  updatedAt: Moment,
})

export const PartnerChanges = Type.Object({
  name: Type.Optional(settings.name),
  ipAllowList: Type.Optional(settings.ipAllowList),
  confirmLockout: Type.Optional(
    Type.Boolean({
      description: 'Takes an `ipAllowList` that refuses the address of this very request, too.',
    }),
  ),
  defaults: Type.Optional(
    Type.Object({
      aiInstructions: Type.Optional(AiInstructions),
      partnerAccess: Type.Optional(
        Type.Object({
          allowed: Type.Optional(access.allowed),
          untilDays: Type.Optional(access.untilDays),
        }),
      ),
    }),
  ),
  branding: Type.Optional(
    Type.Object({
      displayName: Type.Optional(branding.displayName),
      logoUrl: Type.Optional(branding.logoUrl),
      color: Type.Optional(branding.color),
      supportUrl: Type.Optional(branding.supportUrl),
      supportEmail: Type.Optional(branding.supportEmail),
    }),
  ),
})
