import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'data', 'demo')
const WORLD = join(FOLDER, 'world.json')
const SCENARIO = join(FOLDER, 'scenario.json')

const fill = async (environment) => {
  const [{ fillWorld }, { scenarioOf }] = await Promise.all([import('./fill.mjs'), import('./scenario.mjs')])
  // What is left of a demo that was not finished is begun anew.
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  const password = randomBytes(9).toString('base64url')
  const activationKey = `${randomBytes(16).toString('hex')}-{serialNumber}`
  const onDay = (day, days) => process.stderr.write(`\rFilling ${FOLDER}: day ${day} of ${days} `)
  const partners = await fillWorld(environment, { password, activationKey, onDay })
  process.stderr.write('\n')
  writeFileSync(SCENARIO, JSON.stringify(scenarioOf(partners, activationKey)), { mode: 0o600 })
  // Last of all: a demo is filled once this is there.
  writeFileSync(WORLD, JSON.stringify({ password, partners }), { mode: 0o600 })
}

const untilReady = async (publicUrl, server) => {
  while (server.exitCode === null) {
    const ready = await fetch(`${publicUrl}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server has ended before it was ready.')
}

/** Who signs in by what: one of each kind of person. */
const peopleIn = ({ partners, password }) => {
  const [partner] = partners
  const org = partner.orgs.find(({ owner, isOpen }) => owner !== undefined && isOpen)
  return {
    partner: { id: partner.id, name: partner.name, email: partner.email, password, apiKey: partner.apiKey },
    customer: { orgId: org.id, name: org.name, email: org.owner, password },
  }
}

/** Nothing that the shell says of another installation reaches this one. */
const environmentOf = (port, publicUrl) => {
  const { PATH, HOME, TMPDIR } = process.env
  return {
    ...Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined)),
    ...{ TENANTRY_DATA: FOLDER, TENANTRY_PORT: String(port), TENANTRY_PUBLIC_URL: publicUrl },
    ...{ TENANTRY_GATEWAY_PORT: '0', TENANTRY_TLS_PORT: 'off' },
  }
}

const isTaken = (publicUrl) =>
  fetch(publicUrl).then(
    () => true,
    () => false,
  )

/** A server with the demo's world in it, which is filled the first time. Ends with this process. */
export const openStage = async (port) => {
  const publicUrl = `http://127.0.0.1:${port}`
  if (await isTaken(publicUrl))
    throw new Error(`Something answers at ${publicUrl} already: TENANTRY_PORT names another port.`)
  const environment = environmentOf(port, publicUrl)
  if (!existsSync(WORLD)) await fill(environment)
  const server = spawn(process.execPath, [join(ROOT, 'packages/server/dist/main.js')], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const children = [server]
  const stop = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  process.once('exit', stop)
  server.once('exit', stop)
  await untilReady(publicUrl, server)
  const { createTenantry } = await import('../packages/sdk/dist/index.js')
  const operatorKey = readFileSync(join(FOLDER, 'operator.key'), 'utf8').trim()
  return {
    ...{ publicUrl, stop },
    people: peopleIn(JSON.parse(readFileSync(WORLD, 'utf8'))),
    /** Makes a link that signs the operator in once. */
    operatorLink: async () =>
      (await createTenantry({ baseUrl: publicUrl, operatorKey }).admin.createSignInLink()).url,
    /** Plays the devices until the stage is closed. */
    play: () => {
      const tool = join(ROOT, 'packages/cli/bin/tenantry.mjs')
      const words = [tool, 'device', 'simulate', SCENARIO, '--url', publicUrl]
      children.push(spawn(process.execPath, words, { stdio: 'ignore' }))
    },
  }
}
