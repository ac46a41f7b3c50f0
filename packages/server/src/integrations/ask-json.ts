import type { Reach } from './integration.ts'
import { ConnectionFault } from './integration.ts'

const ANSWER_BYTES_MAX = 1024 * 1024

const unreachable = (message: string): ConnectionFault =>
  new ConnectionFault('connection.unreachable', message)

/** Reads what is left of an answer, up to 1 MiB of it. */
const readBounded = async (title: string, { body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > ANSWER_BYTES_MAX)
      throw unreachable(`cannot be checked: ${title} answers with more than 1 MiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const parsed = (title: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw unreachable(`cannot be checked: ${title} answers with something that is not JSON`)
  }
}

const statusFault = (title: string, status: number): ConnectionFault => {
  if (status === 401 || status === 403)
    return new ConnectionFault('connection.refused', `was refused by ${title}: its credentials are wrong`)
  if (status >= 300 && status < 400)
    return unreachable(`cannot be checked: ${title} answers with a redirect, which is not followed`)
  return unreachable(`cannot be checked: ${title} answers with status ${status}`)
}

/** The cause stays behind: what a library says of a failed request may quote its headers. */
const transportFault = (title: string, timeoutMs: number, error: unknown, timedOut: boolean) => {
  if (error instanceof ConnectionFault) return error
  if (timedOut)
    return unreachable(`cannot be checked: ${title} did not answer within ${timeoutMs / 1000} seconds`)
  return unreachable(`cannot be checked: ${title} cannot be reached`)
}

/** Gets JSON from a third party; throws a `ConnectionFault` for whatever else comes. Redirects are not followed. */
export const askJson = async (
  title: string,
  { baseUrl, timeoutMs, signal }: Reach,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const timeout = AbortSignal.timeout(timeoutMs)
  const ended = new AbortController()
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout, ended.signal]),
    })
    if (response.status !== 200) throw statusFault(title, response.status)
    return parsed(title, await readBounded(title, response))
  } catch (error) {
    throw transportFault(title, timeoutMs, error, timeout.aborted)
  } finally {
    // Lets go of the rest of an answer that nobody reads.
    ended.abort()
  }
}
