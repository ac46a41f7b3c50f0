const NANO_DOLLARS_PER_CENT = 10_000_000n

/** Whole cents: a limit is reached in cents exactly when it is in nano-dollars. */
export const toCents = (nanoDollars: bigint): number => Number(nanoDollars / NANO_DOLLARS_PER_CENT)

/** So many cents in nano-dollars. */
export const fromCents = (cents: number): bigint => BigInt(cents) * NANO_DOLLARS_PER_CENT
