import type { Scope } from '../../domain/scopes.ts'

/** `FunctionalityEnum`, as far as there is a right here that it can stand for. */
const NEEDS = {
  DEVICE_ADMINISTRATION: 'devices:write',
  CAMERA_ADMINISTRATION: 'devices:write',
  POLICY_ADMINISTRATION: 'devices:write',
  MANAGE_LICENSEPLATES: 'devices:write',
  LOCATION_ADMINISTRATION: 'locations:write',
  ORG_ADMINISTRATION: 'org:manage',
  API_ADMINISTRATION: 'org:manage',
  USER_ADMINISTRATION: 'members:write',
  REPORT_ADMINISTRATION: 'events:read',
  LICENSE_ADMINISTRATION: 'licences:write',
} as const satisfies Readonly<Record<string, Scope>>

export type Functionality = keyof typeof NEEDS
export const FUNCTIONALITIES = Object.keys(NEEDS).filter((name): name is Functionality => name in NEEDS)

/** What rights come to in the vendor's words. */
export const functionalitiesOf = (scopes: ReadonlySet<Scope>): Functionality[] =>
  FUNCTIONALITIES.filter((name) => scopes.has(NEEDS[name]))
