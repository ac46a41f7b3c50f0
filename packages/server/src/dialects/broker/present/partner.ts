import type { Static } from 'typebox'
import type { Branding, Partner } from '../../../domain/partner/index.ts'
import type * as schemas from '../schemas/partner.ts'

export const presentBranding = (branding: Branding): Static<typeof schemas.Branding> => ({
  displayName: branding.displayName ?? null,
  logoUrl: branding.logoUrl ?? null,
  color: branding.color ?? null,
  supportUrl: branding.supportUrl ?? null,
  supportEmail: branding.supportEmail ?? null,
})

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
  branding: presentBranding(partner.branding),
  createdAt: partner.createdAt.toISOString(),
  updatedAt: partner.updatedAt.toISOString(),
})
