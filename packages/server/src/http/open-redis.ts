import { Redis } from 'ioredis'
import type { Secret } from '../kernel/secret.ts'
import { parseRedisUrl } from './redis-url.ts'

const CONNECT_MS_MAX = 2_000
const RECONNECT_MS_MAX = 1_000
/** A connection that gives no answer for so long is dead, though nobody has closed it. */
const SILENCE_MS_MAX = 5_000
const DISCONNECT_MS_MAX = 500

/**
 * Connects to Redis or Valkey, and again whenever the connection is lost. A command that cannot be sent at once, or whose
 * connection breaks, is refused: nothing is queued and nothing is sent twice, as it would be counted twice.
 */
export const openRedis = (url: Secret): Redis => {
  const place = parseRedisUrl(url.reveal())
  if (place === undefined) throw new Error('REDIS_URL is not the URL of a Redis.')
  const { tls, username, password, ...where } = place
  return new Redis({
    ...where,
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    ...(tls !== undefined && { tls: { ...tls } }),
    connectionName: 'tenantry',
    commandTimeout: SILENCE_MS_MAX,
    connectTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    disconnectTimeout: DISCONNECT_MS_MAX,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempts) => Math.min(attempts * 100, RECONNECT_MS_MAX),
  })
}
