import { describe, expect, it } from 'vitest'
import { toRuuid } from '../../src/kernel/ids.ts'
import { fleetHeaders } from '../support/partners.ts'
import { leave, listen, readMessage, tryOpen } from '../support/stomp-client.ts'
import { type Fate, noProgram, proves, type Scene, testBlocks } from './fate.ts'
import { describeGuide, type Guide } from './guide.ts'
import { readTable } from './markdown.ts'
import { shapeOf } from './shape.ts'
import { type StagedPartner, useStage } from './stage.ts'

/** The client that the guide's samples act in. */
const SAMPLE_CLIENT = 'aB_cD1eF2gH3iJ4kL5mN'
const STEP_1 = 'Examples › Step 1 — List your client organizations'
const STEP_2 = 'Examples › Step 2 — Call a client-level endpoint as a managed client'

interface Client {
  readonly clientOrgName: string
  readonly clientOrgUuid: string
}

const createClient = async (partner: StagedPartner, clientOrgName = 'Acme Corporation'): Promise<Client> => {
  const { body, text } = await partner.fleet('partner/createPartnerClient', { clientOrgName })
  const { clientOrgUuid } = body as { clientOrgUuid?: string }
  if (clientOrgUuid === undefined) throw new Error(`The client was not created: ${text}`)
  return { clientOrgName, clientOrgUuid }
}

/** One client through each dialect. */
const createClients = async (partner: StagedPartner): Promise<Client[]> => {
  const embed = await partner.embed('POST', '/orgs', { name: 'Beta Industries' })
  const broker = await partner.broker('POST', '/partner/orgs', { name: 'Gamma Works' })
  const ids = [
    (embed.body as { id: string }).id,
    (broker.body as { organizationId: string }).organizationId,
  ].map((id) => toRuuid(id as never))
  return [
    await createClient(partner),
    { clientOrgName: 'Beta Industries', clientOrgUuid: ids[0] ?? '' },
    { clientOrgName: 'Gamma Works', clientOrgUuid: ids[1] ?? '' },
  ]
}

const byUuid = (a: Client, b: Client): number => (a.clientOrgUuid < b.clientOrgUuid ? -1 : 1)

/** What a run of step 1 printed: curl the answer, the programs a line for each client. */
const printedClients = (language: string, stdout: string): Client[] => {
  const { clients } =
    language === 'bash'
      ? (JSON.parse(stdout) as { clients: Client[] })
      : {
          clients: stdout
            .trim()
            .split('\n')
            .map((line) => line.split(' -> '))
            .map(([clientOrgName = '', clientOrgUuid = '']) => ({ clientOrgName, clientOrgUuid })),
        }
  return clients.map(({ clientOrgName, clientOrgUuid }) => ({ clientOrgName, clientOrgUuid })).sort(byUuid)
}

const documentedClient = (guide: Guide): object => {
  const { clients } = JSON.parse(guide.block(`${STEP_1} › json`).text) as { clients: object[] }
  if (clients[0] === undefined) throw new Error('The guide’s response lists no client.')
  return clients[0]
}

const printsEveryClient = async ({ guide, block, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  await createClients(await stage.createPartner())
  const made = (await createClients(partner)).sort(byUuid)
  const { exchange, stdout, exitCode } = await perform(partner)
  expect(exchange.status).toBe(200)
  const { clients } = exchange.body as { clients: object[] }
  for (const client of clients)
    expect(shapeOf(client)).toMatchObject(shapeOf(documentedClient(guide)) as object)
  expect(printedClients(block.language, stdout)).toEqual(made)
  expect(exitCode).toBe(0)
}

/** Go's sample leaves the decoding to its reader and prints nothing. */
const PRINTED_CAMERAS: Readonly<Record<string, string>> = {
  bash: '{"cameraStates":[]}',
  python: '[]',
  javascript: '[]',
  go: '',
}

const listsTheClientsCameras = async ({ block, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const { clientOrgUuid } = await createClient(partner)
  const { exchange, stdout, exitCode } = await perform(partner, { [SAMPLE_CLIENT]: clientOrgUuid })
  expect(exchange.status).toBe(200)
  expect(exchange.body).toEqual({ cameraStates: [] })
  expect(stdout.trim()).toBe(PRINTED_CAMERAS[block.language])
  expect(exitCode).toBe(0)
  const stranger = await createClient(await stage.createPartner())
  const refused = await perform(partner, { [SAMPLE_CLIENT]: stranger.clientOrgUuid })
  expect(refused.exchange.status).toBe(403)
}

const tellsOfTheClient = async ({ block, stage }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const { clientOrgUuid } = await createClient(partner)
  const stranger = await createClient(await stage.createPartner())
  const { pathname, search } = new URL(block.text)
  const urlFor = (client: string): string =>
    stage.url.replace(/^http/, 'ws') + pathname + search.replace(SAMPLE_CLIENT, client)
  const key = { 'x-auth-apikey': partner.key }
  expect(await tryOpen(urlFor(stranger.clientOrgUuid), key)).toMatchObject({ status: 403 })
  const client = await listen(urlFor(clientOrgUuid), key, clientOrgUuid)
  const created = await stage.call('POST', '/api/location/createLocation', {
    headers: { ...fleetHeaders(partner.key), 'x-auth-org': clientOrgUuid },
    body: { name: 'Depot' },
  })
  expect(readMessage(await client.next()).body).toMatchObject({
    entity: 'LOCATION',
    entityUuid: (created.body as { uuid: string }).uuid,
    type: 'CREATE',
  })
  await leave(client)
}

const CLIENTS = 'prints every client of the partner, whatever dialect made it, and no other'
const CAMERAS = 'lists the cameras of a managed client, and answers 403 for another partner’s'

const FATES: Readonly<Record<string, Fate>> = {
  'Authenticating as a partner › bash': noProgram('headers'),
  [`${STEP_1} › bash cURL`]: proves(CLIENTS, printsEveryClient),
  [`${STEP_1} › python Python`]: proves(CLIENTS, printsEveryClient),
  [`${STEP_1} › javascript JavaScript`]: proves(CLIENTS, printsEveryClient),
  [`${STEP_1} › go Go`]: proves(CLIENTS, printsEveryClient),
  [`${STEP_1} › json`]: noProgram('a response, which the samples’ answers are compared with'),
  [`${STEP_2} › bash cURL`]: proves(CAMERAS, listsTheClientsCameras),
  [`${STEP_2} › python Python`]: proves(CAMERAS, listsTheClientsCameras),
  [`${STEP_2} › javascript JavaScript`]: proves(CAMERAS, listsTheClientsCameras),
  [`${STEP_2} › go Go`]: proves(CAMERAS, listsTheClientsCameras),
  'Examples › The CLI does this for you › bash': noProgram('calls of the vendor’s own command-line tool'),
  'Examples › WebSocket connections › text': proves(
    'tells a partner of what happens in its client, and refuses another partner’s',
    tellsOfTheClient,
  ),
}

/** Puts a camera into the partner's stock; answers what registers it with a client. */
const stocked = async (partner: StagedPartner, { clientOrgUuid }: Client) => {
  const serialNumber = `SN-${partner.id}`
  const row = { serialNumber, deviceType: 'CAMERA', model: 'CAMERA_R200' }
  await partner.load('hardware', [{ ...row, activationKey: `activation ${serialNumber}` }])
  return { orgUuid: clientOrgUuid, serialNumber }
}

const deviceOf = async (partner: StagedPartner, client: Client): Promise<string> => {
  await partner.fleet('partner/registerCameraToClient', await stocked(partner, client))
  const { body } = await partner.fleet('partner/getClientDevices', { orgUuid: client.clientOrgUuid })
  const [listed] = (body as { devices: { device: { uuid: string } }[] }).devices
  return listed?.device.uuid ?? ''
}

const spareToken = async (partner: StagedPartner): Promise<string> => {
  await partner.fleet('partner/submitApiTokenApplication', { displayName: 'Spare', authType: 'API_TOKEN' })
  const { body } = await partner.fleet('partner/getApiTokens')
  const { apiTokens } = body as { apiTokens: { tokenUuid: string; displayName: string }[] }
  return apiTokens.find(({ displayName }) => displayName === 'Spare')?.tokenUuid ?? ''
}

type BodyFor = (client: Client, partner: StagedPartner) => object | Promise<object>

/** Every endpoint of the guide's reference, and what to send. */
const ENDPOINTS: Readonly<Record<string, BodyFor>> = {
  getClients: () => ({}),
  getClientsV2: () => ({}),
  getClientSummaryInfo: ({ clientOrgUuid }) => ({ clientOrgUuid }),
  getClientStatusMap: () => ({}),
  createPartnerClient: () => ({ clientOrgName: 'Beta Industries' }),
  customizeClient: ({ clientOrgUuid }) => ({ clientOrgUuid, customizations: { inactivityTimeout: 30 } }),
  deleteClient: ({ clientOrgUuid }) => ({ clientOrgUuid }),
  getClientDevices: ({ clientOrgUuid }) => ({ orgUuid: clientOrgUuid }),
  getListOfAllClientDevices: () => ({}),
  getListOfAvailableHardware: () => ({}),
  getClaimKeysForPartnerOrg: () => ({}),
  registerCameraToClient: (client, partner) => stocked(partner, client),
  reassignDeviceOrg: async (client, partner) => ({
    sourceOrgUuid: client.clientOrgUuid,
    targetOrgUuid: (await createClient(partner, 'Beta Industries')).clientOrgUuid,
    serialNumbers: ['SN-1'],
  }),
  customizeClientDevice: async (client, partner) => ({
    clientOrgUuid: client.clientOrgUuid,
    clientDeviceUuid: await deviceOf(partner, client),
    customizations: { inactivityTimeout: 30 },
  }),
  getLicensesForOrg: ({ clientOrgUuid }) => ({ orgUuid: clientOrgUuid }),
  getDeviceLicensesForOrg: ({ clientOrgUuid }) => ({ orgUuid: clientOrgUuid }),
  updateSendLicenseExpirationEmail: ({ clientOrgUuid }) => ({
    ...{ orgUuid: clientOrgUuid, manuallySendLicenseExpirationEmail: true },
  }),
  getApiTokens: () => ({}),
  getApiTokenApplications: () => ({}),
  revokeApiToken: async (_client, partner) => ({ tokenUuid: await spareToken(partner) }),
  registerDeal: () => ({ details: { dealName: 'Acme Corporation, 25 cameras' } }),
  getShipments: ({ clientOrgUuid }) => ({ clientOrgUuid }),
}

const referenceOf = ({ text }: Guide): string[] =>
  readTable(text, 'Purpose', 'Endpoint', 'What it does').map(([, endpoint = '']) =>
    endpoint.replaceAll('`', ''),
  )

describeGuide('rhombus-partner-api.md', (guide) => {
  const stage = useStage()
  testBlocks(guide, stage, FATES)

  describe('Partner endpoint reference', () => {
    it('has exactly the endpoints that these tests know', () => {
      expect(referenceOf(guide)).toEqual(Object.keys(ENDPOINTS))
    })

    for (const [endpoint, bodyFor] of Object.entries(ENDPOINTS)) {
      it(`${endpoint} takes a POST with the partner’s key, whatever x-auth-org holds`, async () => {
        const partner = await stage().createPartner()
        const client = await createClient(partner)
        const { status, body } = await stage().call('POST', `/api/partner/${endpoint}`, {
          headers: { ...fleetHeaders(partner.key), 'x-auth-org': SAMPLE_CLIENT },
          body: await bodyFor(client, partner),
        })
        expect(status).toBe(200)
        expect(body).not.toHaveProperty('error')
      })
    }

    it('deleteClient takes the client off the list', async () => {
      const partner = await stage().createPartner()
      const { clientOrgUuid } = await createClient(partner)
      await partner.fleet('partner/deleteClient', { clientOrgUuid })
      expect((await partner.fleet('partner/getClientsV2')).body).toMatchObject({ clients: [] })
    })
  })

  describe('Troubleshooting, with the cURL sample of step 2', () => {
    const sample = guide.block(`${STEP_2} › bash cURL`)
    const perform = (partner: StagedPartner, clientOrgUuid: string, text = sample.text) =>
      stage().perform(sample.language, text, {
        YOUR_PARTNER_API_KEY: partner.key,
        [SAMPLE_CLIENT]: clientOrgUuid,
      })

    it('answers 401 to a partner’s key with the scheme api-token', async () => {
      const partner = await stage().createPartner()
      const { clientOrgUuid } = await createClient(partner)
      const text = sample.text.replace('partner-api-token', 'api-token')
      expect((await perform(partner, clientOrgUuid, text)).exchange.status).toBe(401)
    })

    it('answers 403 to a truncated x-auth-org', async () => {
      const partner = await stage().createPartner()
      const { clientOrgUuid } = await createClient(partner)
      expect((await perform(partner, clientOrgUuid.slice(0, -2))).exchange.status).toBe(403)
    })

    it('runs in the partner’s own org and answers an empty list without x-auth-org', async () => {
      const partner = await stage().createPartner()
      const { clientOrgUuid } = await createClient(partner)
      const text = sample.text.replace(/^.*x-auth-org.*\n/m, '')
      const { exchange } = await perform(partner, clientOrgUuid, text)
      expect(exchange.status).toBe(200)
      expect(exchange.body).toEqual({ cameraStates: [] })
      expect(exchange.headers).not.toHaveProperty('x-acted-on-org')
    })

    it('names the client that it acted on in x-acted-on-org', async () => {
      const partner = await stage().createPartner()
      const { clientOrgUuid } = await createClient(partner)
      const { exchange } = await perform(partner, clientOrgUuid)
      expect(exchange.headers['x-acted-on-org']).toBe(clientOrgUuid)
    })
  })
})
