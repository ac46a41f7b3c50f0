import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetToken, SETUP_KINDS, setupScript, TOKEN_PLACEHOLDER } from './agent-script.ts'

const TOKEN = 'aoc_0123456789'
const CONFIG = {
  env: {
    HTTPS_PROXY: `http://x:${TOKEN}@gateway.example:10255`,
    NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    ANTHROPIC_API_KEY: "it's",
  },
  caCertificateContainerPath: '/etc/ca.pem',
}

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://tenantry.example' })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('what a page keeps of the set-up holds no token', () => {
  const environment = forgetToken(CONFIG)
  expect(JSON.stringify(environment)).not.toContain(TOKEN)
  expect(environment.variables['HTTPS_PROXY']).toContain(`:${TOKEN_PLACEHOLDER}@`)
})

test('each kind fetches the certificate, and has the token put in that the page was given', () => {
  for (const { kind } of SETUP_KINDS) {
    const script = setupScript(kind, forgetToken(CONFIG), TOKEN)
    expect(script.split('\n')[0]).toContain('https://tenantry.example/v1/gateway/ca')
    expect(script).toContain(CONFIG.env.HTTPS_PROXY)
    expect(script).not.toContain(TOKEN_PLACEHOLDER)
  }
})

test('a shell reads values as they are, and the certificate where it was fetched to', () => {
  const script = setupScript('node', forgetToken(CONFIG), TOKEN)
  expect(script).toContain(`export ANTHROPIC_API_KEY='it'\\''s'`)
  expect(script).toContain('export NODE_EXTRA_CA_CERTS="$PWD/gateway-ca.pem"')
})

test('a token with a sign that replacements know is put in as it is', () => {
  expect(setupScript('docker', forgetToken(CONFIG), '$&')).toContain('http://x:$&@')
})
