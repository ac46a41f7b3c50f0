import { describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { useTenantry } from '../support/tenantry.ts'
import { envelope, NOT_FOUND, type Provisioned, provision } from './broker-callers.ts'

const tenantry = useTenantry()

const AT = '2026-03-15T10:30:00.000Z'
const OPEN = { stopped: false, stoppedAt: null }
const STOPPED = { stopped: true, stoppedAt: AT }

const agentIn = async ({ inProject }: Provisioned): Promise<string> => {
  const { body } = await inProject('GET', '/v1/agents/default')
  return (body as { id: string }).id
}

const SWITCHES = [
  [
    'of a partner',
    async ({ partner }: Provisioned) =>
      (method: string, body?: object) =>
        partner.broker(method, '/v1/partner/gateway', body && { body }),
  ],
  [
    'of an organization',
    async ({ asOrg }: Provisioned) =>
      (method: string, body?: object) =>
        asOrg(method, '/v1/org/gateway', body),
  ],
  [
    'of an agent, with the project’s key',
    async (place: Provisioned) => {
      const path = `/v1/agents/${await agentIn(place)}/gateway`
      return (method: string, body?: object) => place.asProject(method, path, body)
    },
  ],
  [
    'of an agent, with the organization’s key',
    async (place: Provisioned) => {
      const path = `/v1/agents/${await agentIn(place)}/gateway`
      return (method: string, body?: object) => place.inProject(method, path, body)
    },
  ],
] as const

describe.each(SWITCHES)('the switch %s', (_name, callOf) => {
  it('stands open, is stopped and started, and says since when', async () => {
    const call = await callOf(await provision(tenantry()))
    expect(await call('GET')).toMatchObject({ status: 200, body: OPEN })
    expect(await call('PATCH', { stopped: true })).toMatchObject({ status: 200, body: STOPPED })
    expect(await call('PATCH', { stopped: true })).toMatchObject({ status: 200, body: STOPPED })
    expect((await call('GET')).body).toEqual(STOPPED)
    expect((await call('PATCH', { stopped: false })).body).toEqual(OPEN)
    expect((await call('GET')).body).toEqual(OPEN)
  })

  it.each([{}, { stopped: 'perhaps' }, { stopped: null }])('refuses %j and names the field', async (body) => {
    const call = await callOf(await provision(tenantry()))
    const refused = await call('PATCH', body)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('stopped')])
    expect((await call('GET')).body).toEqual(OPEN)
  })
})

it('reaches one organization, and no other of the same partner', async () => {
  const here = await provision(tenantry())
  const there = await provision(tenantry())
  await here.asOrg('PATCH', '/v1/org/gateway', { stopped: true })
  expect((await there.asOrg('GET', '/v1/org/gateway')).body).toEqual(OPEN)
  expect((await here.partner.broker('GET', '/v1/partner/gateway')).body).toEqual(OPEN)
})

it('finds no agent of another organization, or of another project for a project’s key', async () => {
  const here = await provision(tenantry())
  const there = await provision(tenantry())
  const { body } = await here.asOrg('POST', '/v1/projects', { name: 'Other' })
  const { id: projectId } = body as { id: string }
  const { body: made } = await here.asOrg(
    'POST',
    '/v1/agents',
    { name: 'Other', identifier: 'other' },
    { 'x-project-id': projectId },
  )
  const others = [await agentIn(there), (made as { id: string }).id, newId()]
  for (const agentId of others) {
    for (const method of ['GET', 'PATCH']) {
      const input = method === 'PATCH' ? { stopped: true } : undefined
      const refused = await here.asProject(method, `/v1/agents/${agentId}/gateway`, input)
      expect([refused.status, refused.body], agentId).toEqual([404, envelope(NOT_FOUND, 'Agent not found')])
    }
  }
})
