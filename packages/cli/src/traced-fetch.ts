import { harmless } from './print.ts'

const KEY_HEADERS = ['authorization', 'x-auth-apikey', 'x-auth-access-token', 'cookie', 'set-cookie']
/** Fields that hold a secret, in every dialect's spelling of them. */
const SECRET_FIELD = /key$|secret|token|password|passphrase|psk$|^value$|csr|link$|url$|^code$|verifier/i
/** Fields of such a name that are none. */
const HARMLESS_FIELD = /uuid|id$|hint|count|baseurl|website|imageurl/i
/** Keys of this server, wherever they stand, and JSON Web Tokens. */
const SECRET_TEXT = /\b[a-z][a-z0-9]*_(?:partner_|org_)?[A-Za-z0-9]{30,}\b|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g

const MASK = '[masked]'

const maskText = (text: string): string => text.replace(SECRET_TEXT, MASK)

const maskField = (name: string, value: unknown): unknown => {
  const isSecret = SECRET_FIELD.test(name) && !HARMLESS_FIELD.test(name)
  if (isSecret && (typeof value === 'string' || Array.isArray(value))) return MASK
  return typeof value === 'string' ? maskText(value) : value
}

const maskedForm = (form: URLSearchParams): string => {
  for (const [name, value] of [...form]) form.set(name, String(maskField(name, value)))
  return decodeURIComponent(form.toString())
}

const maskedUrl = (given: string): string => {
  const url = new URL(given)
  const query = maskedForm(url.searchParams)
  return maskText(`${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`)
}

/** A body as it may be shown: what is secret in it is masked. */
export const maskedBody = (body: string): string => {
  if (/^[\w.-]+=/.test(body)) return maskedForm(new URLSearchParams(body))
  try {
    return JSON.stringify(JSON.parse(body, maskField))
  } catch {
    return maskText(body)
  }
}

const headerLines = (mark: string, headers: Headers): string[] =>
  [...headers].map(
    ([name, value]) => `${mark} ${name}: ${KEY_HEADERS.includes(name) ? MASK : harmless(maskText(value))}`,
  )

const say = (lines: readonly string[]): void => {
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** A `fetch` that shows each request and its answer on standard error, keys masked. */
export const tracedFetch =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (url, init = {}) => {
    const { method = 'GET', body } = init
    say([
      `> ${method} ${maskedUrl(url instanceof Request ? url.url : String(url))}`,
      ...headerLines('>', new Headers(init.headers)),
      ...(typeof body === 'string' ? [`> ${harmless(maskedBody(body))}`] : []),
    ])
    const startedAtMs = performance.now()
    const response = await fetch(url, init)
    const text = await response.clone().text()
    say([
      `< ${response.status} ${response.statusText} (${Math.round(performance.now() - startedAtMs)} ms)`,
      ...headerLines('<', response.headers),
      ...(text === '' ? [] : [`< ${harmless(maskedBody(text))}`]),
    ])
    return response
  }
