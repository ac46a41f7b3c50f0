import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCommand, spawnCommand } from '../spawned-command.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const HOST = 'api.example.com'
let org: GatewayOrg
beforeAll(async () => {
  org = await world().newOrg()
  await world().call(org.projectApiKey, 'POST', '/v1/secrets', {
    ...{ name: 'key', type: 'generic', value: 'only the service sees this', hostPattern: HOST },
    injectionConfig: { headerName: 'x-key' },
  })
})
const environment = (key = org.projectApiKey) => ({ TENANTRY_URL: world().server.url, TENANTRY_KEY: key })
const node = (script: string): readonly string[] => ['run', '--', process.execPath, '-e', script]

describe('tenantry run', () => {
  it('starts a program whose requests go through the gateway, with the stored secret', async () => {
    const { code, stdout, stderr } = await runCommand(
      ['run', '--', 'curl', '-sS', `https://${HOST}/x`],
      environment(),
    )
    expect([code, stdout, stderr]).toEqual([0, 'hello', ''])
    expect(world().service.received.at(-1)?.headers['x-key']).toBe('only the service sees this')
  })

  it('gives it the variables and files that it needs, and takes the files away again', async () => {
    const { stdout } = await runCommand(node('console.log(JSON.stringify(process.env))'), environment())
    const env = JSON.parse(stdout) as Record<string, string>
    expect(new URL(env['https_proxy'] ?? '')).toMatchObject({
      hostname: '127.0.0.1',
      password: org.agentToken,
    })
    // With the key it could change what it may do.
    expect([env['TENANTRY_KEY'], env['TENANTRY_OPERATOR_KEY']]).toEqual([undefined, undefined])
    expect(stdout).not.toContain(org.projectApiKey)
    const { stdout: files } = await runCommand(
      node(
        `const {readFileSync: read} = require('node:fs')
         console.log(JSON.stringify(['NODE_EXTRA_CA_CERTS', 'CURL_CA_BUNDLE'].map((name) => read(process.env[name], 'utf8'))))`,
      ),
      environment(),
    )
    const [alone = '', all = ''] = JSON.parse(files) as string[]
    const { text } = await world().call(org.projectApiKey, 'GET', '/v1/gateway/ca')
    expect(alone.trim()).toBe(text.trim())
    expect(all).toContain(text.trim())
    expect(all.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(50)
    expect(() => readFileSync(env['CURL_CA_BUNDLE'] ?? '')).toThrow('ENOENT')
  })

  it('ends as the program ends: by its code, by its signal, and when it cannot be started', async () => {
    expect((await runCommand(node('process.exit(41)'), environment())).code).toBe(41)
    expect((await runCommand(node('process.kill(process.pid, "SIGKILL")'), environment())).code).toBe(137)
    const missing = await runCommand(['run', '--', 'no-such-program', '--help'], environment())
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('no-such-program')])
  })

  it('passes on that it is to end, and waits', async () => {
    const running = spawnCommand(
      node(
        `process.on('SIGTERM', () => setTimeout(() => process.exit(7), 200)); console.log('up'); setInterval(() => {}, 1000)`,
      ),
      environment(),
    )
    await eventually(
      () => running.stdout(),
      (said) => said.includes('up'),
    )
    expect((await running.kill('SIGTERM')).code).toBe(7)
  })

  it('is for the agent and the project that are named, and says which is missing', async () => {
    const run = (...args: readonly string[]) =>
      runCommand(['run', ...args, '--', 'curl', '-sS', `https://${HOST}/`], environment(org.orgApiKey))
    expect((await run('--project', org.projectId)).code).toBe(0)
    const unknown = await run('--project', org.projectId, '--agent', 'nobody')
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('agent')])
    expect((await run()).code).toBe(2)
  })

  it('says that a command is missing', async () => {
    const { code, stderr } = await runCommand(['run'], environment())
    expect([code, stderr]).toEqual([2, expect.stringContaining('command')])
  })
})
