import { describe, expect, it } from 'vitest'
import { scriptedNetwork } from '../test/support/scripted-fetch.ts'
import { createCaller, createTenantry } from './index.ts'

const text = (type: string, body: string): Response =>
  new Response(body, { status: 200, headers: { 'content-type': type } })
const options = { baseUrl: 'https://t.test', key: 'oc_org_x' }

describe('an answer that is no JSON', () => {
  it('is its text where it is meant to be none', async () => {
    const network = scriptedNetwork(
      text('application/x-pem-file', 'PEM'),
      text('text/markdown; charset=utf-8', '# Skill'),
    )
    const { broker } = createTenantry({ ...options, ...network })
    expect(await broker.getGatewayCa()).toBe('PEM')
    expect(await broker.getGatewaySkill()).toBe('# Skill')
  })

  it('is a mistake everywhere else', async () => {
    const network = scriptedNetwork(text('text/html', '<p>Not here</p>'))
    const { broker } = createTenantry({ ...options, ...network })
    await expect(broker.getHealth()).rejects.toMatchObject({ kind: 'unexpected' })
  })
})

describe('a caller', () => {
  const operation = {
    method: 'GET',
    path: '/v1/things/{id}',
    pathInputs: ['id'],
    queryInputs: ['cursor', 'limit'],
    hasBody: false,
    headers: [],
    isWrite: false,
    isPublic: false,
  }
  const named = { dialect: 'broker', name: 'listThings', operation } as const
  const page = (body: object): Response => text('application/json', JSON.stringify(body))

  it('calls what it is told about, and reads every page of it', async () => {
    const network = scriptedNetwork(page({ id: 1 }), page({ data: [1], next: 'n' }), page({ data: [2] }))
    const caller = createCaller({ ...options, ...network })
    expect(await caller.call(named, { id: 'a' })).toEqual({ id: 1 })
    const paged = { ...named, operation: { ...operation, paging: { style: 'cursor', limitMax: 9 } } } as const
    const items: unknown[] = []
    for await (const item of caller.all(paged, { id: 'a' })) items.push(item)
    expect(items).toEqual([1, 2])
    expect(network.sent.map(({ url }) => url)).toEqual([
      'https://t.test/v1/things/a',
      expect.stringContaining('/v1/things/a'),
      expect.stringContaining('cursor=n'),
    ])
  })

  it('refuses an operation without pages', () => {
    expect(() => createCaller(options).all(named, { id: 'a' })).toThrow(TypeError)
  })
})
