import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../support/spawned-server.ts'
import { eventually } from './eventually.ts'
import type { GatewayOrg } from './gateway-world.ts'
import type { Serve } from './service.ts'
import { useWorld } from './use-world.ts'

const world = useWorld()
const run = promisify(execFile)
const HOST = 'api.example.com'
const SECRET = 'a-secret-that-no-client-has'
const CLIENTS = fileURLToPath(new URL('clients', import.meta.url))

let org: GatewayOrg
let env: Record<string, string>
beforeAll(async () => {
  org = await world().newOrg()
  const store = (secret: object) => world().call(org.projectApiKey, 'POST', '/v1/secrets', secret)
  await store({
    ...{ name: 'key', type: 'generic', value: SECRET, hostPattern: HOST },
    injectionConfig: { headerName: 'Authorization', valueFormat: 'Bearer {value}' },
  })
  await store({ name: 'a', type: 'anthropic', value: `sk-ant-${SECRET}`, hostPattern: 'api.anthropic.com' })
  await store({ name: 'o', type: 'openai', value: `sk-${SECRET}`, hostPattern: 'api.openai.com' })
  const { body } = await world().call(org.projectApiKey, 'GET', '/v1/container-config')
  const config = body as {
    env: Record<string, string>
    caCertificate: string
    caCertificateContainerPath: string
  }
  const file = join(temporaryDirectory(), 'gateway-ca.pem')
  writeFileSync(file, config.caCertificate)
  const here = (value: string): string =>
    value === config.caCertificateContainerPath ? file : value.replace('host.docker.internal', '127.0.0.1')
  env = Object.fromEntries(Object.entries(config.env).map(([name, value]) => [name, here(value)]))
})

const ownEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: temporaryDirectory(),
  // Where a version manager stands in for Python, it looks here.
  ...(process.env['PYENV_ROOT'] !== undefined && { PYENV_ROOT: process.env['PYENV_ROOT'] }),
})

/** Runs a client with what the configuration says, and nothing that it would have to know besides. */
const client = async (program: string, ...args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await run(program, args, {
    env: { ...ownEnvironment(), ...env },
    timeout: 60_000,
  })
  expect(stdout + stderr).not.toContain(SECRET)
  return stdout
}
const script = (file: string, ...args: readonly string[]): Promise<string> =>
  client(process.execPath, join(CLIENTS, file), ...args)
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** Says what it was sent, the secret too. */
const echo: Serve = ({ headers, body }, response) =>
  void response.end(`${headers.authorization} came with "${body.toString()}"`)
const STARS = `Bearer ${'*'.repeat(SECRET.length)}`

describe('a real client, with what container-config says', () => {
  it.skipIf(!has('curl'))('is curl', async () => {
    world().service.serve(echo)
    const said = await client('curl', '-sS', '--data', 'sent by curl', `https://${HOST}/x`)
    expect(said).toBe(`${STARS} came with "sent by curl"`)
  })

  it.skipIf(!has('curl'))('is curl, for an http address', async () => {
    world().service.serve(echo)
    expect(await client('curl', '-sS', `http://${HOST}/x`)).toBe('undefined came with ""')
  })

  it.skipIf(!has('curl'))('is curl with HTTP/2 and a large upload', async () => {
    world().service.serve(({ body }, response) => void response.end(String(body.length)))
    const file = join(temporaryDirectory(), 'large')
    writeFileSync(file, Buffer.alloc(5_000_000, 'x'))
    expect(await client('curl', '-sS', '--http2', '-T', file, `https://${HOST}/upload`)).toBe('5000000')
  })

  it.each([
    ['fetch', 'ask-by-fetch.mjs'],
    ['undici', 'ask-by-undici.mjs'],
    ['axios', 'ask-by-axios.mjs'],
  ])('is Node’s %s', async (name, file) => {
    world().service.serve(echo)
    expect(await script(file, `https://${HOST}/x`)).toBe(`200 ${STARS} came with "sent by ${name}"`)
  })

  it.skipIf(!has('python3'))('is Python’s urllib', async () => {
    world().service.serve(echo)
    const said = await client('python3', join(CLIENTS, 'ask_by_urllib.py'), `https://${HOST}/x`)
    expect(said).toBe(`200 ${STARS} came with "sent by urllib"`)
  })

  it.skipIf(!has('git'))('is git, which clones a repository that wants a credential', async () => {
    const folder = temporaryDirectory()
    const git = (...args: readonly string[]) =>
      run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        env: { ...ownEnvironment(), GIT_CONFIG_NOSYSTEM: '1' },
      })
    mkdirSync(join(folder, 'work'))
    await git('init', '--quiet', 'work')
    writeFileSync(join(folder, 'work', 'README'), 'cloned through the gateway')
    await git('-C', 'work', 'add', '.')
    await git('-C', 'work', 'commit', '--quiet', '-m', 'One')
    await git('clone', '--quiet', '--bare', 'work', 'repository.git')
    await git('-C', 'repository.git', 'update-server-info')
    world().service.serve(({ url, headers }, response) => {
      const path = decodeURIComponent(url.split('?')[0] ?? '')
      if (headers.authorization !== `Bearer ${SECRET}`) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' })
        response.end()
        return
      }
      try {
        response.end(readFileSync(join(folder, path)))
      } catch {
        response.writeHead(404)
        response.end()
      }
    })
    const target = join(folder, 'clone')
    await client('git', 'clone', '--quiet', `https://${HOST}/repository.git`, target)
    expect(readFileSync(join(target, 'README'), 'utf8')).toBe('cloned through the gateway')
  })
})

const sse = (events: readonly (readonly [name: string | undefined, data: object | string])[]): string =>
  events
    .map(([name, data]) => {
      const text = typeof data === 'string' ? data : JSON.stringify(data)
      return `${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`
    })
    .join('')

describe('a vendor’s SDK that streams', () => {
  const lastSpend = async (): Promise<unknown> => {
    const { body } = await world().call(org.orgApiKey, 'GET', '/v1/org/gateway/requests?limit=1')
    return (body as { data: readonly object[] }).data[0]
  }

  it('is Anthropic’s, whose call is paid for by the stored key and measured', async () => {
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'claude-sonnet-4-5', content: [] }
    const usage = { input_tokens: 11, output_tokens: 1 }
    world().service.serve((_received, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(
        sse([
          ['message_start', { type: 'message_start', message: { ...message, usage } }],
          [
            'content_block_start',
            { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
          ],
          ...['Good ', 'day'].map(
            (text) =>
              [
                'content_block_delta',
                { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
              ] as const,
          ),
          ['content_block_stop', { type: 'content_block_stop', index: 0 }],
          [
            'message_delta',
            { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 22 } },
          ],
          ['message_stop', { type: 'message_stop' }],
        ]),
      )
    })
    expect(await script('stream-by-anthropic.mjs')).toBe('Good day 22')
    const last = world().service.received.at(-1)
    expect([last?.url, last?.headers['x-api-key'], last?.headers.authorization]).toEqual([
      '/v1/messages',
      `sk-ant-${SECRET}`,
      undefined,
    ])
    await eventually(lastSpend, (last) => (last as { inputTokens?: number })?.inputTokens === 11)
    expect(await lastSpend()).toMatchObject({ provider: 'anthropic', outputTokens: 22, estimated: false })
  })

  it('is OpenAI’s, which is asked to say what it used, and its program is told no more than it asked for', async () => {
    const chunk = (choices: readonly object[], more: object = {}) => ({
      ...{ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'gpt-4o', choices },
      ...more,
    })
    world().service.serve(({ body }, response) => {
      const asked = JSON.parse(body.toString()) as { stream_options?: { include_usage?: boolean } }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(
        sse([
          ...['Good ', 'day'].map(
            (content) => [undefined, chunk([{ index: 0, delta: { content }, finish_reason: null }])] as const,
          ),
          ...(asked.stream_options?.include_usage === true
            ? [[undefined, chunk([], { usage: { prompt_tokens: 33, completion_tokens: 44 } })] as const]
            : []),
          [undefined, '[DONE]'],
        ]),
      )
    })
    expect(await script('stream-by-openai.mjs')).toBe('Good day')
    expect(world().service.received.at(-1)?.headers.authorization).toBe(`Bearer sk-${SECRET}`)
    await eventually(lastSpend, (last) => (last as { inputTokens?: number })?.inputTokens === 33)
    expect(await lastSpend()).toMatchObject({ provider: 'openai', outputTokens: 44, estimated: false })
  })
})
