import type { SealedPlace } from '../crypto/key-ring.ts'

/** A column of sealed values: whoever adds one lists it here, so that a new master key takes its values over too. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The columns that name the row, in the order of its primary key. */
  readonly key: readonly string[]
  /** The place that a row's value was sealed into, from its key. */
  readonly placeOf: (row: Readonly<Record<string, unknown>>) => SealedPlace
}

const ofTenant = (table: string): SealedColumn => ({
  table,
  column: 'sealed',
  key: ['partner_id', 'id'],
  placeOf: ({ partner_id, id }) => ({ tenant: String(partner_id), row: `${table}/${String(id)}` }),
})

const ofInstallation = (table: string, name: string): SealedColumn => ({
  table,
  column: 'sealed',
  key: [name],
  placeOf: (row) => ({ tenant: 'installation', row: `${table}/${String(row[name])}` }),
})

/** Where the key is sealed by which an organization's badges are looked up. */
export const badgeKeyPlace = (partnerId: string, orgId: string): SealedPlace => ({
  tenant: partnerId,
  row: `badge_keys/${orgId}`,
})

/** Where a stored answer is sealed; its hash also binds who asked. */
export const storedAnswerPlace = (partnerId: string | null, scopeHash: Uint8Array): SealedPlace => ({
  tenant: partnerId ?? 'operator',
  row: `idempotency_results/${Buffer.from(scopeHash).toString('hex')}`,
})

/** Every sealed column but the probe of the master key. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ofTenant('secrets'),
  ofTenant('org_connections'),
  ofTenant('credentials'),
  ofTenant('claim_links'),
  ofTenant('mails'),
  ofTenant('approvals'),
  ofTenant('devices'),
  ofTenant('team_provisions'),
  {
    table: 'badge_keys',
    column: 'sealed',
    key: ['partner_id', 'org_id'],
    placeOf: ({ partner_id, org_id }) => badgeKeyPlace(String(partner_id), String(org_id)),
  },
  ofInstallation('signing_keys', 'kid'),
  ofInstallation('gateway_authorities', 'id'),
  ofInstallation('certificate_authorities', 'purpose'),
  {
    table: 'idempotency_results',
    column: 'sealed',
    key: ['scope_hash'],
    placeOf: ({ partner_id, scope_hash }) =>
      storedAnswerPlace(
        partner_id === null ? null : String(partner_id),
        scope_hash instanceof Uint8Array ? scope_hash : new Uint8Array(),
      ),
  },
]

/** The probe comes last: while it is sealed by a key, a server without that key does not start. */
export const PROBE_COLUMN: SealedColumn = ofInstallation('installation', 'name')
