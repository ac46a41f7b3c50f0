import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { SecretId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { checkedName } from '../../kernel/text.ts'
import { secrets } from '../../store/schema/secrets.ts'
import type { Context } from '../context.ts'
import { checkedHostPattern } from './host-pattern.ts'
import { checkedInjection } from './injection.ts'
import { checkedPathPattern } from './path-pattern.ts'
import { authModeOf, checkedValue, maskValue, type SecretType } from './secret-value.ts'

export const SECRET_NAME_CHARACTERS_MAX = 255
/** Lists of secrets are not paged. */
export const SECRETS_MAX = 1_000

/** What a secret is made with. */
export interface NewSecret {
  readonly name: string
  readonly type: SecretType
  /** `onepassword` is refused in words. */
  readonly valueSource?: 'inline' | 'onepassword' | undefined
  readonly value?: Secret | undefined
  readonly hostPattern: string
  readonly pathPattern?: string | null | undefined
  /** Not yet checked. */
  readonly injection?: unknown
  /** Whether the gateway uses it; a new one is used unless this says otherwise. */
  readonly enabled?: boolean | undefined
  /** Whether it may leave without TLS. */
  readonly allowHttp?: boolean | undefined
  /** Whether only agents use it that it was assigned to; of a partner's secret alone. */
  readonly onlyGranted?: boolean | undefined
}

/** What of a secret may change; its type may not. */
export type SecretChanges = Partial<Omit<NewSecret, 'type'>>

/** A stored secret as lists show it, without its value. */
export const shownColumns = {
  id: secrets.id,
  tier: secrets.tier,
  name: secrets.name,
  type: secrets.type,
  hostPattern: secrets.hostPattern,
  pathPattern: secrets.pathPattern,
  injection: secrets.injection,
  preview: secrets.preview,
  authMode: secrets.authMode,
  enabled: secrets.enabled,
  allowHttp: secrets.allowHttp,
  onlyGranted: secrets.onlyGranted,
  createdAt: secrets.createdAt,
}
export type ShownSecret = Pick<typeof secrets.$inferSelect, keyof typeof shownColumns>

export const secretNotFound = (): DomainError => new DomainError('secret.not_found', 'Secret not found')

const refuseOnePassword = ({ valueSource }: Pick<NewSecret, 'valueSource'>): void => {
  if (valueSource === 'onepassword')
    throw invalidField('valueSource', 'must be inline: values from 1Password are not supported')
}

const injectionFor = (type: SecretType, given: unknown): Readonly<Record<string, string>> | null => {
  if (type === 'generic') {
    if (given === undefined || given === null)
      throw invalidField('injectionConfig', 'is required for a generic secret')
    return checkedInjection(given)
  }
  if (given !== undefined && given !== null)
    throw invalidField('injectionConfig', `is for generic secrets alone; ${type} ones need none`)
  return null
}

/** An organization says by its agents' secret mode which of its own secrets they use. */
const refuseGrants = (tier: ShownSecret['tier'], { onlyGranted }: Pick<NewSecret, 'onlyGranted'>): void => {
  if (onlyGranted === true && tier !== 'partner')
    throw invalidField('onlyGranted', 'is for the secrets of a partner alone')
}

type Sealer = Pick<Context, 'domain'>

/** The columns that hold a value, sealed into the secret's own row. */
export const valueColumns = (
  { domain }: Sealer,
  place: Pick<typeof secrets.$inferSelect, 'partnerId' | 'id' | 'type'>,
  given: Secret,
) => {
  const value = checkedValue(given)
  return {
    sealed: domain.keyRing.seal(value, { tenant: place.partnerId, row: `secrets/${place.id}` }),
    preview: maskValue(value),
    authMode: authModeOf(place.type, value),
  }
}

type Place = Pick<typeof secrets.$inferSelect, 'partnerId' | 'orgId' | 'projectId' | 'tier'>

/** Checks a new secret and makes its row. */
export const newSecretRow = (ctx: Sealer, place: Place, given: NewSecret): typeof secrets.$inferSelect => {
  refuseOnePassword(given)
  refuseGrants(place.tier, given)
  const name = checkedName('name', given.name, SECRET_NAME_CHARACTERS_MAX)
  if (given.value === undefined) throw invalidField('value', 'is required')
  const id = ctx.domain.newId<SecretId>()
  const { type, value, pathPattern, enabled = true, onlyGranted = false, allowHttp = false } = given
  const now = ctx.domain.now()
  return {
    ...place,
    id,
    name,
    type,
    hostPattern: checkedHostPattern(given.hostPattern),
    pathPattern: pathPattern == null ? null : checkedPathPattern(pathPattern),
    injection: injectionFor(type, given.injection),
    ...valueColumns(ctx, { partnerId: place.partnerId, id, type }, value),
    ...{ enabled, onlyGranted, allowHttp },
    createdAt: now,
    updatedAt: now,
  }
}

/** Checks the changes that are given, the value apart; answers them as columns. */
export const changedColumns = (
  { type, tier }: Pick<ShownSecret, 'type' | 'tier'>,
  changes: SecretChanges,
): Partial<ShownSecret> => {
  refuseOnePassword(changes)
  refuseGrants(tier, changes)
  const { name, hostPattern, pathPattern, injection, enabled, allowHttp, onlyGranted } = changes
  return {
    ...(name !== undefined && { name: checkedName('name', name, SECRET_NAME_CHARACTERS_MAX) }),
    ...(hostPattern !== undefined && { hostPattern: checkedHostPattern(hostPattern) }),
    ...(pathPattern !== undefined && {
      pathPattern: pathPattern === null ? null : checkedPathPattern(pathPattern),
    }),
    ...(injection !== undefined && { injection: injectionFor(type, injection) }),
    ...(enabled !== undefined && { enabled }),
    ...(allowHttp !== undefined && { allowHttp }),
    ...(onlyGranted !== undefined && { onlyGranted }),
  }
}

/** Refuses a change that names nothing to change. */
export const requireChanges = (changes: SecretChanges): void => {
  if (Object.values(changes).every((field) => field === undefined))
    throw new DomainError('request.invalid', 'At least one field must be provided')
}
