import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MEGABYTE, residentBytes } from './support/memory.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, freePort, startGateways, startTenantry } from './support/process.mjs'
import { ask, download, firstEvent, open } from './support/proxied-client.mjs'
import { heading, median, ratio, row } from './support/report.mjs'

const require = createRequire(new URL('../packages/server/package.json', import.meta.url))

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
/** What is measured is how they run, not how their programs are compiled while they begin to. */
const WARM_SECONDS = Math.max(5, SECONDS)
const CONNECTIONS = 32
const TUNNELS_AT_ONCE = 16
const OPEN_TUNNELS = 500
const MEGABYTES = 64
const HOST = 'localhost'
const SUPPORT = fileURLToPath(new URL('support', import.meta.url))
const PEERS = fileURLToPath(new URL('peers', import.meta.url))

/** A certificate for the service that vouches for itself, and an authority for the peers; all PEM. */
const makeCertificates = async () => {
  require('reflect-metadata')
  const x509 = require('@peculiar/x509')
  const { webcrypto } = require('node:crypto')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const make = async (name, extensions, keyAlgorithm = algorithm) => {
    const keys = await webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      ...{ name, keys, extensions, signingAlgorithm: keyAlgorithm },
    })
    const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
    return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') }
  }
  const rsa = {
    ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2_048 },
    publicExponent: new Uint8Array([1, 0, 1]),
  }
  return {
    service: await make('CN=localhost', [
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: HOST }]),
    ]),
    authority: await make('CN=Peers', [new x509.BasicConstraintsExtension(true, undefined, true)], rsa),
  }
}

/** Starts a file that says when it listens; it reads PORT. */
const startFile = async (file, env) => {
  const port = await freePort()
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code}.`)
    }),
  ])
  return {
    port,
    pid: child.pid,
    stop: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** A process and those that it has started. */
const familyOf = (pid) => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number),
]
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']).toString())
const ownCpuOf = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
/** What a process and those that it has started have used of the processor, in seconds. */
const cpuOf = (pid) => sum(familyOf(pid).map(ownCpuOf))

const percentile = (numbers, part) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))]

/** Asks on connections that stay open, as fast as answers come. */
const measureRequests = async (way, pid) => {
  const sockets = []
  for (let count = 0; count < CONNECTIONS; count++) sockets.push(await open(way))
  const round = async (seconds) => {
    const until = performance.now() + seconds * 1_000
    const times = []
    await Promise.all(
      sockets.map(async (socket) => {
        while (performance.now() < until) {
          const began = performance.now()
          await ask(socket, way)
          times.push(performance.now() - began)
        }
      }),
    )
    return times
  }
  await round(WARM_SECONDS)
  const cpu = pid === undefined ? 0 : cpuOf(pid)
  const began = performance.now()
  const times = await round(SECONDS)
  const seconds = (performance.now() - began) / 1_000
  const used = pid === undefined ? undefined : ((cpuOf(pid) - cpu) / times.length) * 1e6
  // One at a time: what a request takes that waits for no other.
  const alone = []
  for (let count = 0; count < 300; count++) {
    const at = performance.now()
    await ask(sockets[0], way)
    alone.push(performance.now() - at)
  }
  for (const socket of sockets) socket.destroy()
  return {
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    aloneP50: percentile(alone, 0.5),
    cpuMicros: used,
  }
}

const measureTunnels = async (way) => {
  const until = performance.now() + SECONDS * 1_000
  let made = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: TUNNELS_AT_ONCE }, async () => {
      while (performance.now() < until) {
        const socket = await open(way)
        await ask(socket, way)
        socket.destroy()
        made++
      }
    }),
  )
  return made / ((performance.now() - began) / 1_000)
}

const measureBytes = async (way) => {
  const rates = []
  for (let round = 0; round < 3; round++) {
    const socket = await open(way)
    const began = performance.now()
    const count = await download(socket, way, '/large', MEGABYTES * MEGABYTE)
    rates.push(count / MEGABYTE / ((performance.now() - began) / 1_000))
    socket.destroy()
  }
  return median(rates)
}

const measureEvents = async (way) => {
  const socket = await open(way)
  const times = []
  for (let round = 0; round < 20; round++) times.push(await firstEvent(socket, way, '/events'))
  socket.destroy()
  return median(times)
}

const measureOpen = async (way, pid) => {
  const sockets = []
  for (let count = 0; count < OPEN_TUNNELS; count++) {
    const socket = await open(way)
    await ask(socket, way)
    sockets.push(socket)
  }
  const megabytes = sum(familyOf(pid).map(residentBytes)) / MEGABYTE
  for (const socket of sockets) socket.destroy()
  return megabytes
}

const measure = async (name, way, pid) => {
  const requests = await measureRequests(way, pid)
  const found = {
    name,
    ...requests,
    tunnels: await measureTunnels(way),
    megabytesPerSecond: await measureBytes(way),
    firstEvent: await measureEvents(way),
    memory: pid === undefined ? undefined : await measureOpen(way, pid),
  }
  heading(`Gateway: ${name}`)
  row('small requests, 32 connections', found.perSecond, 'req/s')
  row('  of these p50', found.p50, 'ms')
  row('  of these p99', found.p99, 'ms')
  row('one request at a time, p50', found.aloneP50, 'ms')
  if (found.cpuMicros !== undefined) row('processor time of the proxy', found.cpuMicros, 'µs a request')
  row('new connections, each with a request', found.tunnels, 'a second')
  row('one answer of 64 MB', found.megabytesPerSecond, 'MB/s')
  row('first event of a stream, p50', found.firstEvent, 'ms')
  if (found.memory !== undefined) row(`memory with ${OPEN_TUNNELS} open`, found.memory, 'MB')
  return found
}

const runSql = async (connectionString, text) => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** The product with all of it on: a rule, a secret that is put in and taken out, the log. */
const startGateway = async (upstreamPort, folder, postgres) => {
  const port = await freePort()
  const DATABASE_URL = await postgres.createDatabase()
  const env = {
    DATABASE_URL,
    TENANTRY_GATEWAY_ROUTES: `${HOST}:${upstreamPort}=127.0.0.1:${upstreamPort}`,
    TENANTRY_GATEWAY_CA: `${HOST}=${join(folder, 'service.pem')}`,
  }
  const server = await startTenantry({ ...env, TENANTRY_GATEWAY_PORT: String(port) })
  const { apiKey } = await createPartner(server.url)
  const call = async (key, method, path, body) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return JSON.parse(text)
  }
  const org = await call(apiKey, 'POST', '/v1/partner/orgs', { name: 'Bench' })
  // As its customer would, which takes a browser.
  await runSql(
    DATABASE_URL,
    `update orgs set status = 'claimed', claimed_at = now(), claimed_by_email = 'bench@example.com' where not is_own`,
  )
  await call(org.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'Key', type: 'generic', value: 'sk-bench-0123456789abcdefghijklmnopqrstuvwxyz' },
    hostPattern: `${HOST}:${upstreamPort}`,
    injectionConfig: { headerName: 'authorization', valueFormat: 'Bearer {value}' },
  })
  await call(org.projectApiKey, 'POST', '/v1/rules', {
    ...{ name: 'No deletion', hostPattern: '*', method: 'DELETE', action: 'block', enabled: true },
  })
  const ca = await (await fetch(`${server.url}/v1/gateway/ca`)).text()
  return { server, env, way: { proxy: port, port: upstreamPort, host: HOST, token: org.agentToken, ca } }
}

/** The same by itself, by so many processes. */
const startWorkers = async ({ server, env, way }, workers) => {
  const proxy = await freePort()
  const gateways = await startGateways(server, {
    ...env,
    TENANTRY_GATEWAY_PORT: String(proxy),
    TENANTRY_GATEWAY_WORKERS: String(workers),
  })
  return { gateways, way: { ...way, proxy } }
}

const installPeers = () => {
  if (existsSync(join(PEERS, 'node_modules'))) return
  // What one of them is made of names a newer Node than it needs.
  execFileSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--engine-strict=false', '--loglevel=error'],
    {
      cwd: PEERS,
      stdio: ['ignore', 2, 2],
    },
  )
}

const aims = ([direct, , ours, two, ...peers]) => {
  heading('Gateway: the aims, and what others do in the same run')
  ratio('req/s beside 4,000', ours.perSecond / 4_000, '1', ours.perSecond >= 4_000)
  ratio('  by two processes', two.perSecond / 4_000, '1', two.perSecond >= 4_000)
  const added = ours.aloneP50 - direct.aloneP50
  ratio('p50 added, in ms', added, '1 or less', added <= 1)
  ratio('new tunnels beside 200 a second', ours.tunnels / 200, '1', ours.tunnels >= 200)
  ratio('MB/s beside 120', ours.megabytesPerSecond / 120, '1', ours.megabytesPerSecond >= 120)
  ratio('first event, in ms', ours.firstEvent, '5 or less', ours.firstEvent <= 5)
  ratio('memory with 500 open beside 250 MB', ours.memory / 250, '1 or less', ours.memory <= 250)
  ratio('req/s beside a direct call', ours.perSecond / direct.perSecond)
  for (const peer of peers) {
    ratio(`req/s beside ${peer.name}`, ours.perSecond / peer.perSecond)
    ratio(`new tunnels beside ${peer.name}`, ours.tunnels / peer.tunnels)
    ratio(`MB/s beside ${peer.name}`, ours.megabytesPerSecond / peer.megabytesPerSecond)
    ratio(`processor time a request beside ${peer.name}`, ours.cpuMicros / peer.cpuMicros)
  }
}

/** Measures a direct call, a raw tunnel, the gateway with everything on, and the interceptors of others. */
export const benchGateway = async (postgres) => {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-bench-gateway-'))
  const { service, authority } = await makeCertificates()
  const write = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const upstream = await startFile(join(SUPPORT, 'gateway-upstream.mjs'), {
    BENCH_CERT: write('service.pem', service.cert),
    BENCH_KEY: write('service.key', service.key),
  })
  const { port } = upstream
  const found = []
  const beside = async (name, file, env, ca) => {
    const peer = await startFile(file, env)
    found.push(
      await measure(name, { proxy: peer.port, port, host: HOST, ca: ca() }, peer.pid).finally(peer.stop),
    )
  }
  /** One of others' that breaks under it is said to, and takes nothing from the rest. */
  const besidePeer = (name, ...more) =>
    beside(name, ...more).catch((error) => {
      heading(`Gateway: ${name}`)
      console.log(`  could not be measured: ${error.message.split('\n')[0]}`)
    })
  try {
    found.push(await measure('a direct call', { port, host: HOST, ca: service.cert }))
    await beside(
      'a raw tunnel',
      join(SUPPORT, 'raw-tunnel.mjs'),
      { BENCH_UPSTREAM: String(port) },
      () => service.cert,
    )
    const tenantry = await startGateway(port, folder, postgres)
    try {
      found.push(await measure('Tenantry', tenantry.way, tenantry.server.pid))
      const { gateways, way } = await startWorkers(tenantry, 2)
      found.push(await measure('Tenantry, two processes', way, gateways.pid).finally(() => gateways.stop()))
    } finally {
      await tenantry.server.stop()
    }
    installPeers()
    const env = {
      BENCH_CA_CERT: write('ca.pem', authority.cert),
      BENCH_CA_KEY: write('ca.key', authority.key),
    }
    await besidePeer('mockttp', join(PEERS, 'start-mockttp.mjs'), env, () => authority.cert)
    await besidePeer('http-mitm-proxy', join(PEERS, 'start-http-mitm-proxy.mjs'), {}, () => undefined)
    aims(found)
  } finally {
    await upstream.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
