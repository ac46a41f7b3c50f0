import type { Static } from 'typebox'
import type { NewSecret, SecretChanges } from '../../domain/secret/index.ts'
import { momentOf } from '../../http/parameters.ts'
import { DomainError } from '../../kernel/errors.ts'
import {
  type AgentId,
  type CredentialId,
  type Id,
  type OrgId,
  type ProjectId,
  parseUuid,
  type RuleId,
  type SecretId,
  uuidOrNobodys,
} from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import type * as schemas from './schemas/secrets.ts'

// A malformed id in a path is left to the domain, which answers it like a missing one whatever else is wrong.
export const orgIdOf = ({ orgId }: { readonly orgId: string }): OrgId => uuidOrNobodys(orgId)
export const projectIdOf = ({ projectId }: { readonly projectId: string }): ProjectId =>
  uuidOrNobodys(projectId)
export const agentIdOf = ({ agentId }: { readonly agentId: string }): AgentId => uuidOrNobodys(agentId)
export const secretIdOf = ({ secretId }: { readonly secretId: string }): SecretId => uuidOrNobodys(secretId)
export const ruleIdOf = ({ ruleId }: { readonly ruleId: string }): RuleId => uuidOrNobodys(ruleId)
export const keyIdOf = ({ keyId }: { readonly keyId: string }): CredentialId => uuidOrNobodys(keyId)

/** Reads an id that a list is narrowed to. */
export const idIn = <I extends Id<string>>(field: string, text: string | undefined): I | undefined => {
  if (text === undefined) return undefined
  const id = parseUuid<I>(text)
  if (id === undefined) throw new DomainError('request.malformed', `${field} must be a UUID`, { field })
  return id
}

export const momentIn = (field: string, text: string | undefined): Date | undefined =>
  text === undefined ? undefined : momentOf(field, text)

/** An empty path pattern is none. */
export const pathPatternOf = <T extends null | undefined>(text: string | T): string | null | T =>
  text === '' ? null : text

type Uses = Pick<Static<typeof schemas.SecretChanges>, 'enabled' | 'allowHttp'>
const usesOf = ({ enabled, allowHttp }: Uses) => ({ enabled, allowHttp })

export const newSecretOf = (body: Static<typeof schemas.NewSecret>): NewSecret => ({
  name: body.name,
  type: body.type,
  valueSource: body.valueSource,
  value: body.value === undefined ? undefined : new Secret(body.value),
  hostPattern: body.hostPattern,
  pathPattern: pathPatternOf(body.pathPattern),
  injection: body.injectionConfig,
  ...usesOf(body),
})

export const newPartnerSecretOf = (body: Static<typeof schemas.NewPartnerSecret>): NewSecret => ({
  ...newSecretOf(body),
  onlyGranted: body.onlyGranted,
})

export const secretChangesOf = (body: Static<typeof schemas.SecretChanges>): SecretChanges => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.hostPattern !== undefined && { hostPattern: body.hostPattern }),
  valueSource: body.valueSource,
  value: body.value === undefined ? undefined : new Secret(body.value),
  pathPattern: pathPatternOf(body.pathPattern),
  injection: body.injectionConfig,
  ...usesOf(body),
})

export const partnerSecretChangesOf = (body: Static<typeof schemas.PartnerSecretChanges>): SecretChanges => ({
  ...secretChangesOf(body),
  onlyGranted: body.onlyGranted,
})
