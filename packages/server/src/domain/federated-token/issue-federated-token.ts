import { randomBytes } from 'node:crypto'
import { and, count, eq, gt } from 'drizzle-orm'
import { hashToken } from '../../crypto/token.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { FederatedTokenId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { federatedTokens } from '../../store/schema/media.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { orgCommand } from '../command.ts'
import { wrongPlace } from '../operation.ts'

const FEDERATED_SECONDS_DEFAULT = 3_600
const FEDERATED_SECONDS_MAX = 86_400
const LIVE_TOKENS_MAX = 5_000

const DOMAIN = /^\.?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const DOMAIN_CHARACTERS_MAX = 253

interface Input {
  /** How long the token works, in seconds. */
  readonly durationSeconds?: number | undefined
  /** The site whose pages may use it, its subdomains among them; any without. */
  readonly domain?: string | undefined
}

const checkedDuration = (seconds: number): number => {
  if (seconds < 1 || seconds > FEDERATED_SECONDS_MAX)
    throw invalidField('durationSeconds', `must be 1 to ${FEDERATED_SECONDS_MAX}`)
  return seconds
}

const checkedDomain = (given: string): string => {
  const domain = given.toLowerCase()
  if (domain.length > DOMAIN_CHARACTERS_MAX || !DOMAIN.test(domain))
    throw invalidField('domain', 'must be the name of a site, such as .example.com')
  return domain.replace(/^\./, '')
}

/** 128 random bits, in the fleet's spelling of ids: clients take the token for one. */
const mint = (): Secret => new Secret(randomBytes(16).toString('base64url'))

/**
 * Issues a token that sees the media of the organization and does nothing else, until its time is over or the key that
 * asks for it ends. Throws `federated_token.too_many`, and `credential.wrong_place` for a session, which is no key.
 */
export const issueFederatedToken = orgCommand({
  name: 'federated_token.issue',
  scope: 'media:read',
  event: 'federated_token.issued',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<Secret> => {
    const { domain: server, principal } = ctx
    if (principal.user !== undefined && principal.via === undefined) throw wrongPlace()
    const seconds = checkedDuration(input.durationSeconds ?? FEDERATED_SECONDS_DEFAULT)
    const domain = input.domain === undefined ? null : checkedDomain(input.domain)
    const createdAt = server.now()
    const expiresAt = new Date(createdAt.getTime() + seconds * 1_000)
    // Held, so that no two of them are the last.
    await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, org.orgId)).for('no key update')
    const [live] = await tx
      .select({ count: count() })
      .from(federatedTokens)
      .where(and(eq(federatedTokens.orgId, org.orgId), gt(federatedTokens.expiresAt, createdAt)))
    if ((live?.count ?? 0) >= LIVE_TOKENS_MAX)
      throw new DomainError(
        'federated_token.too_many',
        `There are ${LIVE_TOKENS_MAX} live federated session tokens already; ask for shorter ones`,
      )
    const token = mint()
    const id = server.newId<FederatedTokenId>()
    const { partnerId, orgId } = org
    await tx.insert(federatedTokens).values({
      ...{ partnerId, orgId, id, domain, expiresAt, createdAt },
      credentialId: principal.credentialId,
      tokenHash: hashToken(token.reveal()),
    })
    note({ ...org, subject: id, data: { domain, expiresAt } })
    return token
  },
})
