import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { certificateAuthorities } from '../schema/certificate-authorities.ts'
import { installation, signingKeys } from '../schema/credentials.ts'
import { gatewayAuthorities } from '../schema/gateway-authorities.ts'
import type { Store } from '../store.ts'

type SigningKeyRow = typeof signingKeys.$inferSelect

/** The installation's signing keys, oldest first. */
export const listSigningKeys = (store: Store): Promise<readonly SigningKeyRow[]> =>
  store.asLookup((tx) =>
    tx
      .select(getTableColumns(signingKeys))
      .from(signingKeys)
      .orderBy(asc(signingKeys.createdAt), asc(signingKeys.kid)),
  )

const FIRST_KEY_LOCK = 7_365_412_002

/** Stores the installation's first signing key; of servers that start together, one stores its own. */
export const addFirstSigningKey = (store: Store, row: SigningKeyRow): Promise<void> =>
  store.asLookup(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_KEY_LOCK})`)
      const [known] = await tx.select({ kid: signingKeys.kid }).from(signingKeys).limit(1)
      if (known === undefined) await tx.insert(signingKeys).values(row)
    },
    { readOnly: false },
  )

type GatewayAuthorityRow = typeof gatewayAuthorities.$inferSelect

/** The installation's gateway authority, once there is one. */
export const findGatewayAuthority = (store: Store): Promise<GatewayAuthorityRow | undefined> =>
  store.asLookup(async (tx) => (await tx.select().from(gatewayAuthorities).limit(1))[0])

const FIRST_AUTHORITY_LOCK = 7_365_412_003

/** Stores the installation's gateway authority; of servers that make one at the same time, one stores its own. */
export const addFirstGatewayAuthority = (store: Store, row: GatewayAuthorityRow): Promise<void> =>
  store.asLookup(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_AUTHORITY_LOCK})`)
      const [known] = await tx.select({ id: gatewayAuthorities.id }).from(gatewayAuthorities).limit(1)
      if (known === undefined) await tx.insert(gatewayAuthorities).values(row)
    },
    { readOnly: false },
  )

type CertificateAuthorityRow = typeof certificateAuthorities.$inferSelect

/** The installation's authority for a purpose, once there is one. */
export const findCertificateAuthority = (
  store: Store,
  purpose: CertificateAuthorityRow['purpose'],
): Promise<CertificateAuthorityRow | undefined> =>
  store.asLookup(
    async (tx) =>
      (await tx.select().from(certificateAuthorities).where(eq(certificateAuthorities.purpose, purpose)))[0],
  )

/** Stores an authority unless there is one for its purpose: of servers that make one at the same time, one stores its own. */
export const addFirstCertificateAuthority = (store: Store, row: CertificateAuthorityRow): Promise<void> =>
  store.asLookup(
    async (tx) => {
      await tx.insert(certificateAuthorities).values(row).onConflictDoNothing()
    },
    { readOnly: false },
  )

export const MASTER_KEY_PROBE = 'master key probe'
export const MASTER_KEY_PROBE_PLACE = { tenant: 'installation', row: `installation/${MASTER_KEY_PROBE}` }

/** Keeps the first sealed secret of a name and answers it from then on, whichever node was first. */
export const keepInstallationSecret = (store: Store, name: string, sealed: Buffer): Promise<Uint8Array> =>
  store.asOwner(async (tx) => {
    await tx.insert(installation).values({ name, sealed }).onConflictDoNothing()
    const [row] = await tx
      .select({ sealed: installation.sealed })
      .from(installation)
      .where(eq(installation.name, name))
    return row?.sealed ?? sealed
  })
