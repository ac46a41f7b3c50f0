import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { hardwareRow } from './hardware.ts'
import { load, loadCsv, outcomesOf } from './imports.ts'

const tenantry = useTenantry()
const newSerial = (): string => `SN-${randomBytes(6).toString('hex')}`

describe('POST /admin/v1/partners/{id}/imports/hardware', () => {
  it('takes JSON and CSV, and the same file again changes nothing', async () => {
    const partner = await createTestPartner(tenantry())
    const serialNumber = newSerial()
    const row = hardwareRow({ serialNumber, macAddress: '00:11:22:33:44:55' })
    expect(outcomesOf(await load(tenantry(), partner, 'hardware', [row]))).toMatchObject([
      { outcome: 'created' },
    ])
    const { deviceType, model, activationKey, macAddress } = row as typeof row & { macAddress: string }
    const csv = `serialNumber,deviceType,model,macAddress,activationKey\n${serialNumber},${deviceType},${model},${macAddress},${activationKey}\n`
    expect(outcomesOf(await loadCsv(tenantry(), partner, 'hardware', csv))).toMatchObject([
      { outcome: 'unchanged' },
    ])
    const { body } = await partner.fleet('partner/getListOfAvailableHardware')
    expect(body).toEqual({
      controlledHardwareList: [{ deviceModel: model, deviceType, macAddress, serialNumber }],
    })
  })

  it('keeps nothing of an activation key but its hash', async () => {
    const partner = await createTestPartner(tenantry())
    const activationKey = `the maker’s own ${randomBytes(8).toString('hex')}`
    await load(tenantry(), partner, 'hardware', [
      { ...hardwareRow({ serialNumber: newSerial() }), activationKey },
    ])
    const rows = await tenantry().database.sql(
      `select h::text as text from hardware h where partner_id = $1`,
      [partner.id],
    )
    const events = await tenantry().database.sql(
      `select e::text as text from events e where partner_id = $1`,
      [partner.id],
    )
    expect(JSON.stringify([rows, events]) + tenantry().log()).not.toContain(activationKey)
  })

  it('shows nothing of an activation key in a file that is no CSV, or has no heading', async () => {
    const partner = await createTestPartner(tenantry())
    const activationKey = `topsecret${randomBytes(8).toString('hex')}`
    const heading = 'serialNumber,deviceType,model,activationKey\n'
    for (const csv of [
      `${heading}SN,CAMERA,CAMERA_R200,${activationKey}"x\n`,
      `${heading}SN,CAMERA,CAMERA_R200,"${activationKey}\n`,
      `${activationKey},CAMERA,CAMERA_R200\n`,
    ]) {
      const answer = await loadCsv(tenantry(), partner, 'hardware', csv)
      expect(answer.status, answer.text).toBe(400)
      expect(answer.text + tenantry().log()).not.toContain(activationKey)
    }
  })

  it('takes the same file, and two partners’ claims to the same things, at once', async () => {
    const [one, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const rows = Array.from({ length: 50 }, () => hardwareRow({ serialNumber: newSerial() }))
    const answers = await Promise.all(
      [one, one, other, other].map((partner) => load(tenantry(), partner, 'hardware', rows)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const outcomes = answers.flatMap(outcomesOf).map(({ outcome }) => outcome)
    const counted = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length
    expect([counted('created'), counted('unchanged'), counted('refused')]).toEqual([50, 50, 100])
  })

  it('refuses a row by its field', async () => {
    const partner = await createTestPartner(tenantry())
    const other = await createTestPartner(tenantry())
    const taken = newSerial()
    await load(tenantry(), other, 'hardware', [hardwareRow({ serialNumber: taken })])
    const good = hardwareRow({ serialNumber: newSerial() })
    const rows = [
      { ...good, activationKey: 'too short' },
      { ...good, model: 'CAMERA_X' },
      { ...good, deviceType: 'TOASTER' },
      { ...good, serialNumber: taken },
      { ...good, serialNumber: 'x'.repeat(101) },
      { ...good, serialNumber: ` ${good.serialNumber}` },
      good,
    ]
    const outcomes = outcomesOf(await load(tenantry(), partner, 'hardware', rows))
    expect(outcomes.map(({ outcome, field }) => field ?? outcome)).toEqual([
      ...['activationKey', 'model', 'deviceType', 'serialNumber', 'serialNumber', 'serialNumber', 'created'],
    ])
  })
})
