import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { placesOffered } from '../support/oauth.ts'
import { type SpawnedServer, startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { type OpenConnection, openConnection } from './open-connection.ts'
import { type EndedCommand, spawnCommand } from './spawned-command.ts'
import { operate } from './wire-partner.ts'

const home = temporaryDirectory()

let server: SpawnedServer
let connection: OpenConnection
let person: Visitor

beforeAll(async () => {
  server = await startServer()
  connection = openConnection(server.url)
  const ownerEmail = `person-${randomBytes(6).toString('hex')}@example.com`
  await operate(server, 'POST', '/partners', { body: { name: 'Acme MSP', ownerEmail } })
  const { body } = await operate(server, 'GET', '/outbox?limit=200')
  const mail = (body as { data: { to: string; text: string }[] }).data.find(({ to }) => to === ownerEmail)
  const [link = ''] = mail?.text.match(/http:\/\/\S+/) ?? []
  person = newVisitor(connection)
  await person.get(link.replace(server.url, ''))
  await person.submit({ step: 'join', name: 'Person', password: PASSWORD })
})
afterAll(async () => {
  connection?.close()
  await server?.stop()
})

/** What a person does in the browser: says yes, and is sent back to the command. */
const browse = async (url: string): Promise<void> => {
  const [place = ''] = placesOffered(await person.get(url.replace(server.url, '')))
  const { headers } = await person.submit({ step: 'allow', place })
  await fetch(String(headers['location']))
}

/** Runs the command to its end, and goes where it sends the person. */
const tenantry = async (...args: string[]): Promise<EndedCommand> => {
  const command = spawnCommand(args, { XDG_CONFIG_HOME: home })
  let browsed: Promise<void> | undefined
  command.onStderr((stderr) => {
    const url = /^ {2}(http\S+)$/m.exec(stderr)?.[1]
    if (url !== undefined) browsed ??= browse(url)
  })
  const ended = await command.ended()
  await browsed
  return ended
}

interface Stored {
  readonly isPartner?: boolean
  readonly key?: string
  readonly signIn?: Readonly<Record<string, unknown>>
}

const FILE = join(home, 'tenantry', 'profiles.json')
const profile = (): Stored => (JSON.parse(readFileSync(FILE, 'utf8')) as { default: Stored }).default

/** As if the hour of the tokens were over. */
const letTokensEnd = (): void => {
  const { signIn, ...rest } = profile()
  writeFileSync(FILE, JSON.stringify({ default: { ...rest, signIn: { ...signIn, expiresAtMs: 0 } } }))
}

it('our own command line signs in, acts for the partner in every dialect, renews its tokens and signs out', async () => {
  expect(await tenantry('login', '--no-browser', '--url', server.url)).toMatchObject({ code: 0 })
  expect(profile()).toMatchObject({ isPartner: true, signIn: { accessToken: expect.any(String) } })
  expect(await tenantry('org', 'create', 'Acme Tours')).toMatchObject({ code: 0 })
  expect(await tenantry('partner', 'get-clients-v2')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Acme Tours'),
  })
  const before = profile().signIn?.['accessToken']
  letTokensEnd()
  expect(await tenantry('broker', 'list-partner-orgs')).toMatchObject({ code: 0 })
  expect(profile().signIn?.['accessToken']).not.toBe(before)
  expect(await tenantry('logout')).toMatchObject({ code: 0 })
  expect(await tenantry('org', 'list')).toMatchObject({ code: 2 })
})

it('or it mints a key and goes on with that alone', async () => {
  const login = await tenantry('login', '--no-browser', '--mint-key', '--url', server.url)
  expect(login).toMatchObject({ code: 0 })
  expect(profile()).toMatchObject({ isPartner: true, key: expect.stringMatching(/^oc_partner_/) })
  expect(profile().signIn).toBeUndefined()
  expect(await tenantry('partner', 'get-clients-v2')).toMatchObject({ code: 0 })
})
