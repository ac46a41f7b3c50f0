import { invalidField } from '../kernel/errors.ts'

/** What a partner sets for a client, or for one of its devices. */
export interface Customizations {
  readonly forceLowBandwidth: boolean | null
  /** Minutes without activity until a person is signed out. */
  readonly inactivityTimeout: number | null
}

const MINUTES_MAX = 525_600

/** Checks the customizations that are given. */
export const checkCustomizations = ({ inactivityTimeout }: Partial<Customizations>): void => {
  if (inactivityTimeout && (inactivityTimeout < 0 || inactivityTimeout > MINUTES_MAX))
    throw invalidField('inactivityTimeout', `must lie between 0 and ${MINUTES_MAX}`)
}
