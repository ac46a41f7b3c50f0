import { createHmac } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { mintLinkToken } from '../crypto/token.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Id, NewId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import { operatorPasses } from '../store/schema/operator-passes.ts'
import type { OperatorTx, Store } from '../store/store.ts'
import { ownCookie } from './own-cookie.ts'

const SESSION_HOURS = 8
const LINK_MINUTES = 15
/** Where the portal takes a sign-in link up. What stands behind the `#` is sent to no server and kept in no log. */
const LINK_PATH = '/operator/sign-in'

interface Foundation {
  readonly store: Store
  readonly now: Clock
  readonly newId: NewId
  readonly publicUrl: string
  readonly operatorKey: Secret
}

/** A session of the operator's that has begun, for their browser to keep. */
export interface OperatorSession {
  readonly cookie: string
  readonly expiresAt: Date
}

/** How the operator signs in to the portal: with the operator key, or by a link that somebody who has it has made. */
export interface OperatorSignIn {
  /** Whether a request's cookie holds a session. */
  isSignedIn(cookie: string | undefined): Promise<boolean>
  open(): Promise<OperatorSession>
  /** Makes a link that opens one session within fifteen minutes. */
  issueLink(): Promise<{ readonly url: Secret; readonly expiresAt: Date }>
  /** Opens the session of a link's token and uses it up; undefined where it does not work. */
  redeem(token: string): Promise<OperatorSession | undefined>
  /** Ends the session of a cookie; answers the cookie that says so. */
  end(cookie: string | undefined): Promise<string>
}

/** Its hashes are made with the operator key: who changes that ends every session and link. */
export const operatorSignIn = ({ store, now, newId, publicUrl, operatorKey }: Foundation): OperatorSignIn => {
  const keyed = (token: string): Buffer => createHmac('sha256', operatorKey.reveal()).update(token).digest()
  const own = ownCookie(publicUrl, 'operator', 'Strict')

  const issue = async (tx: OperatorTx, kind: 'link' | 'session', minutes: number) => {
    const token = mintLinkToken()
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000)
    const row = { id: newId<Id<'operator_pass'>>(), kind, createdAt, expiresAt }
    await tx.insert(operatorPasses).values({ ...row, tokenHash: keyed(token.reveal()) })
    return { token, expiresAt }
  }

  const openIn = async (tx: OperatorTx): Promise<OperatorSession> => {
    const { token, expiresAt } = await issue(tx, 'session', SESSION_HOURS * 60)
    return { cookie: own.of(token, SESSION_HOURS * 3_600), expiresAt }
  }

  const standing = (kind: 'link' | 'session', token: string) =>
    and(
      eq(operatorPasses.kind, kind),
      eq(operatorPasses.tokenHash, keyed(token)),
      gt(operatorPasses.expiresAt, now()),
    )

  return {
    isSignedIn: async (cookie) => {
      const token = own.read(cookie)
      if (token === undefined) return false
      const found = await store.asOperator(
        (tx) => tx.select({ id: operatorPasses.id }).from(operatorPasses).where(standing('session', token)),
        { readOnly: true },
      )
      return found.length > 0
    },
    open: () => store.asOperator(openIn),
    issueLink: async () => {
      const { token, expiresAt } = await store.asOperator((tx) => issue(tx, 'link', LINK_MINUTES))
      return { url: new Secret(`${publicUrl}${LINK_PATH}#${token.reveal()}`), expiresAt }
    },
    redeem: (token) =>
      store.asOperator(async (tx) => {
        const used = await tx
          .delete(operatorPasses)
          .where(standing('link', token))
          .returning({ id: operatorPasses.id })
        return used.length > 0 ? openIn(tx) : undefined
      }),
    end: async (cookie) => {
      const token = own.read(cookie)
      if (token !== undefined)
        await store.asOperator((tx) => tx.delete(operatorPasses).where(standing('session', token)))
      return own.gone
    },
  }
}
