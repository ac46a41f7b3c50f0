import { expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { type DocumentedOperation, readOperations } from './documented-operations.ts'
import { slotsOf } from './id-slots.ts'

const tenantry = useTenantry()

const invented = (operation: Partial<DocumentedOperation['operation']>): DocumentedOperation => ({
  dialect: 'fleet',
  method: 'POST',
  path: '/api/door/{doorUuid}/open',
  label: 'fleet POST /api/door/{doorUuid}/open',
  isAlias: false,
  operation: { operationId: 'openDoor', responses: {}, ...operation },
})
const inBody = (properties: object) => ({
  requestBody: { content: { 'application/json': { schema: { type: 'object', properties } } } },
})

it.each([
  ['path', 'doorUuid', { parameters: [{ name: 'doorUuid', in: 'path', required: true }] }],
  ['header', 'x-door', { parameters: [{ name: 'x-door', in: 'header' }] }],
  ['query', 'after', { parameters: [{ name: 'after', in: 'query' }] }],
  ['body', 'doorUuid', inBody({ doorUuid: { type: 'string' } })],
  ['body', 'door_ids', inBody({ door_ids: { type: 'array', items: { type: 'string' } } })],
  ['body', 'door', inBody({ door: { type: 'string', format: 'RUUID' } })],
  [
    'body',
    'plan.doors.uuid',
    inBody({ plan: { properties: { doors: { items: { properties: { uuid: {} } } } } } }),
  ],
])('refuses an operation whose %s has the id "%s" that nobody explained', (where, name, operation) => {
  expect(() => slotsOf(invented(operation))).toThrow(
    `takes "${name}" in its ${where}, and the isolation matrix does not know whose id that is: add it to RULES`,
  )
})

it('knows every id of the documents that the server serves', async () => {
  const operations = await readOperations(tenantry().http)
  expect(operations.length).toBeGreaterThan(30)
  expect(operations.flatMap(slotsOf).length).toBeGreaterThan(20)
})
