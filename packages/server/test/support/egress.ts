import {
  indexSecrets,
  type KnownAgent,
  type KnownRule,
  type Picture,
} from '../../src/domain/egress/picture.ts'
import type { EgressRequest } from '../../src/domain/egress/request.ts'
import type { AgentId, OrgId, PartnerId, ProjectId, RuleId, SecretId } from '../../src/kernel/ids.ts'

export type SecretRow = Parameters<typeof indexSecrets>[0][number]

export const HERE = 'project-here' as ProjectId
export const ELSEWHERE = 'project-elsewhere' as ProjectId
export const secretIdOf = (number: number): SecretId =>
  `secret-${String(number).padStart(4, '0')}` as SecretId

/** A secret of the organization for `a.test`, as it is stored. */
export const secretRow = (more: Partial<SecretRow> = {}): SecretRow => ({
  partnerId: 'partner' as PartnerId,
  id: secretIdOf(0),
  orgId: 'org' as OrgId,
  projectId: null,
  tier: 'organization',
  name: 'A secret',
  type: 'generic',
  hostPattern: 'a.test',
  pathPattern: null,
  injection: { headerName: 'x-key' },
  sealed: new Uint8Array(),
  preview: '',
  authMode: null,
  enabled: true,
  onlyGranted: false,
  allowHttp: false,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...more,
})

/** An agent of the project here, which may use all that is stored for it. */
export const knownAgent = (more: Partial<KnownAgent> = {}): KnownAgent => ({
  ...{ id: 'agent' as AgentId, projectId: HERE, name: 'Agent', identifier: 'agent' },
  ...{ isDefault: true, isStopped: false, assigned: undefined, granted: new Set<SecretId>() },
  ...more,
})

/** A rule that blocks all of `a.test`. */
export const knownRule = (more: Partial<KnownRule> = {}): KnownRule => ({
  id: 'rule' as RuleId,
  name: 'A rule',
  projectId: null,
  agentId: null,
  method: null,
  action: 'block',
  rateLimit: null,
  rateLimitWindow: null,
  conditions: [],
  hostPattern: 'a.test',
  pathPattern: undefined,
  ...more,
})

/** A claimed organization with that agent, without secrets, rules or budgets. */
export const pictureWith = (more: Partial<Picture> = {}): Picture => ({
  partnerId: 'partner' as PartnerId,
  orgId: 'org' as OrgId,
  orgName: 'Acme',
  status: 'claimed',
  holds: {
    status: 'claimed',
    suspendedAt: null,
    operatorSuspendedAt: null,
    partnerAccessAllowed: true,
    partnerAccessUntil: null,
  },
  partnerActive: true,
  isStopped: false,
  policyMode: 'allow',
  claimLink: undefined,
  agents: new Map([[knownAgent().id, knownAgent()]]),
  secrets: indexSecrets([]),
  rules: [],
  budgets: new Map(),
  ...more,
})

/** A request to `a.test`. */
export const requestTo = (more: Partial<EgressRequest> = {}): EgressRequest => ({
  ...{ scheme: 'https', host: 'a.test', port: 443, method: 'GET', path: '/v1/x' },
  ...more,
})
