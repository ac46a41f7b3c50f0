import { createTenantry, TenantryError } from '@tenantry/sdk'

interface Detection {
  readonly fetch: typeof globalThis.fetch
  readonly baseUrl: string
  readonly accessToken: string
}

/**
 * Whether the token acts for a partner: an organization's own call is answered to whoever acts for one and refused with
 * 403 to a partner's people, whose calls then work (wire facts, 2.3).
 */
export const detectPartner = async ({ fetch, baseUrl, accessToken: key }: Detection): Promise<boolean> => {
  const as = (fleetScheme: 'api-oauth-token' | 'partner-api-oauth-token') =>
    createTenantry({ baseUrl, key, fleetScheme, fetch }).fleet
  try {
    await as('api-oauth-token').getOrgV2()
    return false
  } catch (error) {
    if (!(error instanceof TenantryError) || error.status !== 403) throw error
  }
  await as('partner-api-oauth-token').getPartnerClientsV2()
  return true
}
