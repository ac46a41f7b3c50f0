import { createHash, timingSafeEqual } from 'node:crypto'
import type { OperatorPrincipal } from '../domain/principal.ts'
import { DEFAULT_SCOPES } from '../domain/scopes.ts'
import type { Secret } from '../kernel/secret.ts'

export const OPERATOR: OperatorPrincipal = { kind: 'operator', scopes: new Set(DEFAULT_SCOPES.operator) }
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Tells the operator by their key; whoever presents another token is somebody else. */
export const operatorBy = (
  operatorKey: Secret,
): ((token: string | undefined) => OperatorPrincipal | undefined) => {
  const expected = sha256(operatorKey.reveal())
  return (token) => (token !== undefined && timingSafeEqual(sha256(token), expected) ? OPERATOR : undefined)
}
