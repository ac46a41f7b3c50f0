/** Where a call can be aimed. */
export const TARGETS = [
  'own client',
  'partner’s own org',
  'another client of the partner',
  'sibling partner’s org',
  'deleted org',
  'missing id',
  'no id at all',
  'own client in another dialect’s spelling',
  'own client in a loose spelling',
] as const
export type Target = (typeof TARGETS)[number]

const MALFORMED: readonly Target[] = [
  'no id at all',
  'own client in another dialect’s spelling',
  'own client in a loose spelling',
]
export const isMalformed = (target: Target): boolean => MALFORMED.includes(target)
