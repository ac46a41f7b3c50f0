import {
  createTenantry,
  kindOfStatus,
  type Tenantry,
  TenantryError,
  type TenantryOptions,
} from '@tenantry/sdk'

/** A server as devices see it. */
export interface DeviceServer {
  /** The calls of a device with its token; without one, those of a device that has none yet. */
  connect(token?: string): Tenantry['device']
  /** Uploads a frame that was taken at a moment, in milliseconds since 1970. Rejects with a `TenantryError`. */
  sendFrame(token: string, image: Uint8Array<ArrayBuffer>, atMs: number): Promise<void>
}

const TIMEOUT_MS = 15_000

const refusalOf = (response: Response): TenantryError => {
  const after = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new TenantryError(`The server answered ${response.status} to a frame`, {
    kind: kindOfStatus(response.status),
    dialect: 'device',
    operation: 'uploadSnapshot',
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: Number.isFinite(after) ? after : undefined,
  })
}

/** A server whose refusals are told at once: when a device tries again is for the player to say. */
export const deviceServerAt = (given: Pick<TenantryOptions, 'baseUrl' | 'fetch'>): DeviceServer => {
  const options = { ...given, retriesMax: 0, timeoutMs: TIMEOUT_MS }
  const url = `${given.baseUrl.replace(/\/+$/, '')}/device/v1/snapshot`
  const fetch = given.fetch ?? globalThis.fetch
  return {
    connect: (token) => createTenantry({ ...options, ...(token !== undefined && { key: token }) }).device,
    sendFrame: async (token, image, atMs) => {
      const response = await fetch(`${url}?timestampMs=${Math.round(atMs)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' },
        body: image,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => {
        throw new TenantryError(`No answer from ${given.baseUrl}`, {
          kind: 'unreachable',
          dialect: 'device',
          operation: 'uploadSnapshot',
        })
      })
      // Read to its end, so that the connection serves the next call.
      await response.arrayBuffer()
      if (!response.ok) throw refusalOf(response)
    },
  }
}
