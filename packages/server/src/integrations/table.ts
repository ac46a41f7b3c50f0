import { fareHarbor } from './fareharbor.ts'
import type { Integration } from './integration.ts'

/** The third parties that connections may be made to, by their key on the wire. */
export const INTEGRATIONS: Readonly<Record<string, Integration>> = { fareharbor: fareHarbor }
