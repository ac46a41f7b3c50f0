import { Type } from 'typebox'

export const OrgSettings = Type.Object({
  policyMode: Type.Enum(['allow', 'deny'], {
    description:
      '`allow`: a request passes unless a rule blocks it. `deny`: it is blocked unless a rule allows it.',
  }),
})
