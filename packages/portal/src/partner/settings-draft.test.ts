import { expect, test } from 'vitest'
import { changedSettings, draftOf, isChanged, type OwnPartner } from './settings-draft.ts'

const PARTNER: OwnPartner = {
  id: 'p',
  name: 'Acme',
  ipAllowList: ['203.0.113.0/24'],
  ownerEmail: 'owner@acme.example',
  active: true,
  rateLimitPerMinute: null,
  defaults: { aiInstructions: 'Be kind.', partnerAccess: { allowed: true, untilDays: 30 } },
  branding: { displayName: 'Acme', logoUrl: null, color: '#1a2b3c', supportUrl: null, supportEmail: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}

test('an untouched form changes nothing', () => {
  expect(changedSettings(PARTNER, draftOf(PARTNER))).toEqual({})
  expect(isChanged(PARTNER, draftOf(PARTNER))).toBe(false)
})

test('only what is other than before is sent', () => {
  expect(changedSettings(PARTNER, { ...draftOf(PARTNER), name: ' Acme Ltd ' })).toEqual({ name: 'Acme Ltd' })
  expect(changedSettings(PARTNER, { ...draftOf(PARTNER), accessAllowed: false })).toEqual({
    defaults: { partnerAccess: { allowed: false } },
  })
})

test('what is emptied is taken back', () => {
  const emptied = { ...draftOf(PARTNER), color: '', accessDays: undefined, ipAllowList: [] }
  expect(changedSettings(PARTNER, emptied)).toEqual({
    ipAllowList: [],
    defaults: { partnerAccess: { untilDays: null } },
    branding: { color: null },
  })
})
