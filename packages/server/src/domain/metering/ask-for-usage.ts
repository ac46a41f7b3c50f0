import { findMember } from './find-member.ts'

const OPTIONS = 'stream_options'
const OPTION = 'include_usage'

const spliced = (body: Buffer, start: number, end: number, text: string): Buffer =>
  Buffer.concat([body.subarray(0, start), Buffer.from(text), body.subarray(end)])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withOption = (body: Buffer, options: Readonly<Record<string, unknown>>, open: number): Buffer => {
  const comma = Object.keys(options).length > 0 ? ',' : ''
  const option = Object.hasOwn(options, OPTION) ? findMember(body, open, OPTION) : undefined
  if (option !== undefined) return spliced(body, option.start, option.end, 'true')
  return spliced(body, open + 1, open + 1, `"${OPTION}":true${comma}`)
}

/**
 * Sets `stream_options.include_usage` in the JSON object that a body is, and touches no other byte of it. Answers
 * undefined where it is set already, and where the options are of a type that the provider will refuse.
 */
export const askForUsage = (body: Buffer, request: Readonly<Record<string, unknown>>): Buffer | undefined => {
  const open = body.indexOf('{')
  const options = Object.hasOwn(request, OPTIONS) ? request[OPTIONS] : undefined
  if (options === undefined) return spliced(body, open + 1, open + 1, `"${OPTIONS}":{"${OPTION}":true},`)
  const member = findMember(body, open, OPTIONS)
  if (member === undefined) return undefined
  if (options === null) return spliced(body, member.start, member.end, `{"${OPTION}":true}`)
  if (!isObject(options) || options[OPTION] === true) return undefined
  return withOption(body, options, member.start)
}
