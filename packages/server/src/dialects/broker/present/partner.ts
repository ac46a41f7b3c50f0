import type { Static } from 'typebox'
import type { Partner } from '../../../domain/partner/index.ts'
import type * as schemas from '../schemas/partner.ts'

export const presentPartner = (partner: Partner): Static<typeof schemas.Partner> => ({
  id: partner.id,
  name: partner.name,
  ownerEmail: partner.ownerEmail,
  active: partner.active,
  ipAllowList: partner.ipAllowList,
  rateLimitPerMinute: partner.rateLimitPerMinute,
  defaults: {
    aiInstructions: partner.defaultAiInstructions,
    partnerAccess: {
      allowed: partner.defaultPartnerAccessAllowed,
      untilDays: partner.defaultPartnerAccessDays,
    },
  },
  branding: {
    displayName: partner.branding.displayName ?? null,
    logoUrl: partner.branding.logoUrl ?? null,
    color: partner.branding.color ?? null,
    supportUrl: partner.branding.supportUrl ?? null,
    supportEmail: partner.branding.supportEmail ?? null,
  },
  createdAt: partner.createdAt.toISOString(),
  updatedAt: partner.updatedAt.toISOString(),
})
