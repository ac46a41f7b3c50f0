import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { printText } from '../print.ts'
import { changeProfile, readProfiles } from '../profiles/profile-file.ts'
import { type GlobalOptions, profileNameOf } from '../settings.ts'
import { revokeTokens } from '../sign-in/revoke-tokens.ts'
import { tracedFetch } from '../traced-fetch.ts'

const logout = async (_options: object, command: Command): Promise<void> => {
  const profile = profileNameOf(command)
  const { verbose } = command.optsWithGlobals<GlobalOptions>()
  const { signIn } = readProfiles()[profile] ?? {}
  if (signIn === undefined)
    throw new CommandFailure(
      'notFound',
      `Nobody is signed in as profile ${profile}`,
      '"tenantry profile list" shows who is.',
    )
  // Forgotten only once the server has ended it: tokens that still work must not be lost sight of.
  await revokeTokens(verbose ? tracedFetch(globalThis.fetch) : globalThis.fetch, signIn)
  changeProfile(profile, ({ signIn: _signIn, isPartner: _isPartner, ...rest }) => rest)
  printText(command, { profile, signedOut: true }, `Signed out profile ${profile}.`)
}

export const addLogoutCommand = (command: Command): void => {
  command.action(logout)
}
