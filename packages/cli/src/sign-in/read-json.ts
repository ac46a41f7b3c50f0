import { CommandFailure } from '../command-failure.ts'

export interface JsonAnswer {
  readonly response: Response
  /** Nothing where the body is no JSON object. */
  readonly fields: Readonly<Record<string, unknown>>
}

const TIMEOUT_MS = 30_000

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
  } catch {
    return {}
  }
}

/** A call beside the dialects, which the SDK does not know. Redirects are not followed: they would carry secrets away. */
export const readJson = async (
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
): Promise<JsonAnswer> => {
  const answer = async (): Promise<JsonAnswer> => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    return { response, fields: parsed(await response.text()) }
  }
  return answer().catch(() => {
    throw new CommandFailure(
      'unreachable',
      `No answer from ${new URL(url).origin}`,
      'check --url or TENANTRY_URL, and try again.',
    )
  })
}
