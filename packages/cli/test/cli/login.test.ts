import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { COMMAND, runCommand } from '../support/run-command.ts'
import { startSignInServer } from '../support/sign-in-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const start = async ({ isPartner = true } = {}) => {
  const server = await startSignInServer({ isPartner })
  onTestFinished(() => server.close())
  const environment = { XDG_CONFIG_HOME: temporaryFolder(), TENANTRY_URL: server.url }
  const file = join(environment.XDG_CONFIG_HOME, 'tenantry', 'profiles.json')
  const profile = (): { signIn?: Record<string, unknown>; isPartner?: boolean } =>
    JSON.parse(readFileSync(file, 'utf8')).default
  const run = (...args: string[]) => runCommand(args, environment)
  return { ...server, environment, file, profile, run }
}

/** Runs `login`, and goes where a browser would. */
const login = async (
  environment: Readonly<Record<string, string>>,
  browse: (url: URL) => Promise<unknown> = (url) => fetch(url),
  ...args: string[]
) => {
  const command = spawn(process.execPath, [COMMAND, 'login', '--no-browser', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  })
  const ended = once(command, 'close')
  const printed = text(command.stdout)
  let said = ''
  let browsed: Promise<unknown> | undefined
  command.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    const url = /^ {2}(http\S+)$/m.exec(said)?.[1]
    if (url !== undefined) browsed ??= browse(new URL(url))
  })
  const [code] = await ended
  await browsed
  return { code, said, printed: await printed }
}

it('login stores tokens that calls are made with, for nobody else to read', async () => {
  const { environment, run, file, profile, served } = await start()
  expect(await login(environment)).toMatchObject({ code: 0, printed: expect.stringContaining('a partner') })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(profile()).toMatchObject({
    isPartner: true,
    signIn: { clientId: 'client-1', accessToken: 'access-1' },
  })
  const register = served.find(({ path }) => path === '/oauth/register')
  expect(JSON.parse(register?.body ?? '')).toMatchObject({ token_endpoint_auth_method: 'none' })
  expect(await run('partner', 'get-clients-v2')).toMatchObject({ code: 0 })
  expect(served.at(-1)?.headers).toMatchObject({
    'x-auth-scheme': 'partner-api-oauth-token',
    'x-auth-access-token': 'access-1',
  })
})

it('login finds out that it is an organization that was chosen', async () => {
  const { environment, profile, served } = await start({ isPartner: false })
  expect(await login(environment)).toMatchObject({
    code: 0,
    printed: expect.stringContaining('an organization'),
  })
  expect(profile().isPartner).toBe(false)
  expect(served.filter(({ path }) => path.endsWith('getClientsV2'))).toEqual([])
})

it('a token that is about to end, or is refused, is renewed once for all that ask at the same time', async () => {
  const { environment, run, file, live, served, profile } = await start()
  await login(environment)
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  stored.default.signIn.expiresAtMs = Date.now() + 10_000
  writeFileSync(file, JSON.stringify(stored))
  const runs = await Promise.all([1, 2].map(() => run('partner', 'get-clients-v2')))
  expect(runs).toMatchObject([{ code: 0 }, { code: 0 }])
  const refreshes = () => served.filter(({ body }) => body.includes('grant_type=refresh_token'))
  expect(refreshes()).toHaveLength(1)
  expect(profile().signIn).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' })
  live.access = 'another'
  expect(await run('partner', 'get-clients-v2')).toMatchObject({ code: 0 })
  expect(refreshes()).toHaveLength(2)
})

it('a sign-in that the server has ended is forgotten', async () => {
  const { environment, run, live, profile } = await start()
  await login(environment)
  live.access = live.refresh = 'ended'
  const { code, stderr } = await run('partner', 'get-clients-v2')
  expect([code, stderr]).toEqual([2, expect.stringContaining('tenantry login')])
  expect(profile().signIn).toBeUndefined()
})

it('logout revokes the refresh token, and the next call has no credential', async () => {
  const { environment, run, served } = await start()
  await login(environment)
  expect(await run('logout')).toMatchObject({ code: 0 })
  const { path, body } = served.at(-1) ?? {}
  expect([path, new URLSearchParams(body).get('token')]).toEqual(['/oauth/token/revoke', 'refresh-1'])
  expect(await run('partner', 'get-clients-v2')).toMatchObject({ code: 2 })
  expect(await run('logout')).toMatchObject({ code: 3 })
})

it('login takes neither another server’s code nor one that it did not ask for, nor a no', async () => {
  const { environment } = await start()
  const back = (url: URL, change: Record<string, string>): Promise<Response> => {
    const callback = new URL(url.searchParams.get('redirect_uri') ?? '')
    callback.search = new URLSearchParams({
      state: url.searchParams.get('state') ?? '',
      ...change,
    }).toString()
    return fetch(callback)
  }
  const mixedUp = await login(environment, (url) =>
    back(url, { code: 'code-1', iss: 'https://other.example' }),
  )
  expect(mixedUp.code).toBe(2)
  const denied = await login(environment, async (url) => {
    await back(url, { code: 'stolen', state: 'not-the-one' })
    return back(url, { error: 'access_denied', error_description: 'The person said no' })
  })
  expect(denied.code).toBe(2)
})
