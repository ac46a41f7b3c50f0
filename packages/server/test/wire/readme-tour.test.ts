import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startServer } from '../support/spawned-server.ts'
import { blocksIn, ROOT, readDocument, sectionOf } from './read-documents.ts'

const tour = blocksIn(sectionOf(readDocument('README.md'), 'The tour'), 'sh')

interface Caller {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Asks the server; a body makes it a POST. */
const ask = async <T>({ url, headers }: Caller, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${url}${path}`, {
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  expect(answer.ok, `${path} answered ${answer.status}`).toBe(true)
  return (await answer.json()) as T
}

/** Runs the tour as it is printed; only where the server is comes from outside. */
const takeTour = async (url: string, dataDirectory: string): Promise<string> => {
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', tour.join('\n')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TENANTRY_URL: url,
      TENANTRY_DATA: dataDirectory,
      // `npx` runs what is installed here or nothing.
      npm_config_offline: 'true',
    },
    timeout: 170_000,
  })
  return stdout
}

interface Client {
  readonly clientOrgName: string
  readonly clientOrgUuid: string
}
interface Locations {
  readonly locations: readonly { readonly name: string; readonly address1?: string }[]
}

it('the README’s tour ends with a partner, three organizations and a location inside one of them', async () => {
  expect(tour.length).toBeGreaterThan(3)
  const { url, dataDirectory, operatorKey, stop } = await startServer()
  const output = await takeTour(url, dataDirectory)
  expect(output).toContain('Headquarters')
  expect(output).not.toContain('undefined')

  const operator = { url, headers: { authorization: `Bearer ${operatorKey}` } }
  const { data: partners } = await ask<{ data: readonly { id: string }[] }>(operator, '/admin/v1/partners')
  expect(partners).toEqual([
    expect.objectContaining({ name: 'Acme MSP', ownerEmail: 'a@example.com', active: true }),
  ])

  const keys = `/admin/v1/partners/${partners[0]?.id}/keys`
  const { apiKey } = await ask<{ apiKey: string }>(operator, keys, { name: 'Looks at what the tour made' })
  const names = ['Acme Corporation', 'Acme Tours', 'Acme Labs']
  const bearer = { url, headers: { authorization: `Bearer ${apiKey}` } }
  const embed = await ask<{ data: readonly { name: string }[] }>(bearer, '/partner/v1/orgs')
  expect(embed.data.map(({ name }) => name)).toEqual(names)
  const broker = await ask<readonly { name: string }[]>(bearer, '/v1/partner/orgs')
  expect(broker.map(({ name }) => name)).toEqual(names)

  const headers = { 'x-auth-scheme': 'partner-api-token', 'x-auth-apikey': apiKey }
  const fleet = { url, headers }
  const { clients } = await ask<{ clients: readonly Client[] }>(fleet, '/api/partner/getClientsV2', {})
  const found = await Promise.all(
    clients.map(async ({ clientOrgName, clientOrgUuid }) => {
      const inside = { url, headers: { ...headers, 'x-auth-org': clientOrgUuid } }
      const { locations } = await ask<Locations>(inside, '/api/location/getLocations', {})
      return [clientOrgName, locations.map(({ name, address1 }) => `${name}, ${address1}`)]
    }),
  )
  expect(Object.fromEntries(found)).toEqual({
    'Acme Corporation': ['Headquarters, 1 Main Street'],
    'Acme Tours': [],
    'Acme Labs': [],
  })
  expect(await ask<Locations>(fleet, '/api/location/getLocations', {})).toEqual({ locations: [] })
  expect(await stop()).toBe(0)
}, 180_000)
