import { escapesMetering } from '../metering/index.ts'
import type { EgressBounds } from './bounds.ts'
import type { KnownBudget, KnownSecret } from './picture.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Destination, EgressRequest } from './request.ts'

/** Why nobody connects to a destination, as far as its name tells. */
export const refuseAddress = (
  bounds: Pick<EgressBounds, 'problemOf'>,
  destination: Destination,
): Refusal | undefined => {
  const problem = bounds.problemOf(destination)
  return problem === undefined
    ? undefined
    : refusal('blocked_by_policy', `The gateway does not connect to this host: it is ${problem}.`)
}

/** Of the secrets that a request is sent with, the type that says whose language is spoken. */
export const spokenType = (secrets: readonly Pick<KnownSecret, 'type'>[]): KnownSecret['type'] =>
  secrets.find(({ type }) => type !== 'generic')?.type ?? 'generic'

/** The answer for what there is a budget for and nobody could measure. */
export const unmeasured = (): Refusal =>
  refusal(
    'blocked_by_policy',
    'What this call costs cannot be measured, and there is a budget for the credential that it would use.',
  )

/** Why a call is not made whose cost nobody could measure, where there is a budget for what it would be paid by. */
export const refuseUnmeasured = (
  request: EgressRequest & { readonly isUpgrade: boolean },
  secrets: readonly KnownSecret[],
  budget: KnownBudget | undefined,
): Refusal | undefined =>
  budget !== undefined &&
  (request.isUpgrade || escapesMetering({ ...request, secretType: spokenType(secrets) }))
    ? unmeasured()
    : undefined

/** The answer where what an organization may spend is spent. */
export const budgetExceeded = ({ limitCents, period }: KnownBudget): Refusal =>
  refusal('budget_exceeded', 'What this organization may spend on its partner’s credential is spent.', {
    more: { limit_cents: limitCents, period },
  })
