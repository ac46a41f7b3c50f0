import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { CommandFailure } from '../command-failure.ts'
import { OUTPUT_FORMATS, type OutputFormat } from '../output-format.ts'

/** What a sign-in left: tokens, and where they are exchanged and revoked. */
export interface SignIn {
  readonly clientId: string
  readonly clientSecret?: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAtMs: number
  readonly tokenEndpoint: string
  readonly revocationEndpoint?: string
}

/** One server as one user sees it. */
export interface Profile {
  readonly url?: string
  readonly key?: string
  readonly operatorKey?: string
  /** Whether the credential is a partner's; unknown, it is taken from the look of the key. */
  readonly isPartner?: boolean
  readonly partnerOrg?: string
  readonly output?: OutputFormat
  readonly signIn?: SignIn
}

export type Profiles = Readonly<Record<string, Profile>>

/** Below the user's configuration folder, which XDG_CONFIG_HOME (on Windows APPDATA) names. */
export const profilesFile = (): string => {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  const folder =
    XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA ? APPDATA : join(homedir(), '.config'))
  return join(folder, 'tenantry', 'profiles.json')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const TEXTS = ['url', 'key', 'operatorKey', 'partnerOrg'] as const
const SIGN_IN_TEXTS = ['clientId', 'accessToken', 'refreshToken', 'tokenEndpoint'] as const

const isSignIn = (value: unknown): boolean =>
  isRecord(value) &&
  SIGN_IN_TEXTS.every((name) => typeof value[name] === 'string') &&
  typeof value['expiresAtMs'] === 'number'

const isProfile = (value: unknown): value is Profile =>
  isRecord(value) &&
  TEXTS.every((name) => ['string', 'undefined'].includes(typeof value[name])) &&
  ['boolean', 'undefined'].includes(typeof value['isPartner']) &&
  (value['output'] === undefined || OUTPUT_FORMATS.some((format) => format === value['output'])) &&
  (value['signIn'] === undefined || isSignIn(value['signIn']))

const parseProfiles = (file: string, text: string): Profiles => {
  const parse = (): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }
  const value = parse()
  if (!isRecord(value) || !Object.values(value).every(isProfile))
    throw new CommandFailure(
      'usage',
      `${file} is not a file of profiles`,
      'correct it, or remove it and run "tenantry configure".',
    )
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Profile] => isProfile(entry[1])),
  )
}

/** Keys that others on the machine can read are no longer secret, so such a file is not used. */
const refuseShared = (file: string): void => {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return
  throw new CommandFailure('usage', `Others can read ${file}, which holds keys`, `chmod 600 ${file}`)
}

export const readProfiles = (): Profiles => {
  const file = profilesFile()
  if (!existsSync(file)) return {}
  refuseShared(file)
  return parseProfiles(file, readFileSync(file, 'utf8'))
}

/** Replaces the file in one step, for nobody but the user to read. */
const writeProfiles = (profiles: Profiles): void => {
  const file = profilesFile()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 })
  // A file of that name that was there before keeps its mode.
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}

/** Changes one profile and leaves the others as they are now. */
export const changeProfile = (name: string, change: (before: Profile) => Profile | undefined): void => {
  const { [name]: before, ...others } = readProfiles()
  const after = change(before ?? {})
  writeProfiles(after === undefined ? others : { ...others, [name]: after })
}
