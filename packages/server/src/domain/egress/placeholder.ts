import { CREDENTIAL_HEADERS } from './secret-slot.ts'

const PLACEHOLDER = /^(?:(?:bearer|basic|token) )?placeholder$/i

/**
 * Whether a request bears the word that programs are given in a credential's place (`placeholder`): it counts on a stored
 * one, and is of no use without.
 */
export const bearsPlaceholder = (headers: readonly (readonly [name: string, value: string])[]): boolean =>
  headers.some(([name, value]) => CREDENTIAL_HEADERS.has(name) && PLACEHOLDER.test(value.trim()))
