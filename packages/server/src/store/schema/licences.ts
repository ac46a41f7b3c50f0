import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

const PER = ['organization', 'device'] as const

/** Something that a device may do by its licence. */
interface LicensedFeature {
  readonly name: string
  readonly enabled: boolean
}

/** What a licence says besides; as loaded, and only what it says. Moments are in RFC 3339. */
interface LicenceDetails {
  readonly family?: string
  readonly productType?: string
  readonly productCode?: string
  readonly firstAssignedAt?: string
  readonly deletableAt?: string
  /** Of a device's licence. */
  readonly tier?: string
  readonly features?: readonly LicensedFeature[]
  /** Of an organization's. */
  readonly addOn?: string
  readonly addOnType?: string
  readonly perceptionTypes?: readonly string[]
  readonly additionalPerceptionFeatures?: readonly string[]
  readonly cloudArchiveDays?: number
}

export const licences = pgTable(
  'licences',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'licence'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    externalId: text('external_id').notNull(),
    per: text('per', { enum: PER }).notNull(),
    state: text('state').notNull(),
    trial: boolean('trial').notNull(),
    endsAt: moment('ends_at'),
    deviceType: text('device_type'),
    serialNumber: text('serial_number'),
    claimKey: text('claim_key'),
    priorClaimKey: text('prior_claim_key'),
    details: jsonb('details').$type<LicenceDetails>().notNull(),
    warnedDays: integer('warned_days'),
    warnedEnd: moment('warned_end'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
