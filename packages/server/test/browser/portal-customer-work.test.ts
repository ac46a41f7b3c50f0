import { describe, expect, it } from 'vitest'
import { bearer, createTestPartner } from '../support/partners.ts'
import { claimedOrg, confirm, field, goTo, heading, press, rowOf, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

/** The owner of a claimed organization, at a page of its portal. */
const atPage = async (name: string) => {
  const org = await claimedOrg(stage(), await createTestPartner(stage().tenantry))
  const watched = await signedIn(stage(), org.email)
  await heading(watched.page, 'Acme Tours').waitFor()
  await goTo(watched.page, name)
  return { ...org, ...watched }
}
const whoIs = async (key: string) => stage().tenantry.call('GET', '/v1/whoami', { headers: bearer(key) })

describe('a project', () => {
  it('is made with a key that is shown once, and works', async () => {
    const { call, page, complaints, violations } = await atPage('Projects')
    await press(page, 'Create a project')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Support')
    await press(dialog, 'Create the project')
    const shown = page.getByRole('dialog', { name: 'The key of Support' })
    const key = await shown.locator('pre').innerText()
    expect(await violations()).toEqual([])
    await press(shown, 'I have kept it')
    await expect.poll(async () => (await page.content()).includes(key)).toBe(false)
    await rowOf(page, 'Support').waitFor()
    expect((await whoIs(key)).body).toMatchObject({ kind: 'project' })
    expect((await call('GET', '/v1/projects')).body).toContainEqual(
      expect.objectContaining({ name: 'Support' }),
    )
    expect(complaints).toEqual([])
  })
})

const LAST_LINES = {
  curl: 'curl https://api.example.com/things',
  Node: 'node agent.js',
  Python: 'python agent.py',
  Docker: 'docker run --rm --env-file agent.env',
} as const

describe('an agent', () => {
  it('is made with its set-up in four ways, and its token is gone from the page after', async () => {
    const { call, org, page, complaints, violations } = await atPage('Projects')
    await page.getByRole('region', { name: 'Projects' }).getByRole('link').first().click()
    await press(page, 'Create an agent')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Reviewer')
    await field(dialog, 'Identifier').fill('reviewer')
    await press(dialog, 'Create the agent')
    const shown = page.getByRole('dialog', { name: 'The token of Reviewer' })
    const token = await shown.locator('pre').first().innerText()
    expect((await whoIs(token)).body).toMatchObject({ kind: 'agent' })
    for (const [kind, lastLine] of Object.entries(LAST_LINES)) {
      await shown.getByRole('tab', { name: kind }).click()
      const script = await shown.getByRole('tabpanel').locator('pre').innerText()
      expect(script).toContain(lastLine)
      expect(script).toContain(`${stage().tenantry.url}/v1/gateway/ca`)
      expect(script).toContain(token)
    }
    expect(await violations()).toEqual([])
    await press(shown, 'I have kept it')
    await rowOf(page, 'Reviewer').waitFor()
    await expect.poll(async () => (await page.content()).includes(token)).toBe(false)
    // Whoever comes back later finds the set-up without it.
    await page.getByLabel('Agent', { exact: true }).selectOption('Reviewer')
    await page.getByText('AGENT_TOKEN').first().waitFor()

    await confirm(
      page,
      rowOf(page, 'Reviewer').getByRole('button', { name: /^Regenerate token/ }),
      'Regenerate the token',
    )
    const other = await shown.locator('pre').first().innerText()
    await press(shown, 'I have kept it')
    expect([(await whoIs(token)).status, (await whoIs(other)).status]).toEqual([401, 200])
    await confirm(page, rowOf(page, 'Reviewer').getByRole('button', { name: /^Delete/ }), 'Delete the agent')
    await rowOf(page, 'Reviewer').waitFor({ state: 'detached' })
    expect((await whoIs(other)).status).toBe(401)
    const agents = await stage().tenantry.call('GET', '/v1/agents', { headers: bearer(org.projectApiKey) })
    expect(agents.body).toHaveLength(1)
    expect((await call('GET', '/v1/projects')).body).toHaveLength(1)
    expect(complaints).toEqual([])
  })
})

describe('a secret of an organization', () => {
  it('is made, has another value, and is deleted; its value is never shown', async () => {
    const { call, page, complaints, violations } = await atPage('Secrets')
    const secrets = async () => (await call('GET', '/v1/org/secrets')).body as { name: string }[]
    await press(page, 'Create a secret')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Claude')
    await field(dialog, 'Value').fill('first-value-0123456789')
    expect(await field(dialog, 'Host').inputValue()).toBe('api.anthropic.com')
    expect(await violations()).toEqual([])
    await press(dialog, 'Create the secret')
    await rowOf(page, 'Claude').waitFor()
    const [made] = await secrets()
    expect(made).toMatchObject({ name: 'Claude', type: 'anthropic', hostPattern: 'api.anthropic.com' })
    await press(rowOf(page, 'Claude'), /^Replace value/)
    await field(dialog, 'Value').fill('other-value-9876543210')
    await press(dialog, 'Replace the value')
    await page.getByText('Claude has a new value.').waitFor()
    expect((await call('GET', '/v1/org/events?type=secret.changed')).body).toMatchObject({
      data: [{ data: { changed: { value: true } } }],
    })
    expect(await page.content()).not.toMatch(/(first|other)-value/)
    await confirm(page, rowOf(page, 'Claude').getByRole('button', { name: /^Delete/ }), 'Delete the secret')
    await page.getByText('No secrets yet').waitFor()
    expect(await secrets()).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('a key of an organization', () => {
  it('is made, replaced at once, and revoked', async () => {
    const { page, complaints } = await atPage('Keys')
    await press(page, 'Create a key')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Backup')
    await press(dialog, 'Create the key')
    const shown = page.getByRole('dialog', { name: 'The key Backup' })
    const first = await shown.locator('pre').innerText()
    await press(shown, 'I have kept it')
    await press(rowOf(page, 'Backup'), /^Rotate/)
    await field(dialog, 'The old key stops').selectOption('At once')
    await press(dialog, 'Rotate the key')
    const second = await shown.locator('pre').innerText()
    await press(shown, 'I have kept it')
    expect([(await whoIs(first)).status, (await whoIs(second)).status]).toEqual([401, 200])
    const revoke = rowOf(page, 'Backup').getByRole('button', { name: /^Revoke/ })
    await expect.poll(() => revoke.count()).toBe(1)
    await confirm(page, revoke, 'Revoke the key')
    await page.getByText('Backup is revoked.').waitFor()
    expect((await whoIs(second)).status).toBe(401)
    expect(complaints).toEqual([])
  })
})
