import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { guidesAreRequired } from '../guides/guide.ts'
import { useTenantry } from '../support/tenantry.ts'
import { loadAll, makeSold, type Sold } from './sold-rows.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

const FILE = fileURLToPath(new URL('../../../../../shared/wire/rhombus-subset.openapi.json', import.meta.url))
type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

/** `nullable` is a word of an older OpenAPI; no answer of ours holds a null, so it is left out. Nothing unknown is let through. */
const readSchema = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(readSchema)
  if (!isObject(schema)) return schema
  const { nullable: _, allOf, $ref, properties, ...rest } = schema
  const read: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, key === 'enum' ? value : readSchema(value)]),
  )
  if (Array.isArray(allOf) && allOf.length > 0) read['allOf'] = readSchema(allOf)
  if (typeof $ref === 'string') read['$ref'] = $ref.replace('#/components/schemas/', 'vendor:')
  if (!isObject(properties)) return read
  const named = Object.entries(properties).map(([name, property]) => [name, readSchema(property)])
  return { ...read, properties: Object.fromEntries(named), additionalProperties: false }
}

const within = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)

const asSchema = (value: unknown): Json => {
  if (!isObject(value)) throw new Error('The vendor documents no such answer.')
  return value
}

/** What is wrong with an answer by the vendor's document; nothing where nothing is. */
const complaintAbout = (document: Json, path: string, body: unknown): string | undefined => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false })
  ajv.addFormat('date-time', isInstant)
  ajv.addFormat('RUUID', /^[A-Za-z0-9_-]{21}[AQgw]$/)
  ajv.addFormat('int32', true)
  ajv.addFormat('int64', true)
  for (const [name, schema] of Object.entries(asSchema(within(document, 'components', 'schemas'))))
    ajv.addSchema(asSchema(readSchema(schema)), `vendor:${name}`)
  const content = asSchema(within(document, 'paths', path, 'post', 'responses', '200', 'content'))
  const validate = ajv.compile(asSchema(readSchema(within(Object.values(content)[0], 'schema'))))
  return validate(body) ? undefined : ajv.errorsText(validate.errors)
}

const LICENCE = {
  ...{ state: 'NOT_RENEWED', trial: true, deviceType: 'CAMERA', family: 'CAMERA', productType: 'DEVICE' },
  ...{ productCode: 'LIC', endsAt: '2030-01-31', firstAssignedAt: '2026-01-31', deletableAt: '2030-02-28' },
  ...{ claimKey: 'key-1', priorClaimKey: 'key-1' },
}
const ORGS_LICENCE = {
  ...{
    ...LICENCE,
    externalId: 'org',
    per: 'organization',
    addOn: 'PPE',
    addOnType: 'POSE',
    cloudArchiveDays: 1,
  },
  ...{ perceptionTypes: ['UNKNOWN'], additionalPerceptionFeatures: ['OCCUPANCY_COUNTING'] },
}
const DEVICES_LICENCE = {
  ...{ ...LICENCE, externalId: 'device', per: 'device', serialNumber: 'RCA1', tier: 'LEGACY' },
  features: [{ name: 'x', enabled: false }],
}
const SHIPMENT = {
  ...{ number: 'S-1', state: 'RETURN_SENT', stateUpdatedAt: '2026-03-02', shippedAt: '2026-03-01' },
  ...{ category: 'RMA', emailState: 'UNKNOWN', interchangeControlNumber: 'I', trackingNumber: 'T' },
  ...{ carrierTrackingNumber: 'C', carrierName: 'C', depositorOrderNumber: 'D', destinationAddress: 'A' },
  ...{ fromDistributor: true, customerName: 'N', customerEmails: 'E', additionalEmails: 'E', poNumber: 'P' },
  ...{ rmaIds: [MISSING_UUID], rmaReturnTrackingNumber: 'R', opportunityId: 'O', ticketNumber: 'Z' },
  items: [{ partNumber: 'P', quantity: 1, serialNumber: 'S' }],
  licences: [{ claimKey: 'key-1', licence: 'L', contractStart: '2026-03-01', contractEnd: '2029-03-01' }],
}

/** The calls whose answers are compared, each with its list, where it answers one. */
const CALLS = [
  ['partner/getLicensesForOrg', 'licenses'],
  ['partner/getDeviceLicensesForOrg', 'deviceLicenses'],
  ['license/getLicenses', 'licenses'],
  ['license/getDeviceLicenses', 'deviceLicenses'],
  ['partner/getShipments', 'customerShipmentList'],
  ['partner/registerDeal', 'clients'],
  ['partner/updateSendLicenseExpirationEmail', undefined],
  ['partner/getClientSummaryInfo', undefined],
] as const

const compareAnswers = (document: Json): void => {
  let sold: Sold
  beforeAll(async () => {
    sold = await makeSold(tenantry())
    const { partner, orgId } = sold
    await loadAll(tenantry(), partner, 'claim-keys', [{ externalId: 'key-1' }])
    const licences = [ORGS_LICENCE, DEVICES_LICENCE].map((row) => ({ ...row, orgId }))
    await loadAll(tenantry(), partner, 'licences', licences)
    await loadAll(tenantry(), partner, 'shipments', [{ ...SHIPMENT, orgId }])
    await tenantry().database.sql(
      `insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, created_at)
       values ($1, $2, gen_random_uuid(), 'CAMERA', 'Camera', 'RCA1', 'CAMERA_R200', now())`,
      [partner.id, orgId],
    )
    await tenantry().database.sql('update licences set warned_days = 2, warned_end = ends_at')
  })

  it.each(CALLS)('%s answers as documented', async (path, list) => {
    const { orgUuid } = sold
    const body = {
      ...{ orgUuid, clientOrgUuid: orgUuid, manuallySendLicenseExpirationEmail: true },
      details: { clientOrgUuid: orgUuid },
    }
    const isInside = path.startsWith('license/')
    const answer = await sold.partner.fleet(path, isInside ? {} : body, isInside ? { org: orgUuid } : {})
    expect(answer.status).toBe(200)
    if (list !== undefined) expect((answer.body as Record<string, unknown[]>)[list]).toHaveLength(1)
    expect(complaintAbout(document, `/api/${path}`, answer.body), answer.text).toBeUndefined()
  })
}

describe('the vendor’s document', () => {
  if (existsSync(FILE)) {
    compareAnswers(JSON.parse(readFileSync(FILE, 'utf8')) as Json)
    return
  }
  it.skipIf(!guidesAreRequired(process.env))(
    'is missing in ../shared/wire, so no answer is compared with it',
    () => {
      throw new Error('A CI run needs ../shared/wire/rhombus-subset.openapi.json beside the checkout.')
    },
  )
})
