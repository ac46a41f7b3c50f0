import type { FastifyRequest } from 'fastify'
import type { Gatehouse } from '../http/caller.ts'
import { readCookie } from '../kernel/read-cookie.ts'
import { Secret } from '../kernel/secret.ts'

/** Where the issuer sends people back to, wherever they came from. */
export const BACK_PATH = '/sign-in/back'
const COOKIE = 'tenantry.next'
const PLACE = { tenant: 'installation', row: 'sign-in/next' }
const LIVES_SECONDS = 600
/** What browsers keep of one cookie, less what sealing adds to it. */
const PATH_CHARACTERS_MAX = 2_000

const HOME = '/sign-in'

/** Only a path of ours: whatever could lead elsewhere leads home. */
export const ownPath = (path: string): string =>
  path.length <= PATH_CHARACTERS_MAX && /^\/(?:[A-Za-z0-9][\w\-./?=&%+]*)?$/.test(path) ? path : HOME

const cookie = ({ domain }: Gatehouse, value: string, seconds: number): string => {
  const secure = domain.policy.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=${BACK_PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/**
 * A cookie that remembers where somebody goes on to after signing in elsewhere. The path may hold a link's token, so
 * that it is sealed, and nothing of it is left to the sign-in library, which would write it into the database.
 */
export const rememberWay = (gatehouse: Gatehouse, path: string): string =>
  cookie(
    gatehouse,
    gatehouse.domain.keyRing.seal(new Secret(ownPath(path)), PLACE).toString('base64url'),
    LIVES_SECONDS,
  )

/** The cookie that forgets it. */
export const forgetWay = (gatehouse: Gatehouse): string => cookie(gatehouse, '', 0)

/** Where the cookie of a request says to go on to; home where there is none of ours. */
export const wayBack = ({ domain }: Gatehouse, { headers }: FastifyRequest): string => {
  const kept = readCookie(headers.cookie ?? '', COOKIE)
  if (kept === undefined) return HOME
  try {
    return ownPath(domain.keyRing.open(Buffer.from(kept, 'base64url'), PLACE).reveal())
  } catch {
    return HOME
  }
}
