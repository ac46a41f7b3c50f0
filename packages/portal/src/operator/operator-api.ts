import { createTenantry, type Tenantry } from '@tenantry/sdk'

export type OperatorApi = Tenantry['admin']
/** What an operation of the operator's answers. */
export type OperatorAnswer<Name extends keyof OperatorApi> = Awaited<ReturnType<OperatorApi[Name]>>
export type Partner = OperatorAnswer<'getPartner'>

/** What the operator may call once they have signed in. */
export const operatorApi: OperatorApi = createTenantry({ baseUrl: location.origin, session: {} }).admin

/** Signs this browser in with the operator key, which is kept nowhere. */
export const signInByKey = async (operatorKey: string): Promise<void> => {
  await createTenantry({ baseUrl: location.origin, operatorKey }).admin.openOperatorSession()
}

/** Signs this browser in by a link, which is used up. */
export const signInByLink = async (token: string): Promise<void> => {
  await operatorApi.redeemSignInLink({ token })
}
