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
  [/%2f/i, 'must not hold an encoded slash'],
  [/^\/(?:[/;]|%3b)/i, 'must not begin with an empty segment'],
]

const problemIn = (path: string): string | undefined => {
  const problem = IN_NO_PATH.find(([found]) => found.test(path))?.[1]
  return problem === undefined ? undefined : `The path of the request ${problem}.`
}

/**
 * Whether a path has an empty segment, which some servers leave out. Archives and readers of other sites have whole
 * addresses in their paths, so it passes where nobody decides by the path.
 */
export const hasEmptySegment = (path: string): boolean => /\/(?:[/;]|%3b)/i.test(path)

const problemOfText = (target: string): string | undefined => {
  if (target.length > TARGET_BYTES_MAX)
    return `The request's target is longer than ${TARGET_BYTES_MAX} bytes.`
  if (!target.startsWith('/')) return "The request's target must begin with a slash."
  if (!/^[\x21-\x7e]*$/.test(target)) return "The request's target must be percent-encoded, without spaces."
  return target.includes('#') ? "The request's target must not hold a fragment." : undefined
}

/**
 * Says what is wrong with the target of a request inside a tunnel, or with what follows the authority of an absolute
 * one: but for empty segments, it has to mean the same path to whoever reads it. A query holds any printable ASCII but `#`.
 */
export const checkTarget = (target: string): string | undefined => {
  const problem = problemOfText(target)
  if (problem !== undefined) return problem
  const [path = ''] = target.split('?', 1)
  return problemIn(path)
}
