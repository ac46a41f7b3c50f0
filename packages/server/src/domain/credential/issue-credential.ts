import { hashToken, mintToken } from '../../crypto/token.ts'
import type {
  AgentId,
  CredentialId,
  DeviceId,
  OAuthGrantId,
  OrgId,
  PartnerId,
  ProjectId,
  UserId,
} from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { type Insertion, insertionOf } from '../../store/statement.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import { type CertificateApplication, certifyKey, type KeyCertificate } from '../certificate/certify-key.ts'
import type { Domain } from '../context.ts'
import { DEFAULT_SCOPES, type Scope } from '../scopes.ts'

interface Wish {
  readonly kind: (typeof credentials.$inferSelect)['kind']
  readonly name: string
  readonly partnerId: PartnerId
  readonly format?: 'opaque' | 'jwt'
  readonly orgId?: OrgId
  readonly projectId?: ProjectId
  readonly agentId?: AgentId
  readonly deviceId?: DeviceId
  readonly oauthGrantId?: OAuthGrantId
  readonly expiresAt?: Date | null
  /** Fewer scopes than the kind holds by itself. */
  readonly scopes?: readonly Scope[]
  /** The person whose key it is, or for whom an application acts by it. */
  readonly userId?: UserId
  /** What the token is bound to: a certificate that there is, or one to be signed for it. A bound token has an end. */
  readonly certificate?: KeyCertificate | CertificateApplication | undefined
  /** Whether the token is shown to the partner, so that the customer may want another one after the hand-over. */
  readonly seenByPartner?: boolean
}

export interface IssuedCredential {
  readonly id: CredentialId
  readonly token: Secret
}

/** A credential ready to be stored: its token is known here and nowhere else. */
export interface PreparedCredential extends IssuedCredential {
  readonly row: Omit<typeof credentials.$inferSelect, 'revokedAt' | 'lastUsedAt' | 'replacedAt'>
}

const certificateFor = async (
  { certificate: bound, expiresAt = null }: Wish,
  key: { readonly id: CredentialId; readonly subject: string; readonly now: Date },
): Promise<KeyCertificate | undefined> => {
  if (bound === undefined || !('csr' in bound)) return bound
  if (expiresAt === null) throw new Error('A key that is bound to a certificate has an end.')
  return certifyKey(bound, { ...key, expiresAt })
}

/** Mints a credential without touching the database. Agent tokens and people's own keys are sealed too, since documented calls show them again. */
export const prepareCredential = async (domain: Domain, wish: Wish): Promise<PreparedCredential> => {
  const {
    kind,
    name,
    partnerId,
    format = 'opaque',
    orgId = null,
    projectId = null,
    agentId = null,
    deviceId = null,
    oauthGrantId = null,
    expiresAt = null,
    scopes = DEFAULT_SCOPES[kind],
    userId = null,
    seenByPartner = false,
  } = wish
  const id = domain.newId<CredentialId>()
  const subject = orgId === null ? `partner/${partnerId}` : `org/${orgId}`
  const certificate = await certificateFor(wish, { id, subject, now: domain.now() })
  const token =
    format === 'jwt'
      ? await domain.signingKeys.sign({ credentialId: id, subject, expiresAt })
      : mintToken(domain.policy.keyBrand, kind)
  const text = token.reveal()
  const sealed =
    kind === 'agent_token' || (kind === 'project_key' && userId !== null)
      ? domain.keyRing.seal(token, { tenant: partnerId, row: `credentials/${id}` })
      : null
  return {
    id,
    token,
    row: {
      partnerId,
      id,
      orgId,
      projectId,
      agentId,
      deviceId,
      oauthGrantId,
      kind,
      format,
      name,
      hint: text.slice(-4),
      tokenHash: hashToken(text),
      sealed,
      scopes: [...scopes],
      expiresAt,
      certificate: certificate?.pem ?? null,
      certificateFingerprint: certificate?.fingerprint ?? null,
      userId,
      seenByPartner,
      createdAt: domain.now(),
    },
  }
}

const lastingRows = insertionOf('credential', credentials, [
  ...(['partnerId', 'id', 'orgId', 'projectId', 'agentId', 'kind', 'format'] as const),
  ...(['name', 'hint', 'tokenHash', 'sealed', 'scopes', 'userId', 'seenByPartner', 'createdAt'] as const),
])

/** Prepared credentials without an end, ready to be inserted. Throws for one that has an end, which it would lose. */
export const credentialRows = (prepared: readonly PreparedCredential[]): Insertion => {
  const rows = prepared.map(({ row }) => row)
  if (rows.some(({ expiresAt }) => expiresAt !== null))
    throw new Error('Only credentials without an end are inserted together.')
  return lastingRows(...rows)
}

/** Stores a prepared credential. */
export const storeCredential = async (tx: Tx | OperatorTx, { row }: PreparedCredential): Promise<void> => {
  await tx.insert(credentials).values(row)
}
