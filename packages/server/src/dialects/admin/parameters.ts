import { orgNotFound } from '../../domain/entry-rule.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type CredentialId, type OrgId, type PartnerId, parseUuid } from '../../kernel/ids.ts'

export const partnerIdOf = (params: { readonly partnerId: string }): PartnerId => {
  const id = parseUuid<PartnerId>(params.partnerId)
  if (id === undefined) throw new DomainError('partner.not_found', 'Partner not found')
  return id
}

export const keyIdOf = (params: { readonly keyId: string }): CredentialId => {
  const id = parseUuid<CredentialId>(params.keyId)
  if (id === undefined) throw new DomainError('credential.not_found', 'Key not found')
  return id
}

export const orgIdOf = (params: { readonly orgId: string }): OrgId => {
  const id = parseUuid<OrgId>(params.orgId)
  if (id === undefined) throw orgNotFound()
  return id
}
