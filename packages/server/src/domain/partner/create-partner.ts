import type { CredentialId, OrgId, PartnerId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { partners } from '../../store/schema/partners.ts'
import { insertTogether } from '../../store/statement.ts'
import { operatorCommand } from '../command.ts'
import { credentialRows, prepareCredential } from '../credential/issue-credential.ts'
import { addOwner } from '../member/add-owner.ts'
import { prepareOrg } from '../org/prepare-org.ts'
import { checkPartnerSettings, type Partner, type PartnerSettings } from './partner.ts'

type Input = Pick<PartnerSettings, 'name' | 'ownerEmail'> & Partial<PartnerSettings>

export interface CreatedPartner {
  readonly partner: Partner
  readonly keyId: CredentialId
  readonly apiKey: Secret
}

/** Provisions a partner with its own organization and its first key, which is shown this once. */
export const createPartner = operatorCommand({
  name: 'partner.create',
  scope: 'partners:write',
  event: 'partner.created',
  run: async ({ tx, ctx, note }, input: Input): Promise<CreatedPartner> => {
    checkPartnerSettings(input)
    const { domain } = ctx
    const now = domain.now()
    const partner: Partner = {
      id: domain.newId<PartnerId>(),
      ownOrgId: domain.newId<OrgId>(),
      name: input.name,
      ownerEmail: input.ownerEmail,
      active: input.active ?? true,
      ipAllowList: [...(input.ipAllowList ?? [])],
      rateLimitPerMinute: input.rateLimitPerMinute ?? null,
      defaultAiInstructions: input.defaultAiInstructions ?? null,
      defaultPartnerAccessAllowed: input.defaultPartnerAccessAllowed ?? true,
      defaultPartnerAccessDays: input.defaultPartnerAccessDays ?? null,
      branding: input.branding ?? {},
      createdAt: now,
      gatewayStoppedAt: null,
      updatedAt: now,
    }
    await tx.insert(partners).values(partner)
    const org = await prepareOrg(
      domain,
      {
        partnerId: partner.id,
        id: partner.ownOrgId,
        isOwn: true,
        name: input.name,
      },
      { tokenShownToPartner: false },
    )
    const key = await prepareCredential(domain, {
      kind: 'partner_key',
      name: 'Default',
      partnerId: partner.id,
    })
    await insertTogether(tx, ...org.insertions, credentialRows([key, org.agentToken]))
    await addOwner(tx, domain, partner)
    note({
      partnerId: partner.id,
      subject: partner.id,
      data: { name: partner.name, ownOrgId: partner.ownOrgId, keyId: key.id },
    })
    return { partner, keyId: key.id, apiKey: key.token }
  },
})
