/** What writers of JSON write as `\uXXXX` beyond what they must; the quotation mark has its backslash by then. */
const ESCAPED = [
  // JavaScript, Ruby, Jackson
  /(?!)/g,
  // Python, PHP
  /[\u0080-\uffff]+/g,
  // Go, Rails
  /[<>&]+/g,
  // Django
  /[<>&\u0080-\uffff]+/g,
  // Gson
  /[<>&=']+/g,
  // .NET
  /(?:\\"|[<>&'+`\u0080-\uffff])+/g,
]

const digitsOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
const lower = (text: string): string => digitsOf(text).replace(/..../g, '\\u$&')
const upper = (text: string): string => digitsOf(text).toUpperCase().replace(/..../g, '\\u$&')

/**
 * How a text looks within a JSON string, by the habits of the usual writers, each with `/` as it is and as `\/`, and
 * with every character as `\uXXXX`. The digits are all in lower or all in upper case.
 */
export const jsonForms = (text: string): readonly string[] => {
  const must = JSON.stringify(text).slice(1, -1)
  const some = [lower, upper].flatMap((digits) =>
    ESCAPED.map((escaped) => must.replace(escaped, (run) => digits(run.replaceAll('\\"', '"')))),
  )
  return [lower(text), upper(text), ...some, ...some.map((form) => form.replaceAll('/', '\\/'))]
}
