/** Words that would be read as something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i
const PLAIN = /^[A-Za-z][\w ./@+()-]*$/

const scalar = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'string') return JSON.stringify(value)
  const isPlain = PLAIN.test(value) && !RESERVED.test(value) && value === value.trimEnd()
  // JSON's quoted text is YAML's, but for what a terminal would act on.
  return isPlain ? value : quoted(value)
}

const quoted = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

const nested = (value: unknown, indent: string): string => {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}`
  if (isEmpty(value)) return Array.isArray(value) ? ' []' : ' {}'
  return `\n${block(value, indent)}`
}

const block = (value: object, indent: string): string => {
  if (Array.isArray(value))
    return value
      .map((item: unknown) => {
        const text = nested(item, `${indent}  `)
        // The first field stands on the line of the dash.
        return `${indent}-${text.startsWith('\n') ? ` ${text.slice(indent.length + 3)}` : text}`
      })
      .join('\n')
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${indent}${scalar(name)}:${nested(item, `${indent}  `)}`)
    .join('\n')
}

/** A JSON value as a YAML document. */
export const toYaml = (value: unknown): string =>
  typeof value === 'object' && value !== null && !isEmpty(value)
    ? block(value, '')
    : nested(value, '').trimStart()
