import { expect, it } from 'vitest'
import { brokerOperations } from './generated/broker.ts'
import { readOptions, timeoutFor } from './settings.ts'

const { listPendingApprovals, listOrgPendingApprovals, listAgents } = brokerOperations

it('a call that the server may hold has that time on top of what any call may take', () => {
  const settings = readOptions({ baseUrl: 'http://tenantry.test' })
  expect(timeoutFor(settings, listAgents)).toBe(30_000)
  for (const held of [listPendingApprovals, listOrgPendingApprovals])
    expect(timeoutFor(settings, held)).toBe(60_000)
})

it('no timeout is longer than a timer can be set to', () => {
  const settings = readOptions({ baseUrl: 'http://tenantry.test', timeoutMs: 2 ** 31 - 1 })
  expect(timeoutFor(settings, listPendingApprovals)).toBe(2 ** 31 - 1)
})
