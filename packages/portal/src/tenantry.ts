import { createTenantry, type Session, type Tenantry } from '@tenantry/sdk'

export type Api = Tenantry['broker']
/** The calls that are about devices and what is sold with them; they name organizations in their own spelling. */
export type Fleet = Tenantry['fleet']
/** What an operation answers. */
export type AnswerOf<Name extends keyof Api> = Awaited<ReturnType<Api[Name]>>
export type FleetAnswerOf<Name extends keyof Fleet> = Awaited<ReturnType<Fleet[Name]>>
/** What an operation takes. */
export type InputOf<Name extends keyof Api> = NonNullable<Parameters<Api[Name]>[0]>

/** The server, for the signed-in person, at one of their places. */
const serverAt = (session: Session): Tenantry => createTenantry({ baseUrl: location.origin, session })

/** What the signed-in person may call, at one of their places. */
export const apiAt = (session: Session): Api => serverAt(session).broker
/** The same of devices and what is sold with them. */
export const fleetAt = (session: Session): Fleet => serverAt(session).fleet
