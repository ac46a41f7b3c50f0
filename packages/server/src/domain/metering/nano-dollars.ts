const NANO_DIGITS = 9
const DECIMAL = /^(\d{1,30})(?:\.(\d{1,400}))?(?:e([+-]\d{1,3}))?$/

/**
 * Reads an amount of dollars as decimal digits, such as `0.075` or `1.5e-7`, as nano-dollars. What is finer than one
 * is rounded up. Answers undefined for anything else, negative amounts too.
 */
export const parseNanoDollars = (text: string): bigint | undefined => {
  const [, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? []
  if (whole === undefined) return undefined
  const digits = BigInt(whole + fraction)
  const shift = NANO_DIGITS + Number(exponent) - fraction.length
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideUp(digits, 10n ** BigInt(-shift))
}

/** Divides what is not negative by what is positive; what is left over counts as one more. */
export const divideUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor
