import { isIP } from 'node:net'

/** Where a Redis or Valkey server is, and how it lets us in. */
export interface RedisPlace {
  readonly host: string
  readonly port: number
  /** The number of the database on the server. */
  readonly db: number
  readonly username: string
  readonly password: string
  /** How TLS is spoken, if it is: the host is named to the server where it has a name. */
  readonly tls: { readonly servername?: string } | undefined
}

const PORT = 6379
const HOST_NAME = /^[\w.-]+$/
const DATABASE_PATH = /^\/?$|^\/(\d{1,4})$/

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Reads `redis[s]://[user[:password]@]host[:port][/database]`; answers undefined where it is anything else. */
export const parseRedisUrl = (value: string): RedisPlace | undefined => {
  if (!/^rediss?:\/\//.test(value) || /[?#]/.test(value) || !URL.canParse(value)) return undefined
  const { protocol, hostname, port, pathname, username, password } = new URL(value)
  const database = DATABASE_PATH.exec(pathname)
  const [user, word] = [decoded(username), decoded(password)]
  if (database === null || user === undefined || word === undefined || port === '0') return undefined
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 0 && !HOST_NAME.test(host)) return undefined
  return {
    host,
    port: port === '' ? PORT : Number(port),
    db: Number(database[1] ?? 0),
    username: user,
    password: word,
    tls: protocol === 'rediss:' ? (isIP(host) === 0 ? { servername: host } : {}) : undefined,
  }
}
