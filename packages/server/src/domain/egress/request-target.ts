/** How long a request's target may be. All of it is ASCII, so that characters are bytes. */
export const TARGET_BYTES_MAX = 16 * 1_024

type Rule = readonly [found: RegExp, problem: string]

// Upstreams take these for other characters than the ones that patterns are held against, or for the end of a line.
const IN_NO_PATH: readonly Rule[] = [
  [/\\|%5c/i, 'must not hold a backslash, encoded or not'],
  [/%(?![0-9a-f]{2})/i, 'must hold two hexadecimal digits after each %'],
  [/%(?:00|0a|0d)/i, 'must not hold an encoded NUL, CR or LF'],
  [/%(?:c[01]%[89ab]|e0%[89]|f0%8)/i, 'must not hold a character in more bytes than it takes'],
  // Some servers take `..;x` for `..`, since they cut off what follows a semicolon first.
  [/(?:\/|%2f)(?:\.|%2e){1,2}(?=$|[/;]|%2f|%3b)/i, 'must not hold a segment of dots alone'],
  [/^\/(?:[/;]|%3b)/i, 'must not begin with an empty segment'],
]

// Registries have `%2f` in names of packages, and archives have `//` in their paths: where no path matters, they pass.
const WHERE_PATHS_DECIDE: readonly Rule[] = [
  [/%2f/i, 'must not hold an encoded slash'],
  [/\/(?:[/;]|%3b)/i, 'must not hold an empty segment'],
]

const problemIn = (path: string, rules: readonly Rule[]): string | undefined => {
  const problem = rules.find(([found]) => found.test(path))?.[1]
  return problem === undefined ? undefined : `The path of the request ${problem}.`
}

const problemOfText = (target: string): string | undefined => {
  if (target.length > TARGET_BYTES_MAX)
    return `The request's target is longer than ${TARGET_BYTES_MAX} bytes.`
  if (!target.startsWith('/')) return "The request's target must begin with a slash."
  if (!/^[\x21-\x7e]*$/.test(target)) return "The request's target must be percent-encoded, without spaces."
  return target.includes('#') ? "The request's target must not hold a fragment." : undefined
}

/**
 * Says what is wrong with the target of a request inside a tunnel, or with what follows the authority of an absolute
 * one: it has to mean the same path to whoever reads it. A query holds any printable ASCII but `#`. Encoded slashes and
 * empty segments pass only where nobody decides by the path: no rule, no secret and no claim gate.
 */
export const checkTarget = (
  target: string,
  { pathDecides = true }: { readonly pathDecides?: boolean } = {},
): string | undefined => {
  const problem = problemOfText(target)
  if (problem !== undefined) return problem
  const [path = ''] = target.split('?', 1)
  return problemIn(path, IN_NO_PATH) ?? (pathDecides ? problemIn(path, WHERE_PATHS_DECIDE) : undefined)
}
