import type { FastifyReply } from 'fastify'
import { type Html, html, PAGE_HEADERS } from './html.ts'

export const SCRIPT_PATH = '/pages.js'

/** Loads the one script there is: for passkeys, and for forms that need no hand. Only where no stranger's text stands. */
export const scripted = (reply: FastifyReply): Html => {
  const policy = PAGE_HEADERS['content-security-policy']
  void reply.header('content-security-policy', `${policy}; script-src 'self'; connect-src 'self'`)
  return html`<script src="${SCRIPT_PATH}" defer></script>`
}

/** A button that the script shows where the browser has passkeys. */
export const passkeyButton = (does: 'sign-in' | 'add'): Html => html`<form hidden data-passkey="${does}">
<button>${does === 'add' ? 'Add a passkey' : 'Sign in with a passkey'}</button>
<p role="alert" class="problem" hidden>The passkey was not accepted.</p>
</form>`

export const SCRIPT = `'use strict'
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '')
const call = async (path, body) => {
  const answer = await fetch('/auth/passkey/' + path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(path + ': ' + answer.status)
  return answer.json()
}
const withBytes = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }))
const sent = (credential, response) => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment || undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
  response,
})
const does = {
  add: async () => {
    const options = await call('generate-register-options')
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
      },
    })
    const { response } = credential
    await call('verify-registration', {
      response: sent(credential, {
        clientDataJSON: toText(response.clientDataJSON),
        attestationObject: toText(response.attestationObject),
        transports: response.getTransports ? response.getTransports() : [],
      }),
    })
  },
  'sign-in': async () => {
    const options = await call('generate-authenticate-options')
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
      },
    })
    const { response } = credential
    await call('verify-authentication', {
      response: sent(credential, {
        clientDataJSON: toText(response.clientDataJSON),
        authenticatorData: toText(response.authenticatorData),
        signature: toText(response.signature),
        userHandle: response.userHandle ? toText(response.userHandle) : undefined,
      }),
    })
  },
}
for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const problem = form.querySelector('[role=alert]')
    problem.hidden = true
    try {
      await does[form.dataset.passkey]()
      location.reload()
    } catch {
      problem.hidden = false
    }
  })
}
for (const form of document.querySelectorAll('form[data-submit]')) form.submit()
`
