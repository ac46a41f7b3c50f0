import type { PartnerId, SecretId } from '../../kernel/ids.ts'
import { partnerCommand } from '../command.ts'
import { partnerQuery } from '../query.ts'
import type { NewSecret, SecretChanges, ShownSecret } from './secret.ts'
import { addToTier, changeInTier, deleteFromTier, listTier, type Tier } from './tier.ts'

const tierOf = (partnerId: PartnerId): Tier => ({ partnerId, orgId: null, projectId: null, tier: 'partner' })

/** Lists the secrets that a partner's organizations inherit, oldest first. */
export const listPartnerSecrets = partnerQuery({
  name: 'partner_secret.list',
  scope: 'secrets:read',
  run: ({ tx, ctx }): Promise<readonly ShownSecret[]> => listTier(tx, tierOf(ctx.principal.partnerId)),
})

/** Creates a secret that every organization of the partner inherits. */
export const createPartnerSecret = partnerCommand({
  name: 'partner_secret.create',
  scope: 'secrets:write',
  event: 'secret.created',
  run: async ({ tx, ctx, note }, given: NewSecret): Promise<ShownSecret> => {
    const made = await addToTier(tx, ctx, tierOf(ctx.principal.partnerId), given)
    note(made.note)
    return made.secret
  },
})

interface Change {
  readonly secretId: SecretId
  readonly changes: SecretChanges
}

/** Changes what is given of a partner's secret. */
export const changePartnerSecret = partnerCommand({
  name: 'partner_secret.change',
  scope: 'secrets:write',
  event: 'secret.changed',
  run: async ({ tx, ctx, note, unchanged }, { secretId, changes }: Change): Promise<void> => {
    const changed = await changeInTier(tx, ctx, tierOf(ctx.principal.partnerId), secretId, changes)
    if (changed === undefined) unchanged()
    else note(changed)
  },
})

/** Deletes a partner's secret; no organization inherits it any more. */
export const deletePartnerSecret = partnerCommand({
  name: 'partner_secret.delete',
  scope: 'secrets:write',
  event: 'secret.deleted',
  run: async ({ tx, ctx, note }, { secretId }: { readonly secretId: SecretId }): Promise<void> =>
    note(await deleteFromTier(tx, tierOf(ctx.principal.partnerId), secretId)),
})
