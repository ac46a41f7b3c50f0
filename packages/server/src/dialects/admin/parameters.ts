import { type CredentialId, type OrgId, type PartnerId, uuidOrNobodys } from '../../kernel/ids.ts'

// A malformed id in a path is left to the domain, which answers it like a missing one whatever else is wrong.
export const partnerIdOf = ({ partnerId }: { readonly partnerId: string }): PartnerId =>
  uuidOrNobodys(partnerId)
export const keyIdOf = ({ keyId }: { readonly keyId: string }): CredentialId => uuidOrNobodys(keyId)
export const orgIdOf = ({ orgId }: { readonly orgId: string }): OrgId => uuidOrNobodys(orgId)
