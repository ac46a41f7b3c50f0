/** The middle of a list of numbers. */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

const digits = (number) => (number >= 100 ? Math.round(number).toLocaleString('en') : number.toPrecision(3))

/** Prints one measured row: what, how much, and in what unit. */
export const row = (label, value, unit) =>
  console.log(`  ${label.padEnd(58)} ${digits(value).padStart(10)} ${unit}`)

/** Prints a ratio, beside its aim where it has one; ratios of one run are the only figures that travel between machines. */
export const ratio = (label, value, aim, reached) => {
  const verdict = aim === undefined ? '' : ` (aim: ${aim}) ${reached ? 'reached' : 'MISSED'}`
  console.log(`  ${label.padEnd(58)} ${value.toFixed(2).padStart(10)}${verdict}`)
}

export const heading = (text) => console.log(`\n${text}`)
