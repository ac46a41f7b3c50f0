const NANO_DOLLARS_PER_CENT = 10_000_000n
const FORMAT = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' })

/** Billionths of a dollar, in decimal digits, as an amount; what is less than a cent is said to be. */
export const dollars = (nanoDollars: string): string => {
  const exact = BigInt(nanoDollars)
  const cents = exact / NANO_DOLLARS_PER_CENT
  return cents === 0n && exact > 0n ? `< ${FORMAT.format(0.01)}` : FORMAT.format(Number(cents) / 100)
}

export const dollarsOfCents = (cents: number): string => FORMAT.format(cents / 100)
