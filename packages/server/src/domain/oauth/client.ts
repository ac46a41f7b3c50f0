import { timingSafeEqual } from 'node:crypto'
import { hashToken, mintToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type OAuthClientId, parseUuid } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { checkedName } from '../../kernel/text.ts'
import {
  addOAuthClient,
  type FoundOAuthClient,
  findOAuthClient,
  markOAuthClientUsed,
} from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import { isRedirectUri } from './redirect-uri.ts'

/** An application that may be let act for people. */
export type OAuthClient = FoundOAuthClient

const CLIENT_NAME_CHARACTERS_MAX = 255
const REDIRECT_URIS_MAX = 10

interface Registration {
  readonly name: string
  readonly redirectUris: readonly string[]
  /** `none` for an application that can keep no secret: on somebody's machine, or in their browser. */
  readonly authMethod: OAuthClient['authMethod']
}

const checkRedirectUris = (redirectUris: readonly string[]): void => {
  const refused =
    redirectUris.length === 0 || redirectUris.length > REDIRECT_URIS_MAX || !redirectUris.every(isRedirectUri)
  if (refused)
    throw new DomainError(
      'oauth_client.redirect_refused',
      `redirect_uris must be 1 to ${REDIRECT_URIS_MAX} URIs without a fragment: https, or http on a loopback address`,
      { field: 'redirect_uris' },
    )
}

/**
 * Registers an application, of which nobody knows anything but what it says itself; its secret is shown this once.
 * Throws `oauth_client.redirect_refused`. It has no event, since it is no tenant's.
 */
export const registerClient = async (
  domain: Domain,
  { name, redirectUris, authMethod }: Registration,
): Promise<{ readonly client: OAuthClient; readonly secret: Secret | undefined }> => {
  checkedName('client_name', name, CLIENT_NAME_CHARACTERS_MAX)
  checkRedirectUris(redirectUris)
  const secret = authMethod === 'none' ? undefined : mintToken(domain.policy.keyBrand, 'oauth_client_secret')
  const client: OAuthClient = {
    ...{ id: domain.newId<OAuthClientId>(), name, redirectUris: [...redirectUris], authMethod },
    secretHash: secret === undefined ? null : hashToken(secret.reveal()),
    ...{ createdAt: domain.now(), usedAt: null },
  }
  await addOAuthClient(domain.store, client)
  return { client, secret }
}

/** Finds an application; undefined for an id that is malformed or nobody's. */
export const findClient = async ({ store }: Domain, id: string): Promise<OAuthClient | undefined> => {
  const clientId = parseUuid<OAuthClientId>(id)
  return clientId === undefined ? undefined : findOAuthClient(store, clientId)
}

/** Writes down that somebody lets an application act for them, so that it is kept. */
export const keepClient = ({ store, now }: Domain, { id }: OAuthClient): Promise<void> =>
  markOAuthClientUsed(store, id, now())

const isItsSecret = ({ secretHash }: OAuthClient, secret: Secret): boolean =>
  secretHash !== null && timingSafeEqual(secretHash, hashToken(secret.reveal()))

/** Finds an application by what it proves itself with. Throws `oauth_client.invalid`. */
export const authenticateClient = async (
  domain: Domain,
  { id, secret }: { readonly id: string; readonly secret: Secret | undefined },
): Promise<OAuthClient> => {
  const client = await findClient(domain, id)
  const isKnown =
    client !== undefined && (secret === undefined ? client.secretHash === null : isItsSecret(client, secret))
  if (isKnown) return client
  throw new DomainError('oauth_client.invalid', 'The application is unknown or its secret is wrong')
}
