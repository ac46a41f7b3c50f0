import type { Static } from 'typebox'
import { orgNotFound } from '../../domain/entry-rule.ts'
import { type NewSecret, type SecretChanges, secretNotFound } from '../../domain/secret/index.ts'
import { momentOf } from '../../http/parameters.ts'
import { DomainError } from '../../kernel/errors.ts'
import {
  type AgentId,
  type CredentialId,
  type Id,
  type OrgId,
  type ProjectId,
  parseUuid,
  type SecretId,
} from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import type * as schemas from './schemas/secrets.ts'

/** The organization that a path names; a malformed id is a missing one. */
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

// What stands inside an organization is looked for once that has been entered: a malformed id is left to the domain,
// so that it is answered like a missing one whatever else is wrong.

/** The project that a path names; undefined where the id is malformed. */
export const projectIdOf = (params: { readonly projectId: string }): ProjectId | undefined =>
  parseUuid<ProjectId>(params.projectId)

/** The agent that a path names; undefined where the id is malformed. */
export const agentIdOf = (params: { readonly agentId: string }): AgentId | undefined =>
  parseUuid<AgentId>(params.agentId)

/** The secret that a path names; a malformed id is a missing one. */
export const secretIdOf = (params: { readonly secretId: string }): SecretId => {
  const id = parseUuid<SecretId>(params.secretId)
  if (id === undefined) throw secretNotFound()
  return id
}
export const newSecretOf = (body: Static<typeof schemas.NewSecret>): NewSecret => ({
  name: body.name,
  type: body.type,
  valueSource: body.valueSource,
  value: new Secret(body.value),
  hostPattern: body.hostPattern,
  pathPattern: body.pathPattern,
  injection: body.injectionConfig,
})
export const secretChangesOf = (body: Static<typeof schemas.SecretChanges>): SecretChanges => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.hostPattern !== undefined && { hostPattern: body.hostPattern }),
  valueSource: body.valueSource,
  value: body.value === undefined ? undefined : new Secret(body.value),
  pathPattern: body.pathPattern,
  injection: body.injectionConfig,
})
