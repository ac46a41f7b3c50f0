import { Type } from 'typebox'
import { PARTNER_RIGHTS } from '../../../domain/org/index.ts'

const EMAIL_CHARACTERS_MAX = 255
const Moment = Type.String({ format: 'date-time' })
const Email = Type.String({ minLength: 1, maxLength: EMAIL_CHARACTERS_MAX, format: 'email' })

const AssignableRole = Type.Enum(['admin', 'member'])
export const PartnerMember = Type.Object({
  userId: Type.String({ description: 'The member’s id.' }),
  email: Type.String({ format: 'email' }),
  role: Type.Enum(['owner', 'admin', 'member']),
  createdAt: Moment,
})
export const PartnerMemberList = Type.Array(PartnerMember)
export const NewPartnerMember = Type.Object({ email: Email, role: AssignableRole })
export const PartnerMemberRole = Type.Object({ role: AssignableRole })
export const MemberPath = Type.Object({ userId: Type.String() })

const OrgRole = Type.Enum(['owner', 'admin', 'member', 'viewer'])
export const OrgMember = Type.Object({
  memberId: Type.String(),
  email: Type.String({ format: 'email' }),
  role: OrgRole,
  accepted: Type.Boolean({ description: 'Whether the invitation was accepted.' }),
  createdAt: Moment,
})
export const OrgMemberList = Type.Array(OrgMember)
export const NewOrgMember = Type.Object({ email: Email, role: OrgRole })
export const OrgMemberRole = Type.Object({ role: OrgRole })
export const OrgMemberPath = Type.Object({ memberId: Type.String() })

const GivenPlaces = (description: string) =>
  Type.Array(Type.Object({ email: Type.String(), role: Type.String() }), { description })

export const Receipt = Type.Object({
  organization: Type.String(),
  partner: Type.String(),
  status: Type.Enum(['unclaimed', 'claimed', 'detached']),
  claimedAt: Type.Union([Moment, Type.Null()]),
  claimedByEmail: Type.Union([Type.String(), Type.Null()]),
  partnerAccess: Type.Object({
    allowed: Type.Boolean(),
    until: Type.Union([Moment, Type.Null()]),
    now: Type.Boolean({ description: 'Whether the partner may act inside at this moment.' }),
  }),
  partnerMay: Type.Array(Type.Enum([...PARTNER_RIGHTS]), {
    description: 'What the partner may still do with the organization at this moment.',
  }),
  inheritedSecrets: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      type: Type.Enum(['anthropic', 'openai', 'generic']),
      hostPattern: Type.String(),
    }),
    {
      description:
        'The partner’s secrets that apply to the organization until it detaches; never their values.',
    },
  ),
  givenPlaces: GivenPlaces('Who has a place that the partner, or a key that it has seen, gave them.'),
  seenCredentials: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum(['org_key', 'project_key', 'agent_token']),
      name: Type.String(),
      hint: Type.String({ description: 'The last characters.' }),
      createdAt: Moment,
    }),
  ),
})
export const Replaced = Type.Object({
  credentials: Type.Array(
    Type.Object({
      kind: Type.Enum(['org_key', 'project_key', 'agent_token']),
      name: Type.String(),
      token: Type.String({ description: 'The new key, shown this once.' }),
    }),
  ),
  places: GivenPlaces('Who has lost a place that the partner, or a key that it has seen, gave them.'),
})
