import type { Static } from 'typebox'
import type { PortfolioClient } from '../../../domain/org/index.ts'
import type * as schemas from '../schemas/portfolio.ts'

export const presentPortfolioOrg = (org: PortfolioClient): Static<typeof schemas.PortfolioOrg> => ({
  id: org.id,
  name: org.name,
  slug: org.slug,
  externalId: org.externalId,
  status: org.status,
  suspended: org.suspended,
  entryAllowed: org.entryAllowed,
  claimedByEmail: org.claimedByEmail,
  claimedAt: org.claimedAt?.toISOString() ?? null,
  createdAt: org.createdAt.toISOString(),
})
