import { type Command, InvalidArgumentError } from 'commander'
import { printText } from '../print.ts'
import { changeProfile, type Profile, readProfiles, type SignIn } from '../profiles/profile-file.ts'
import { checkedUrl, DEFAULT_URL, type GlobalOptions, profileNameOf } from '../settings.ts'
import { authorize } from '../sign-in/authorize.ts'
import { detectPartner } from '../sign-in/detect-partner.ts'
import { mintKey } from '../sign-in/mint-key.ts'
import { revokeTokens } from '../sign-in/revoke-tokens.ts'
import { readServerMetadata } from '../sign-in/server-metadata.ts'
import type { ClientId, Tokens } from '../sign-in/token-endpoint.ts'
import { tracedFetch } from '../traced-fetch.ts'

interface LoginOptions {
  readonly callbackPort: number
  readonly browser: boolean
  readonly forceRegister?: true
  readonly mintKey?: true
}

/** The client of the last sign-in, where it was with the same server. */
const clientOf = ({ signIn }: Profile, tokenEndpoint: string): ClientId | undefined => {
  if (signIn === undefined || signIn.tokenEndpoint !== tokenEndpoint) return undefined
  const { clientId, clientSecret } = signIn
  return { clientId, ...(clientSecret !== undefined && { clientSecret }) }
}

const signInOf = (
  { clientId, clientSecret, accessToken, refreshToken, expiresAtMs }: ClientId & Tokens,
  { tokenEndpoint, revocationEndpoint }: Pick<SignIn, 'tokenEndpoint' | 'revocationEndpoint'>,
): SignIn => ({
  ...{ clientId, accessToken, refreshToken, expiresAtMs, tokenEndpoint },
  ...(clientSecret !== undefined && { clientSecret }),
  ...(revocationEndpoint !== undefined && { revocationEndpoint }),
})

interface Server {
  readonly fetch: typeof globalThis.fetch
  readonly baseUrl: string
}

/** What later commands go on with: the tokens, or a key in their place, which outlives them. */
const credentialOf = async (options: LoginOptions, server: Server, signIn: SignIn): Promise<Profile> => {
  const { accessToken } = signIn
  if (!options.mintKey) return { isPartner: await detectPartner({ ...server, accessToken }), signIn }
  const credential = await mintKey({ ...server, accessToken })
  // Nobody keeps these tokens, so nobody may find them either.
  await revokeTokens(server.fetch, signIn)
  return credential
}

const login = async (options: LoginOptions, command: Command): Promise<void> => {
  const profile = profileNameOf(command)
  const { url: given, verbose } = command.optsWithGlobals<GlobalOptions>()
  const before = readProfiles()[profile] ?? {}
  const url = checkedUrl(given || before.url || DEFAULT_URL)
  const fetch = verbose ? tracedFetch(globalThis.fetch) : globalThis.fetch
  const server = await readServerMetadata(fetch, url)
  const authorized = await authorize({
    ...{ fetch, server, callbackPort: options.callbackPort, opensBrowser: options.browser },
    client: options.forceRegister ? undefined : clientOf(before, server.tokenEndpoint),
  })
  const credential = await credentialOf(options, { fetch, baseUrl: url }, signInOf(authorized, server))
  changeProfile(profile, ({ key: _key, signIn: _signIn, isPartner: _isPartner, ...rest }) => ({
    ...rest,
    url,
    ...credential,
  }))
  const who = credential.isPartner ? 'a partner' : 'an organization'
  printText(
    command,
    { profile, url, isPartner: credential.isPartner },
    `Signed in for ${who}; stored as profile ${profile}.`,
  )
}

const portValue = (given: string): number => {
  const port = Number(given)
  if (!/^\d{1,5}$/.test(given) || port > 65_535) throw new InvalidArgumentError('It must be a port.')
  return port
}

export const addLoginCommand = (command: Command): void => {
  command
    .option(
      '--callback-port <port>',
      'where the browser comes back to; any free one without it',
      portValue,
      0,
    )
    .option('--no-browser', 'only print the address to sign in at')
    .option('--force-register', 'register this command anew with the server')
    .option('--mint-key', 'store a key in place of tokens that are renewed every hour')
    .action(login)
}
