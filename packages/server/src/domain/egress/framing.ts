/** A request's head as node:http hands it over. */
export interface RequestHead {
  /** Names and values by turns, as they came. */
  readonly rawHeaders: readonly string[]
  readonly httpVersion: string
  readonly method?: string | undefined
}

/** Why a request is refused: the status of the answer, and a sentence for whoever sent it. */
export interface FramingProblem {
  readonly status: 400 | 431
  readonly message: string
}

export const HEADERS_MAX = 200
/** Names and values, each pair with the four bytes that part them from each other and from the next. */
export const HEADER_BYTES_MAX = 32 * 1_024
const BYTES_BESIDES = 4

// The parser refuses most of what these refuse. They hold too where it is told to be lenient, or learns to be.
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
// Up to fifteen digits every reader agrees about; a leading zero is octal to some.
const LENGTH = /^(?:0|[1-9]\d{0,14})$/

const bad = (message: string): FramingProblem => ({ status: 400, message })
const tooLarge = (message: string): FramingProblem => ({ status: 431, message })

const sizeProblem = ({ rawHeaders }: RequestHead): FramingProblem | undefined => {
  if (rawHeaders.length > 2 * HEADERS_MAX)
    return tooLarge(`The request has more than ${HEADERS_MAX} headers.`)
  let bytes = (rawHeaders.length / 2) * BYTES_BESIDES
  for (const text of rawHeaders) bytes += text.length
  return bytes > HEADER_BYTES_MAX
    ? tooLarge(`The request has more than ${HEADER_BYTES_MAX} bytes of headers.`)
    : undefined
}

const characterProblem = ({ rawHeaders }: RequestHead): FramingProblem | undefined => {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (!TOKEN.test(rawHeaders[at] ?? '')) return bad('The name of a header is no token.')
    if (!VALUE.test(rawHeaders[at + 1] ?? '')) return bad('The value of a header holds a control character.')
  }
  return undefined
}

const versionProblem = ({ httpVersion }: RequestHead): FramingProblem | undefined =>
  httpVersion === '1.1' || httpVersion === '1.0'
    ? undefined
    : bad('The request is neither HTTP/1.1 nor HTTP/1.0.')

const valuesOf = ({ rawHeaders }: RequestHead, name: string): readonly string[] => {
  const values: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at] ?? ''
    // Most names are of another length and need no second look.
    if (given.length === name.length && given.toLowerCase() === name) values.push(rawHeaders[at + 1] ?? '')
  }
  return values
}

const hostProblem = (head: RequestHead): FramingProblem | undefined => {
  const hosts = valuesOf(head, 'host')
  if (hosts.length > 1) return bad('The request has more than one Host header.')
  return hosts.length === 0 && head.httpVersion === '1.1' ? bad('The request has no Host header.') : undefined
}

const codingProblem = (head: RequestHead, codings: readonly string[]): FramingProblem | undefined => {
  if (codings.length === 0) return undefined
  if (head.httpVersion === '1.0') return bad('A request of HTTP/1.0 must not have a Transfer-Encoding.')
  return codings.length > 1 || codings[0]?.toLowerCase() !== 'chunked'
    ? bad('The Transfer-Encoding of a request must be chunked and nothing else.')
    : undefined
}

const lengthProblem = (lengths: readonly string[]): FramingProblem | undefined => {
  if (lengths.length > 1) return bad('The request has more than one Content-Length header.')
  return lengths.every((length) => LENGTH.test(length))
    ? undefined
    : bad('The Content-Length of a request must be a plain number.')
}

const expectProblem = (head: RequestHead): FramingProblem | undefined =>
  valuesOf(head, 'expect').every((value) => value.toLowerCase() === '100-continue')
    ? undefined
    : bad('The Expect header may say 100-continue and nothing else.')

/** After these the parser hands over the connection as it is, with the body for the first bytes of what comes next. */
const leavesHttp = (head: RequestHead): boolean =>
  head.method === 'CONNECT' || valuesOf(head, 'upgrade').length > 0

const bodyProblem = (head: RequestHead): FramingProblem | undefined => {
  const [codings, lengths] = [valuesOf(head, 'transfer-encoding'), valuesOf(head, 'content-length')]
  if (codings.length > 0 && lengths.length > 0)
    return bad('The request has both a Content-Length and a Transfer-Encoding.')
  const problem = codingProblem(head, codings) ?? lengthProblem(lengths)
  if (problem !== undefined) return problem
  const hasBody = codings.length > 0 || lengths.some((length) => length !== '0')
  return hasBody && leavesHttp(head) ? bad('A CONNECT or an upgrade must not have a body.') : undefined
}

/**
 * Says why a request's framing is doubtful: where two readers could disagree about where it ends or whom it is for, it
 * is refused and never repaired. Whoever refuses one closes the connection, and lets no later request of it through.
 */
export const framingProblem = (head: RequestHead): FramingProblem | undefined =>
  sizeProblem(head) ??
  characterProblem(head) ??
  versionProblem(head) ??
  hostProblem(head) ??
  expectProblem(head) ??
  bodyProblem(head)
