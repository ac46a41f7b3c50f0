const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&')

const toRegExp = (pattern: string): RegExp =>
  new RegExp(`^${escaped(pattern).replaceAll('*', '.*').replaceAll('#', '\\d')}$`)

/**
 * Compiles the patterns of a model's names, in lower case: `*` stands for anything, `#` for one digit, and a pattern
 * that begins with `!` takes names away. The exact names are listed apart, so that they can be looked up.
 */
export const compilePatterns = (patterns: readonly string[]) => {
  const isExact = (pattern: string): boolean => !/[*#!]/.test(pattern)
  const open = patterns.filter((pattern) => !isExact(pattern) && !pattern.startsWith('!')).map(toRegExp)
  const not = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => toRegExp(pattern.slice(1)))
  const matches = (name: string): boolean =>
    open.some((pattern) => pattern.test(name)) && !not.some((pattern) => pattern.test(name))
  return { exact: patterns.filter(isExact), matches: open.length > 0 ? matches : undefined }
}
