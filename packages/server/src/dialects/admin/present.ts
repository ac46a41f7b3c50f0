import type { Static } from 'typebox'
import type { OutboxMail } from '../../domain/mail/index.ts'
import type { CreatedPartner, Partner } from '../../domain/partner/index.ts'
import type * as schemas from './schemas.ts'

export const presentPartner = (partner: Partner): Static<typeof schemas.Partner> => ({
  id: partner.id,
  ownOrgId: partner.ownOrgId,
  name: partner.name,
  ownerEmail: partner.ownerEmail,
  active: partner.active,
  ipAllowList: partner.ipAllowList,
  rateLimitPerMinute: partner.rateLimitPerMinute,
  defaultAiInstructions: partner.defaultAiInstructions,
  createdAt: partner.createdAt.toISOString(),
  updatedAt: partner.updatedAt.toISOString(),
})

export const presentCreatedPartner = ({
  partner,
  keyId,
  apiKey,
}: CreatedPartner): Static<typeof schemas.CreatedPartner> => ({
  ...presentPartner(partner),
  keyId,
  apiKey: apiKey.reveal(),
})

const nextAttemptAt = ({ sentAt, failedAt, nextAttemptAt: next }: OutboxMail): string | null =>
  sentAt === null && failedAt === null ? next.toISOString() : null

export const presentMail = (mail: OutboxMail): Static<typeof schemas.Mail> => ({
  id: mail.id,
  partnerId: mail.partnerId,
  organizationId: mail.orgId,
  template: mail.template,
  to: mail.to,
  subject: mail.subject,
  text: mail.text.reveal(),
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  attempts: mail.attempts,
  lastError: mail.lastError,
  nextAttemptAt: nextAttemptAt(mail),
  failedAt: mail.failedAt?.toISOString() ?? null,
})
