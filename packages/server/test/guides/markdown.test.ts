import { describe, expect, it } from 'vitest'
import { guidesAreRequired } from './guide.ts'
import { readBlocks, readTable } from './markdown.ts'

const TEXT = [
  '# A guide',
  '## Create',
  '### Examples',
  '<CodeGroup>',
  '  ```bash cURL theme={"dark"}',
  '  # not a heading',
  '  curl \\',
  '    -d 1',
  '  ```',
  '',
  '  ```bash cURL',
  '  curl again',
  '  ```',
  '</CodeGroup>',
  '## List',
  '```',
  'GET /orgs',
  '```',
  '| Field | Description |',
  '|---|---|',
  'name | A name | or none',
  'id | An id \\| null. |',
  'The end.',
].join('\n')

describe('the reader of the guides', () => {
  it('finds every fenced block with its heading path, without its indentation', () => {
    expect(readBlocks(TEXT)).toEqual([
      {
        id: 'Create › Examples › bash cURL',
        language: 'bash',
        title: 'cURL',
        text: '# not a heading\ncurl \\\n  -d 1',
      },
      { id: 'Create › Examples › bash cURL #2', language: 'bash', title: 'cURL', text: 'curl again' },
      { id: 'List › plain', language: '', title: '', text: 'GET /orgs' },
    ])
  })

  it('refuses a block without an end', () => {
    expect(() => readBlocks('```bash\ncurl')).toThrow('The code block in line 1 has no end.')
  })

  it('reads a table up to its end, with or without outer bars', () => {
    expect(readTable(TEXT, 'Field', 'Description')).toEqual([
      ['name', 'A name', 'or none'],
      ['id', 'An id \\| null.'],
    ])
  })

  it('lets a checkout be without the guides, but not a CI run', () => {
    expect(guidesAreRequired({})).toBe(false)
    expect(guidesAreRequired({ CI: 'false' })).toBe(false)
    expect(guidesAreRequired({ CI: 'true' })).toBe(true)
  })
})
