import { describe, expect, it } from 'vitest'
import { maskedBody } from './traced-fetch.ts'

describe('a body that is shown', () => {
  it.each([
    ['{"apiKey":"oc_partner_x","keyId":"k1"}', '{"apiKey":"[masked]","keyId":"k1"}'],
    ['{"claimUrl":"https://t.test/claim?token=x"}', '{"claimUrl":"[masked]"}'],
    ['{"a":[{"password":"x","name":"y"}]}', '{"a":[{"password":"[masked]","name":"y"}]}'],
    ['{"wifiPsk":["eA=="],"tokenUuid":"u"}', '{"wifiPsk":"[masked]","tokenUuid":"u"}'],
    ['{"text":"use oc_org_0123456789012345678901234567890123456789"}', '{"text":"use [masked]"}'],
    [
      'grant_type=refresh_token&refresh_token=x&client_id=c',
      'grant_type=refresh_token&refresh_token=[masked]&client_id=c',
    ],
    ['code=x&code_verifier=y&redirect_uri=z', 'code=[masked]&code_verifier=[masked]&redirect_uri=z'],
    ['not JSON: eyJhbGciOi.J9abc.sig-x', 'not JSON: [masked]'],
    [
      '{"name":"Acme","externalId":"a","website":"https://a.example"}',
      '{"name":"Acme","externalId":"a","website":"https://a.example"}',
    ],
  ])('%s is shown as %s', (body, shown) => {
    expect(maskedBody(body)).toBe(shown)
  })
})
