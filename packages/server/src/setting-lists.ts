/** The entries of a list with commas between them. */
export const listOf = (value: string): readonly string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** The entries of a list of `what=where`. */
export const pairsOf = (value: string): readonly (readonly [what: string, where: string])[] =>
  listOf(value).map((entry) => {
    const at = entry.indexOf('=')
    return at < 0 ? [entry, ''] : [entry.slice(0, at).trim().toLowerCase(), entry.slice(at + 1).trim()]
  })
/** A host or an address, and its port. */
export const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[^\s:[\]/@]+):([1-9]\d{0,4})$/i
