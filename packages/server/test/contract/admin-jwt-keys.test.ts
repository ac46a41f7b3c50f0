import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { issueKey, statusesOf } from './partner-keys.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')

describe('a key that is a JWT', () => {
  it('is verified offline against /.well-known/jwks.json and says who it is', async () => {
    const partner = await createTestPartner(tenantry())
    const { id, apiKey } = await issueKey(tenantry(), partner, {
      format: 'jwt',
      expiresAt: '2026-03-16T10:30:00Z',
    })
    const { status, headers, body } = await tenantry().call('GET', '/.well-known/jwks.json')
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300'])
    const { payload, protectedHeader } = await jwtVerify(apiKey, createLocalJWKSet(body as JSONWebKeySet), {
      algorithms: ['EdDSA'],
      currentDate: tenantry().clock.now,
    })
    const [{ kid } = { kid: undefined }] = (body as JSONWebKeySet).keys
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid, typ: 'JWT' })
    expect(payload).toEqual({
      iss: 'https://tenantry.example',
      sub: `partner/${partner.id}`,
      jti: id,
      iat: START.getTime() / 1000,
      exp: START.getTime() / 1000 + 86_400,
    })
  })

  it('has no exp where it does not expire, and the key set holds no private half', async () => {
    const partner = await createTestPartner(tenantry())
    const { apiKey } = await issueKey(tenantry(), partner, { format: 'jwt' })
    const payload: unknown = JSON.parse(Buffer.from(apiKey.split('.')[1] ?? '', 'base64url').toString())
    expect(payload).not.toHaveProperty('exp')
    const { body } = await tenantry().call('GET', '/.well-known/jwks.json')
    for (const key of (body as JSONWebKeySet).keys)
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  })

  it('is refused with one bit of the signature or another algorithm in the header', async () => {
    const partner = await createTestPartner(tenantry())
    const { apiKey } = await issueKey(tenantry(), partner, { format: 'jwt' })
    const [header = '', payload = '', signature = ''] = apiKey.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
    for (const forged of [
      `${header}.${payload}.${flipped}`,
      `${none}.${payload}.${signature}`,
      `${none}.${payload}.`,
    ])
      expect(await statusesOf(tenantry(), partner, forged)).toEqual([403, 401, 401])
  })
})
