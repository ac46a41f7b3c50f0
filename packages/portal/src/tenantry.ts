import { createTenantry, type Session, type Tenantry } from '@tenantry/sdk'

export type Api = Tenantry['broker']
/** What an operation answers. */
export type AnswerOf<Name extends keyof Api> = Awaited<ReturnType<Api[Name]>>
/** What an operation takes. */
export type InputOf<Name extends keyof Api> = NonNullable<Parameters<Api[Name]>[0]>

/** What the signed-in person may call, at one of their places. */
export const apiAt = (session: Session): Api => createTenantry({ baseUrl: location.origin, session }).broker
