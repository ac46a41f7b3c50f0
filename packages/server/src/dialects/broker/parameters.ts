import { orgNotFound } from '../../domain/entry-rule.ts'
import { momentOf } from '../../http/parameters.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type CredentialId, type Id, type OrgId, parseUuid } from '../../kernel/ids.ts'

export const orgIdOf = (params: { readonly orgId: string }): OrgId => {
  const id = parseUuid<OrgId>(params.orgId)
  if (id === undefined) throw orgNotFound()
  return id
}

export const keyIdOf = (params: { readonly keyId: string }): CredentialId => {
  const id = parseUuid<CredentialId>(params.keyId)
  if (id === undefined) throw new DomainError('credential.not_found', 'Key not found')
  return id
}

/** Reads an id that a list is narrowed to. */
export const idIn = <I extends Id<string>>(field: string, text: string | undefined): I | undefined => {
  if (text === undefined) return undefined
  const id = parseUuid<I>(text)
  if (id === undefined) throw new DomainError('request.malformed', `${field} must be a UUID`, { field })
  return id
}

export const momentIn = (field: string, text: string | undefined): Date | undefined =>
  text === undefined ? undefined : momentOf(field, text)
