import type { Static } from 'typebox'
import type { Replaced } from '../../../domain/credential/index.ts'
import type { PartnerMember } from '../../../domain/member/index.ts'
import type { Membership } from '../../../domain/membership/index.ts'
import type { HandOverReceipt } from '../../../domain/org/index.ts'
import type * as schemas from '../schemas/members.ts'

/** OpenAPI, `PartnerMember`. */
export const presentPartnerMember = ({
  id,
  email,
  role,
  createdAt,
}: PartnerMember): Static<typeof schemas.PartnerMember> => ({
  userId: id,
  email,
  role,
  createdAt: createdAt.toISOString(),
})

export const presentOrgMember = ({
  id,
  email,
  role,
  accepted,
  createdAt,
}: Membership): Static<typeof schemas.OrgMember> => ({
  memberId: id,
  email,
  role,
  accepted,
  createdAt: createdAt.toISOString(),
})

export const presentReceipt = (receipt: HandOverReceipt): Static<typeof schemas.Receipt> => {
  const { orgName, partnerName, status, claimedAt, claimedByEmail, partnerAccess } = receipt
  const { seenCredentials, givenPlaces, inheritedSecrets, partnerMay } = receipt
  return {
    organization: orgName,
    partner: partnerName,
    status,
    claimedAt: claimedAt?.toISOString() ?? null,
    claimedByEmail,
    partnerAccess: { ...partnerAccess, until: partnerAccess.until?.toISOString() ?? null },
    partnerMay: [...partnerMay],
    seenCredentials: seenCredentials.map(({ createdAt, ...credential }) => ({
      ...credential,
      createdAt: createdAt.toISOString(),
    })),
    givenPlaces: [...givenPlaces],
    inheritedSecrets: [...inheritedSecrets],
  }
}

export const presentReplaced = ({ credentials, places }: Replaced): Static<typeof schemas.Replaced> => ({
  credentials: credentials.map(({ kind, name, token }) => ({ kind, name, token: token.reveal() })),
  places: [...places],
})
