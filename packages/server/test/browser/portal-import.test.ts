import { describe, expect, it } from 'vitest'
import { goTo, newMember, press, signedIn, statusOf } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

describe('a list of organizations', () => {
  it('is imported line by line, with a result and credentials for each', async () => {
    const { partner, email } = await newMember(stage())
    const { page, complaints, violations } = await signedIn(stage(), email)
    await goTo(page, 'Organizations')
    await press(page, 'Import a list')
    const buffer = Buffer.from('id,name\n1,Alpha Tours\n2,\n3,"Beta, Ltd"\n')
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer }
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page, 'Preview the list')
    await page.getByText('Cannot be created: It has no name.').waitFor()
    await press(page, 'Create 2 organizations')
    await page.getByText('3 of 3 lines done').waitFor()
    await page.getByText('Not created: It has no name.').waitFor()
    expect(await page.getByText(/^Created: /).count()).toBe(2)
    expect(await violations()).toEqual([])

    const downloaded = page.waitForEvent('download')
    await press(page, 'Download the credentials')
    const lines: string[] = []
    for await (const part of await (await downloaded).createReadStream()) lines.push(String(part))
    const [head, ...rows] = lines.join('').trim().split('\r\n')
    expect(head).toContain('"orgApiKey"')
    expect(rows.map((row) => row.split('","')[0])).toEqual(['"Alpha Tours', '"Beta, Ltd'])
    for (const row of rows) expect(await statusOf(stage(), row.split('","')[3] ?? '')).toBe(200)

    const listed = await partner.broker('GET', '/v1/partner/portfolio?sort=name')
    const { data } = listed.body as { data: { name: string }[] }
    expect(data.map(({ name }) => name)).toEqual(['Alpha Tours', 'Beta, Ltd'])
    expect(complaints).toEqual([])
  })
})
