import { randomBytes } from 'node:crypto'

/** The address of a person that nobody knows yet. */
export const someone = (): string => `person-${randomBytes(6).toString('hex')}@example.com`
