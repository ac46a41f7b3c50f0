import { describe, expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const storedOrg = async (id: string) => {
  const rows = await tenantry().database.sql(
    `select name, external_id, website, language, ai_instructions, status, is_own, widget_token
     from orgs where id = $1`,
    [id],
  )
  return rows[0]
}

describe('POST /partner/v1/orgs (embed guide, "Create Org")', () => {
  it('answers 201 with id, name, widget token and external id', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body, headers } = await partner.embed('POST', '/orgs', {
      body: { name: 'Acme Tours', external_id: 'customer-12345' },
    })
    expect(status).toBe(201)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['x-request-id']).toMatch(UUID)
    expect(headers['ratelimit-policy']).toMatch(/^"embed";q=\d+;w=60$/)
    expect(headers['ratelimit']).toMatch(/^"embed";r=\d+;t=\d+$/)
    expect(body).toEqual({
      id: expect.stringMatching(UUID),
      name: 'Acme Tours',
      widget_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      external_id: 'customer-12345',
    })
  })

  it('keeps every field as it was given', async () => {
    const partner = await createTestPartner(tenantry())
    const fields = {
      name: '  Acme “Tours” & Söhne 🚐 ',
      external_id: 'customer-12345',
      website: 'https://acme.example/tours?season=all#top',
      language: 'pt-BR',
      ai_instructions: 'You are a support agent.\nBe brief.',
    }
    const { status, body } = await partner.embed('POST', '/orgs', { body: fields })
    expect(status).toBe(201)
    const { id, widget_token } = body as { id: string; widget_token: string }
    const stored = await storedOrg(id)
    expect(stored).toEqual({ ...fields, status: 'unclaimed', is_own: false, widget_token })
  })

  it('takes a name alone: no external id, language "en" and no instructions of its own', async () => {
    const partner = await createTestPartner(tenantry(), { defaultAiInstructions: 'The partner’s own.' })
    const { status, body } = await partner.embed('POST', '/orgs', { body: { name: 'Acme Tours' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ external_id: null })
    expect(await storedOrg((body as { id: string }).id)).toMatchObject({
      external_id: null,
      website: null,
      language: 'en',
      ai_instructions: null,
    })
  })

  it('takes the longest values that the document names, counted in characters', async () => {
    const partner = await createTestPartner(tenantry())
    const fields = {
      name: '😀'.repeat(255),
      external_id: '🚐'.repeat(255),
      website: `https://acme.example/${'x'.repeat(2_048 - 21)}`,
      ai_instructions: '🧠'.repeat(100_000),
    }
    const { status, body } = await partner.embed('POST', '/orgs', { body: fields })
    expect(status).toBe(201)
    expect(await storedOrg((body as { id: string }).id)).toMatchObject(fields)
  })

  it('ignores body keys that it does not know', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await partner.embed('POST', '/orgs', {
      body: {
        name: 'Acme Tours',
        id: 'mine',
        status: 'claimed',
        isOwn: true,
        is_own: true,
        plan: { a: [1] },
      },
    })
    expect(status).toBe(201)
    expect(Object.keys(body as object)).toEqual(['id', 'name', 'widget_token', 'external_id'])
    expect(await storedOrg((body as { id: string }).id)).toMatchObject({ status: 'unclaimed', is_own: false })
  })

  it('writes one event that names what was made', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.embed('POST', '/orgs', { body: { name: 'Acme Tours', external_id: 'c-1' } })
    const { id, widget_token } = answer.body as { id: string; widget_token: string }
    const events = await eventsOf(tenantry(), partner)
    expect(events).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'org.created',
        orgId: id,
        subject: id,
        data: {
          name: 'Acme Tours',
          externalId: 'c-1',
          projectId: expect.stringMatching(UUID),
          agentId: expect.stringMatching(UUID),
          claimLinkId: expect.stringMatching(UUID),
          credentialIds: [expect.stringMatching(UUID)],
        },
      },
    ])
    expect(JSON.stringify(events)).not.toContain(widget_token)
  })

  it.each([
    ['no name', {}, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a blank name', { name: ' \t ' }, 'name'],
    ['a name that is a number', { name: 12 }, 'name'],
    ['a name that is null', { name: null }, 'name'],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, 'name'],
    ['an empty external id', { name: 'A', external_id: '' }, 'external_id'],
    ['an external id that is a number', { name: 'A', external_id: 12 }, 'external_id'],
    ['an external id of 256 characters', { name: 'A', external_id: 'x'.repeat(256) }, 'external_id'],
    ['a website that is no URL', { name: 'A', website: 'acme' }, 'website'],
    ['a website with a line break', { name: 'A', website: 'https://exa\nmple.com/' }, 'website'],
    ['a website with a password', { name: 'A', website: 'https://u:p@example.com' }, 'website'],
    ['a website with space around it', { name: 'A', website: ' https://example.com' }, 'website'],
    ['a website without its slashes', { name: 'A', website: 'https:example.com' }, 'website'],
    ['a website of another scheme', { name: 'A', website: 'javascript:alert(1)' }, 'website'],
    ['a website that is an object', { name: 'A', website: {} }, 'website'],
    ['a language that is none', { name: 'A', language: 'not a language' }, 'language'],
    ['a language that is a list', { name: 'A', language: ['en'] }, 'language'],
    ['instructions that are no text', { name: 'A', ai_instructions: true }, 'ai_instructions'],
    [
      'instructions of 100,001 characters',
      { name: 'A', ai_instructions: 'x'.repeat(100_001) },
      'ai_instructions',
    ],
    ['integrations that are a list', { name: 'A', integrations: [] }, 'integrations'],
    ['a list', [], 'body'],
    ['null', null, 'body'],
  ])('refuses %s with 400, names the field and writes nothing', async (_what, body, field) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.embed('POST', '/orgs', { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ statusCode: 400, message: expect.stringMatching(`^${field}\\b`) })
    expect(await eventsOf(tenantry(), partner)).toEqual([])
    expect((await partner.embed('GET', '/orgs')).body).toEqual({ data: [], total: 0 })
  })
})
