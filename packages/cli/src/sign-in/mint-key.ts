import { createTenantry, TenantryError } from '@tenantry/sdk'
import { CommandFailure } from '../command-failure.ts'
import type { Profile } from '../profiles/profile-file.ts'
import { CLIENT_NAME } from './authorize.ts'

interface Minting {
  readonly fetch: typeof globalThis.fetch
  readonly baseUrl: string
  readonly accessToken: string
}

const APPLICATION = { displayName: CLIENT_NAME, authType: 'API_TOKEN' } as const

const keyOf = ({ apiKey }: { readonly apiKey?: string }): string => {
  if (apiKey === undefined || apiKey === '')
    throw new CommandFailure('unexpected', 'The server made no key', 'sign in without --mint-key.')
  return apiKey
}

/** A key in place of tokens: the organization's, or the partner's where the former is refused with 403 (wire facts, 2.2). */
export const mintKey = async ({ fetch, baseUrl, accessToken: key }: Minting): Promise<Profile> => {
  const as = (fleetScheme: 'api-oauth-token' | 'partner-api-oauth-token') =>
    createTenantry({ baseUrl, key, fleetScheme, fetch }).fleet
  try {
    const minted = await as('api-oauth-token').submitApiTokenApplication(APPLICATION)
    return { key: keyOf(minted), isPartner: false }
  } catch (error) {
    if (!(error instanceof TenantryError) || error.status !== 403) throw error
  }
  const minted = await as('partner-api-oauth-token').submitPartnerApiTokenApplication(APPLICATION)
  return { key: keyOf(minted), isPartner: true }
}
