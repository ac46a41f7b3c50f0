import { bearer, fleetHeaders } from '../support/partners.ts'
import type { SpawnedServer } from '../support/spawned-server.ts'

export interface WireCall {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON; undefined where it is empty or something else. */
  readonly body: unknown
}

export type WireDialect = 'fleet' | 'embed' | 'broker'

/** Sends a request over the network and reads the whole answer. */
export const send = async (
  url: string,
  method: string,
  { headers = {}, body }: WireCall = {},
): Promise<WireAnswer> => {
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true && text !== ''
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined }
}

/** A partner of a spawned server; the server may be another one on the same data by the time it is called. */
export interface WirePartner {
  readonly id: string
  readonly key: string
  readonly keyId: string
}

/** Calls the operator API of a spawned server. */
export const operate = (
  { url, operatorKey }: SpawnedServer,
  method: string,
  path: string,
  call: WireCall = {},
): Promise<WireAnswer> =>
  send(`${url}/admin/v1${path}`, method, { ...call, headers: { ...bearer(operatorKey), ...call.headers } })

/** Provisions a partner whose rate limit is out of the way. */
export const createWirePartner = async (server: SpawnedServer): Promise<WirePartner> => {
  const { status, body, text } = await operate(server, 'POST', '/partners', {
    body: { name: 'Acme MSP', ownerEmail: 'owner@example.com', rateLimitPerMinute: 1_000_000 },
  })
  if (status !== 201) throw new Error(`The partner was not created: ${text}`)
  const { id, apiKey: key, keyId } = body as { id: string; apiKey: string; keyId: string }
  return { id, key, keyId }
}

/** Calls a dialect with a partner's key, in the header that the dialect takes it in. */
export const callAs = (
  { url }: Pick<SpawnedServer, 'url'>,
  dialect: WireDialect,
  key: string,
  method: string,
  path: string,
  call: WireCall = {},
): Promise<WireAnswer> =>
  send(`${url}${path}`, method, {
    ...call,
    headers: { ...(dialect === 'fleet' ? fleetHeaders(key) : bearer(key)), ...call.headers },
  })

/** One read of each dialect, to see whether it lets a key in. */
export const PROBES = {
  fleet: { method: 'POST', path: '/api/partner/getClientsV2', body: {} },
  embed: { method: 'GET', path: '/partner/v1/orgs' },
  broker: { method: 'GET', path: '/v1/partner/orgs' },
} as const satisfies Record<WireDialect, { method: string; path: string; body?: object }>

export const probe = (
  server: Pick<SpawnedServer, 'url'>,
  dialect: WireDialect,
  key: string,
): Promise<WireAnswer> => {
  const { method, path, ...call } = PROBES[dialect]
  return callAs(server, dialect, key, method, path, call)
}
