import type { FastifyReply, FastifyRequest } from 'fastify'
import { PERSON_NAME_CHARACTERS_MAX, type Person } from '../domain/person.ts'
import type { Gatehouse } from '../http/caller.ts'
import { DomainError } from '../kernel/errors.ts'
import { checkedEmail, checkedName } from '../kernel/text.ts'
import { PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN, type SignedIn } from '../sign-in/sign-in.ts'
import { type Html, html } from './html.ts'
import { otherWays } from './other-ways.ts'
import { fieldOf, passwordOf, redirect } from './page-scope.ts'

const newPassword = html`<label>Password, ${PASSWORD_CHARACTERS_MIN} characters or more
<input name="password" type="password" required minlength="${PASSWORD_CHARACTERS_MIN}" maxlength="${PASSWORD_CHARACTERS_MAX}" autocomplete="new-password"></label>`

/** The fields of a new account; the address is fixed where a mail has proved it. */
export const newAccountFields = (email?: string): Html => html`
<label>Your name <input name="name" required maxlength="${PERSON_NAME_CHARACTERS_MAX}" autocomplete="name"></label>
${email === undefined && html`<label>Mail address <input name="email" type="email" required autocomplete="email"></label>`}
${newPassword}`

export const newPasswordFields = (): Html => newPassword

/** A form to sign in by; it posts to the page that it stands on, or to `action`. */
export const signInForm = (action = ''): Html => html`<form method="post" action="${action}">
<input type="hidden" name="step" value="sign-in">
<label>Mail address <input name="email" type="email" required autocomplete="username"></label>
<label>Password <input name="password" type="password" required autocomplete="current-password"></label>
<button>Sign in</button>
<p><a href="/forgot-password">Forgot your password?</a></p>
</form>`

/** Who is signed in, and a way out for somebody else; it posts to the page that it stands on. */
export const signedInAs = ({
  email,
}: Person): Html => html`<p>You are signed in as <strong>${email}</strong>.</p>
<form method="post">
<input type="hidden" name="step" value="sign-out">
<button>Not you? Sign out</button>
</form>`

/** Signs out by that form and opens its page again, and says whether it was that form. */
export const takeSignOut = async (
  { signIn }: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> => {
  if (fieldOf(request.body, 'step') !== 'sign-out') return false
  void redirect(reply, request.url, await signIn.signOut(request.headers.cookie ?? ''))
  return true
}

/** A form to make an account by. */
const signUpForm = (): Html => html`<form method="post">
<input type="hidden" name="step" value="sign-up">
${newAccountFields()}
<button>Create account</button>
</form>`

export const readNewPassword = (body: unknown) => {
  const password = passwordOf(body)
  const { length } = password.reveal()
  if (length < PASSWORD_CHARACTERS_MIN || length > PASSWORD_CHARACTERS_MAX)
    throw new DomainError(
      'request.invalid',
      `password must have ${PASSWORD_CHARACTERS_MIN} to ${PASSWORD_CHARACTERS_MAX} characters`,
      { field: 'password' },
    )
  return password
}

export const readName = (body: unknown): string =>
  checkedName('name', fieldOf(body, 'name'), PERSON_NAME_CHARACTERS_MAX)

/** Runs a try to sign in where caller and account have one left; only one that fails is used up. */
const asOneTry = async (
  { rateLimits }: Gatehouse,
  { ip }: FastifyRequest,
  email: string,
  attempt: () => Promise<SignedIn | undefined>,
): Promise<SignedIn | undefined> => {
  await rateLimits.takeSignInTry(ip, email)
  const signedIn = await attempt()
  if (signedIn !== undefined) await rateLimits.giveBackSignInTry(ip, email)
  return signedIn
}

/** Signs in by the form; wrong passwords are counted against the caller and the account, and too many are refused. */
export const signInBy = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
): Promise<SignedIn | undefined> => {
  const email = fieldOf(request.body, 'email').trim()
  return asOneTry(gatehouse, request, email, () =>
    gatehouse.signIn.withPassword(email, passwordOf(request.body)),
  )
}

/** Makes an account by the form; undefined when the address has one. */
const signUpBy = async (gatehouse: Gatehouse, request: FastifyRequest): Promise<SignedIn | undefined> => {
  const email = checkedEmail('email', fieldOf(request.body, 'email').trim())
  const account = { email, name: readName(request.body), password: readNewPassword(request.body) }
  return asOneTry(gatehouse, request, email, () => gatehouse.signIn.signUp(account))
}

/** The ways in for somebody who stands on a page and has not signed in: sign in, or make an account. */
export const signInOrUp = (gatehouse: Gatehouse, heading: string, message?: string): readonly Html[] => [
  ...(message === undefined ? [] : [problem(message)]),
  html`<section><h2>${heading}</h2>${signInForm()}${otherWays(gatehouse)}</section>`,
  html`<section><h2>New here?</h2>${signUpForm()}</section>`,
]

/** Does what one of those forms asks; the message says why nobody is signed in. */
export const signInOrUpBy = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
): Promise<{ readonly signedIn: SignedIn | undefined; readonly message: string }> =>
  fieldOf(request.body, 'step') === 'sign-up'
    ? {
        signedIn: await signUpBy(gatehouse, request),
        message: 'There is an account for this address already. Sign in instead.',
      }
    : {
        signedIn: await signInBy(gatehouse, request),
        message: 'The address or the password is wrong.',
      }

export const problem = (text: string): Html => html`<p role="alert" class="problem">${text}</p>`
