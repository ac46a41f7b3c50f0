import { toRuuid } from '../packages/sdk/dist/index.js'
import { drawFrom } from './draw.mjs'
import { customerNames, DAYS, HARDWARE, ORGS_PER_PARTNER, PARTNERS, PROVIDERS } from './partners.mjs'
import { openPastServer } from './past-server.mjs'
import { newVisitor } from './visitor.mjs'

const DAY_MS = 86_400_000
const SEED = 20_261
/** Organizations that are there on the first day; the others come in the course of the story. */
const FROM_THE_START = 40
/** An account is dear to make, and somebody who owns several organizations is nothing unusual. */
const ORGS_PER_OWNER = 5

/** Hardware of a partner, its kinds mixed; each kind is numbered from 1 on. */
const hardwareOf = ({ mark, devices }, activationKey) => {
  const numbers = {}
  return Array.from({ length: devices }, (_, at) => {
    const { deviceType, model } = HARDWARE.find(({ below }) => (at * 37) % 100 < below)
    numbers[deviceType] = (numbers[deviceType] ?? 0) + 1
    const serialNumber = `${mark}-${deviceType}-${numbers[deviceType]}`
    return {
      ...{ serialNumber, deviceType, model },
      activationKey: activationKey.replace('{serialNumber}', serialNumber),
    }
  })
}

/** The link that was mailed to an address, as the operator reads it. */
const linkMailedTo = async (server, email, publicUrl) => {
  const { data } = await server.asOperator().admin.listOutbox({ limit: 200 })
  const text = data.find(({ to }) => to === email)?.text ?? ''
  const [link] = text.match(new RegExp(`${publicUrl}/\\S+`)) ?? []
  if (link === undefined) throw new Error(`No link was mailed to ${email}.`)
  return link
}

const provisionPartner = async (server, wish, password) => {
  const { id, apiKey } = await server.asOperator().admin.createPartner({
    ...{ name: wish.name, ownerEmail: wish.email },
  })
  const owner = newVisitor(server.http, server.publicUrl)
  await owner.get(await linkMailedTo(server, wish.email, server.publicUrl))
  await owner.submit({ step: 'join', name: wish.owner, password })
  const api = server.as(apiKey)
  if (wish.branding !== undefined) await api.broker.changeOwnPartner({ branding: wish.branding })
  const secrets = []
  for (const kind of wish.secrets) {
    const { name, host: hostPattern } = PROVIDERS[kind]
    const value = `not-a-key-${kind}`
    const { id: secretId } = await api.broker.createPartnerSecret({ name, type: kind, value, hostPattern })
    secrets.push({ kind, id: secretId })
  }
  return { ...wish, id, apiKey, api, secrets, names: customerNames(wish), orgs: [], inStock: [] }
}

const loadHardware = async (server, partner, activationKey) => {
  partner.inStock = hardwareOf(partner, activationKey)
  if (partner.inStock.length === 0) return
  await server.asOperator().admin.importHardware({ partnerId: partner.id, rows: partner.inStock })
}

const createOrg = async (server, partner, draw) => {
  const name = partner.names[partner.orgs.length]
  const made = await partner.api.broker.createPartnerOrg({ name })
  const { id: agentId } = await server.as(made.projectApiKey).broker.getDefaultAgent()
  const org = { ...made, name, agentId, org: toRuuid(made.organizationId), devices: [], isOpen: true }
  partner.orgs.push(org)
  if (draw.happens(0.3)) {
    const [secret] = partner.secrets
    const limitCents = draw.between(2, 20) * 1_000
    const budget = { orgId: org.organizationId, secretId: secret.id, limitCents, period: 'monthly' }
    await partner.api.broker.setPartnerOrgBudget(budget)
  }
  return org
}

const equipOrg = async (partner, org, share) => {
  const { api, inStock } = partner
  const { uuid: locationUuid } = await api.fleet.createLocation(
    { location: { name: 'Head office' } },
    { org: org.org },
  )
  for (const device of inStock.splice(0, share)) {
    const { serialNumber } = device
    await api.fleet.registerCameraToClient({ orgUuid: org.org, locationUuid, serialNumber })
    org.devices.push(device)
  }
}

/** The customer takes the organization over; some let the partner in for a while, few not at all. */
const claimOrg = async (server, org, owner, draw) => {
  const visitor = owner.visitor ?? newVisitor(server.http, server.publicUrl)
  await visitor.get(org.claimUrl)
  if (owner.visitor === undefined)
    await visitor.submit({ step: 'sign-up', name: owner.name, email: owner.email, password: owner.password })
  owner.visitor = visitor
  org.isOpen = draw.happens(0.9)
  await visitor.submit({ step: 'claim', access: org.isOpen ? 'yes' : 'no' })
  org.owner = owner
}

const CHORES = [
  async ({ api }, org, _server, draw) => {
    org.isSuspended = !org.isSuspended && draw.happens(0.3)
    const change = org.isSuspended ? 'suspendPartnerOrg' : 'resumePartnerOrg'
    await api.broker[change]({ orgId: org.organizationId })
  },
  async (_partner, org, server) => server.as(org.orgApiKey).broker.issueOrgKey({ name: 'Booking import' }),
  async (_partner, org, server) => server.as(org.orgApiKey).broker.createProject({ name: 'Back office' }),
  async (_partner, org, server, draw) =>
    server.as(org.orgApiKey).broker.addOrgMember({
      email: `staff${draw.below(1_000)}@${org.name.toLowerCase().replaceAll(' ', '-')}.example`,
      role: 'member',
    }),
  async ({ api }, org, _server, draw) => {
    const dealName = `${org.name}, ${draw.between(2, 60)} cameras`
    const details = { dealName, stage: draw.oneOf(['QUALIFIED', 'PROPOSAL', 'WON']), clientOrgUuid: org.org }
    await api.fleet.registerDeal({ details })
  },
  async ({ api }, org) =>
    api.embed.createLoginLink({ orgId: org.organizationId, email: 'front-desk@example.com' }),
]

/** What agents of an organization asked of a model in a day. */
const spend = (server, partner, org, draw, clock) => {
  const secret = draw.oneOf(partner.secrets)
  const { host, model, nanoDollars } = PROVIDERS[secret.kind]
  for (let calls = draw.between(1, 5); calls > 0; calls--) {
    const [inputTokens, outputTokens] = [draw.between(500, 60_000), draw.between(100, 9_000)]
    server.journal.add({
      ...{ id: server.domain.newId(), partnerId: partner.id, orgId: org.organizationId },
      ...{ projectId: org.projectId, agentId: org.agentId, at: new Date(clock.now) },
      ...{ method: 'POST', scheme: 'https', host, port: 443, outcome: 'forwarded', status: 200 },
      ...{ tier: 'partner', secretIds: [secret.id], ruleId: null, durationMs: draw.between(400, 9_000) },
      ...{ requestBytes: inputTokens * 3, responseBytes: outputTokens * 4 },
      metered: {
        ...{ provider: secret.kind, model, inputTokens, outputTokens, estimated: false },
        nanoDollars: BigInt(inputTokens * nanoDollars.input + outputTokens * nanoDollars.output),
      },
    })
  }
}

const isRefusal = (error) => error?.name === 'TenantryError' && (error.status ?? 500) < 500

/** What came to pass in an organization, where nothing stands against it: a suspended one refuses most chores. */
const doChore = async (server, partner, draw) => {
  const org = draw.oneOf(partner.orgs)
  const chore = draw.oneOf(CHORES)
  await chore(partner, org, server, draw).catch((error) => {
    if (!isRefusal(error)) throw error
  })
}

const liveThroughDay = async (server, partner, day, draw, clock, password) => {
  const wanted = FROM_THE_START + Math.round(((ORGS_PER_PARTNER - FROM_THE_START) * day) / (DAYS - 1))
  const hour = (from) => {
    clock.now = new Date(clock.begin + day * DAY_MS + (from * 60 + draw.below(55)) * 60_000)
  }
  hour(8)
  const fresh = []
  while (partner.orgs.length < wanted) fresh.push(await createOrg(server, partner, draw))
  const share = Math.ceil(partner.devices / ORGS_PER_PARTNER / 0.8)
  hour(10)
  for (const org of fresh) if (partner.devices > 0 && draw.happens(0.8)) await equipOrg(partner, org, share)
  hour(13)
  for (const org of fresh.filter(() => draw.happens(0.75))) {
    const number = Math.floor(partner.orgs.indexOf(org) / ORGS_PER_OWNER)
    partner.owners[number] ??= {
      ...{
        name: `Owner ${number + 1}`,
        email: `owner${number + 1}@${partner.email.split('@')[1]}`,
        password,
      },
    }
    await claimOrg(server, org, partner.owners[number], draw)
  }
  hour(15)
  for (const org of partner.orgs) if (draw.happens(0.25)) spend(server, partner, org, draw, clock)
  await server.journal.flush()
  hour(17)
  for (let chores = draw.between(1, 4); chores > 0; chores--) await doChore(server, partner, draw)
}

/**
 * Fills an empty server with three months of three partners. All of it goes through the API, but for what agents spend,
 * which the gateway's own journal writes. Answers what is needed to look at it, and to play its devices.
 */
export const fillWorld = async (environment, { password, activationKey, onDay }) => {
  const draw = drawFrom(SEED)
  const clock = { begin: Math.floor(Date.now() / DAY_MS) * DAY_MS - DAYS * DAY_MS }
  clock.now = new Date(clock.begin)
  const server = await openPastServer(environment, clock)
  const partners = []
  for (const wish of PARTNERS) {
    const partner = { ...(await provisionPartner(server, wish, password)), owners: [] }
    await loadHardware(server, partner, activationKey)
    partners.push(partner)
  }
  for (let day = 0; day < DAYS; day++) {
    for (const partner of partners) await liveThroughDay(server, partner, day, draw, clock, password)
    onDay(day + 1, DAYS)
  }
  clock.now = new Date()
  await server.close()
  return partners.map(({ id, name, email, apiKey, orgs }) => ({
    ...{ id, name, email, apiKey },
    orgs: orgs.map(({ organizationId, name: orgName, devices, owner, isOpen, isSuspended }) => ({
      ...{ id: organizationId, name: orgName, devices, isOpen: isOpen && !isSuspended, owner: owner?.email },
    })),
  }))
}
