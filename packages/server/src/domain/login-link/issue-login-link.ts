import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { Id } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { checkedEmail, checkedName } from '../../kernel/text.ts'
import { loginLinks } from '../../store/schema/login-links.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { isClientWithId, requireClientOfPartner } from '../client-org.ts'
import { orgCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { PERSON_NAME_CHARACTERS_MAX } from '../person.ts'
import { type GrantableRole, highestRole, rolesWithIds } from '../roles.ts'

const LINK_MINUTES = 15

interface Input {
  readonly email: string
  /** What the person is called where they have no account yet; what stands before the @ without one. */
  readonly name?: string | undefined
  /** The roles that somebody who has no place yet is given; the highest counts. Without one: what is usual by then. */
  readonly roleIds?: readonly string[] | undefined
}

export interface IssuedLoginLink {
  readonly url: Secret
  readonly expiresAt: Date
}

const chosenRole = (roleIds: readonly string[]): GrantableRole | undefined => {
  const roles = rolesWithIds(roleIds)
  if (roles === undefined) throw invalidField('roleIds', 'must be ids of roles that there are')
  const role = highestRole(roles)
  if (role === 'owner')
    throw invalidField('roleIds', 'must not hold the role owner, which comes with a claim')
  return role
}

/** Issues a link that signs a named person in to an organization, once, within fifteen minutes (embed guide, "Create Login Link"). */
export const issueLoginLink = orgCommand({
  name: 'login_link.issue',
  scope: 'login_links:write',
  event: 'login_link.issued',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<IssuedLoginLink> => {
    const { domain, principal } = ctx
    requireClientOfPartner(principal, org)
    const [client] = await tx.select({ id: orgs.id }).from(orgs).where(isClientWithId(org.orgId))
    if (client === undefined) throw orgNotFound()
    const email = checkedEmail('email', input.email)
    const name = checkedName(
      'name',
      input.name ?? email.slice(0, email.lastIndexOf('@')),
      PERSON_NAME_CHARACTERS_MAX,
    )
    const role = chosenRole(input.roleIds ?? []) ?? null
    const token = mintLinkToken()
    const createdAt = domain.now()
    const expiresAt = new Date(createdAt.getTime() + LINK_MINUTES * 60_000)
    const id = domain.newId<Id<'login_link'>>()
    await tx.insert(loginLinks).values({
      ...{ partnerId: org.partnerId, orgId: org.orgId, id, email, name, role, createdAt, expiresAt },
      tokenHash: hashToken(token.reveal()),
    })
    note({ ...org, subject: id, data: { email, role, expiresAt } })
    return { url: new Secret(`${domain.policy.publicUrl}/partner-login?token=${token.reveal()}`), expiresAt }
  },
})
