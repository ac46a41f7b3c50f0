import { randomBytes } from 'node:crypto'
import { listAgents } from '../../src/domain/agent/index.ts'
import { clearBudget, listBudgets, setBudget } from '../../src/domain/budget/index.ts'
import type { Context } from '../../src/domain/context.ts'
import { issuePartnerKey, listPartnerKeys, revokePartnerKey } from '../../src/domain/credential/index.ts'
import { listCameras } from '../../src/domain/device/index.ts'
import {
  changeLocation,
  createLocation,
  deleteLocation,
  outlineLocations,
  pageLocations,
  pickLocations,
} from '../../src/domain/location/index.ts'
import { readOutbox } from '../../src/domain/mail/index.ts'
import {
  createOrg,
  customizeOrg,
  deleteOrg,
  findOrgByExternalId,
  getOrg,
  listOrgs,
  pageClients,
  pageOrgs,
  readOrg,
  summarizeOrg,
} from '../../src/domain/org/index.ts'
import { changePartner, createPartner, getPartner, listPartners } from '../../src/domain/partner/index.ts'
import { listProjects } from '../../src/domain/project/index.ts'
import {
  changePartnerSecret,
  changeSecret,
  createPartnerSecret,
  createSecret,
  deletePartnerSecret,
  deleteSecret,
  listInheritedSecrets,
  listPartnerSecrets,
  listSecrets,
  type NewSecret,
} from '../../src/domain/secret/index.ts'
import {
  type CredentialId,
  type LocationId,
  newId,
  type OrgId,
  type PartnerId,
  type ProjectId,
  type SecretId,
} from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'

/** What a call can name: its partner or organization, and rows in it. */
export interface Ids {
  readonly partnerId: PartnerId
  readonly keyId: CredentialId
  readonly orgId: OrgId
  readonly externalId: string
  readonly projectId: ProjectId
  readonly locationId: LocationId
  readonly partnerSecretId: SecretId
  readonly orgSecretId: SecretId
  readonly projectSecretId: SecretId
}

/** Ids that were never given out. */
export const missingIds = (): Ids => ({
  partnerId: newId(),
  keyId: newId(),
  orgId: newId(),
  externalId: `never used ${randomBytes(8).toString('hex')}`,
  projectId: newId(),
  locationId: newId(),
  partnerSecretId: newId(),
  orgSecretId: newId(),
  projectSecretId: newId(),
})

interface Sample {
  /** Calls the operation about `whole`, and about a row of `inner` within it. */
  readonly call: (ctx: Context, whole: Ids, inner: Ids) => Promise<unknown>
  /** What the call names, and so what may be a stranger's or missing. */
  readonly names: readonly ('whole' | 'inner')[]
}

const aboutNobody = (call: (ctx: Context) => Promise<unknown>): Sample => ({ call, names: [] })
const about = (call: (ctx: Context, ids: Ids) => Promise<unknown>): Sample => ({ call, names: ['whole'] })
const inside = (call: (ctx: Context, inner: Ids) => Promise<unknown>): Sample => ({
  call: (ctx, _whole, inner) => call(ctx, inner),
  names: ['inner'],
})
const within = (call: Sample['call']): Sample => ({ call, names: ['whole', 'inner'] })

const page = { limit: 200, offset: 0 }
const someName = (): string => `Made by a sample ${randomBytes(4).toString('hex')}`

const someSecret = (): NewSecret => ({
  name: someName(),
  type: 'openai',
  value: new Secret('sk-of-a-sample'),
  hostPattern: 'api.openai.com',
})

/** How to call every operation; the registry tests refuse an operation that is not here. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'partner.create': aboutNobody((ctx) =>
    createPartner(ctx, { name: someName(), ownerEmail: 'owner@example.com' }),
  ),
  'partner.list': aboutNobody((ctx) => listPartners(ctx, page)),
  'partner.get': about((ctx, { partnerId }) => getPartner(ctx, { partnerId })),
  'partner.change': about((ctx, { partnerId }) =>
    changePartner(ctx, { partnerId, changes: { name: someName() } }),
  ),
  'partner_key.issue': about((ctx, { partnerId }) =>
    issuePartnerKey(ctx, { partnerId, name: someName(), format: 'opaque', expiresAt: null }),
  ),
  'partner_key.list': about((ctx, { partnerId }) => listPartnerKeys(ctx, { partnerId, ...page })),
  'partner_key.revoke': within((ctx, { partnerId }, { keyId }) =>
    revokePartnerKey(ctx, { partnerId, keyId }),
  ),
  'mail.list': aboutNobody((ctx) => readOutbox(ctx, page)),
  'org.create': aboutNobody((ctx) => createOrg(ctx, { name: someName(), withKeys: true, welcome: false })),
  'org.list': aboutNobody((ctx) => listOrgs(ctx, page)),
  'org.page': aboutNobody((ctx) => pageOrgs(ctx, page)),
  'org.page_clients': aboutNobody((ctx) => pageClients(ctx, page)),
  'org.get': about((ctx, { orgId }) => getOrg(ctx, { orgId })),
  'org.find_by_external_id': about((ctx, { externalId }) => findOrgByExternalId(ctx, { externalId })),
  'org.delete': about((ctx, { orgId }) => deleteOrg(ctx, { orgId })),
  'org.customize': about((ctx, { orgId }) => customizeOrg(ctx, orgId, { inactivityTimeout: 17 })),
  'org.read': about((ctx, { orgId }) => readOrg(ctx, orgId, undefined)),
  'org.summarize': about((ctx, { orgId }) => summarizeOrg(ctx, orgId, undefined)),
  'location.create': within((ctx, { orgId }, { locationId }) =>
    createLocation(ctx, orgId, { parentId: locationId, details: { name: someName() } }),
  ),
  'location.change': within((ctx, { orgId }, { locationId }) =>
    changeLocation(ctx, orgId, { locationId, changes: { name: someName() } }),
  ),
  'location.delete': within((ctx, { orgId }, { locationId }) => deleteLocation(ctx, orgId, { locationId })),
  'location.outline': about((ctx, { orgId }) => outlineLocations(ctx, orgId, undefined)),
  'location.pick': about((ctx, { orgId }) => pickLocations(ctx, orgId, { ids: [] })),
  'location.page': about((ctx, { orgId }) => pageLocations(ctx, orgId, page)),
  'device.list_cameras': about((ctx, { orgId }) => listCameras(ctx, orgId, undefined)),
  'project.list': about((ctx, { orgId }) => listProjects(ctx, orgId, undefined)),
  'partner_secret.list': aboutNobody((ctx) => listPartnerSecrets(ctx, undefined)),
  'partner_secret.create': aboutNobody((ctx) => createPartnerSecret(ctx, someSecret())),
  'partner_secret.change': inside((ctx, { partnerSecretId }) =>
    changePartnerSecret(ctx, { secretId: partnerSecretId, changes: { name: someName() } }),
  ),
  'partner_secret.delete': inside((ctx, { partnerSecretId }) =>
    deletePartnerSecret(ctx, { secretId: partnerSecretId }),
  ),
  'secret.list': within((ctx, { orgId }, { projectId }) => listSecrets(ctx, orgId, { projectId })),
  'secret.list_inherited': about((ctx, { orgId }) => listInheritedSecrets(ctx, orgId, undefined)),
  'secret.create': within((ctx, { orgId }, { projectId }) =>
    createSecret(ctx, orgId, { projectId, given: someSecret() }),
  ),
  'secret.change': within((ctx, { orgId }, { projectId, projectSecretId }) =>
    changeSecret(ctx, orgId, { projectId, secretId: projectSecretId, changes: { name: someName() } }),
  ),
  'secret.delete': within((ctx, { orgId }, { orgSecretId }) =>
    deleteSecret(ctx, orgId, { secretId: orgSecretId }),
  ),
  'budget.list': about((ctx, { orgId }) => listBudgets(ctx, { orgId })),
  'budget.set': within((ctx, { orgId }, { partnerSecretId }) =>
    setBudget(ctx, { orgId, secretId: partnerSecretId, limitCents: 700, period: 'total' }),
  ),
  'budget.clear': within((ctx, { orgId }, { partnerSecretId }) =>
    clearBudget(ctx, { orgId, secretId: partnerSecretId }),
  ),
  'agent.list': within((ctx, { orgId }, { projectId }) => listAgents(ctx, orgId, { projectId })),
}
