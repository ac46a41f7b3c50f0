import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'

const ASSETS = fileURLToPath(new URL('../../../portal/dist/assets', import.meta.url))
const UNPACKED = /\.(?:js|css|svg)$/

const tenantry = useTenantry()
const get = (url: string, headers: Record<string, string> = {}) => tenantry().http.inject({ url, headers })

describe('what the portal is made of', () => {
  const built = readdirSync(ASSETS, { withFileTypes: true }).filter(({ name }) => UNPACKED.test(name))

  it('begins with less than 250 KB of compressed script', async () => {
    const page = await get('/', { accept: 'text/html' })
    const scripts = [...new Set(page.payload.match(/\/assets\/[\w./-]+\.js/g) ?? [])]
    expect(scripts.length).toBeGreaterThan(1)
    const sizes = await Promise.all(
      scripts.map(async (url) => (await get(url, { 'accept-encoding': 'gzip' })).rawPayload.length),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000)
  })

  it('is kept for a year where its name bears the hash of its content', async () => {
    expect(built.length).toBeGreaterThan(10)
    for (const { name } of built) {
      expect(name).toMatch(/-[\w-]{8}\.(?:js|css|svg)$/)
      const { statusCode, headers } = await get(`/assets/${name}`)
      expect([name, statusCode, headers['cache-control']]).toEqual([
        name,
        200,
        'public, max-age=31536000, immutable',
      ])
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  it('is asked for anew each time where its name is always the same', async () => {
    for (const name of ['color-scheme.js', 'icon.svg']) {
      const { statusCode, headers } = await get(`/assets/fixed/${name}`)
      expect([name, statusCode, headers['cache-control']]).toEqual([name, 200, 'no-cache'])
      const again = await get(`/assets/fixed/${name}`, { 'if-none-match': String(headers['etag']) })
      expect([again.statusCode, again.payload]).toEqual([304, ''])
    }
  })

  it.each(['br', 'gzip'])('comes compressed to whoever takes %s, for as long', async (encoding) => {
    const [first] = built
    const { headers } = await get(`/assets/${first?.name}`, { 'accept-encoding': encoding })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['vary']).toContain('accept-encoding')
    expect(headers['cache-control']).toContain('immutable')
    const fixed = await get('/assets/fixed/icon.svg', { 'accept-encoding': encoding })
    expect([fixed.headers['content-encoding'], fixed.headers['cache-control']]).toEqual([
      encoding,
      'no-cache',
    ])
  })

  it('is nothing beyond: neither its page nor a folder is a file of it', async () => {
    for (const path of [
      'nothing.js',
      'fixed',
      '../index.html',
      '%2e%2e/index.html',
      'fixed/../../index.html',
    ]) {
      const { statusCode, headers, payload } = await get(`/assets/${path}`)
      expect([path, statusCode, payload.includes('<')]).toEqual([path, 404, false])
      expect(headers['cache-control'] ?? '').not.toContain('immutable')
    }
  })
})

describe('the page', () => {
  it('is of this origin alone, is kept by nobody, and is framed by nobody', async () => {
    const { headers, payload } = await get('/p/anything')
    const policy = String(headers['content-security-policy'])
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: https:",
      "connect-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
    expect(headers['cache-control']).toBe('no-store')
    expect(payload).toContain(`content="${nonce}"`)
    const again = await get('/p/anything')
    expect(String(again.headers['content-security-policy'])).not.toContain(nonce)
    expect(payload.match(/<script(?![^>]*src=)/g)).toBe(null)
  })

  it('loads nothing but what is served with it', async () => {
    const { payload } = await get('/o/anything')
    const links = [...payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect([link, (await get(link)).statusCode]).toEqual([link, 200])
  })
})
