import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { SETTINGS } from '../../src/settings.ts'
import { ROOT, readDocument } from './read-documents.ts'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

interface Service {
  readonly image?: string
  readonly build?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, unknown>>
  readonly healthcheck?: unknown
}
const compose = parse(read('compose.yaml')) as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}
const { tenantry: server = {}, ...others } = compose.services

const dockerfile = read('Dockerfile').replace(/\\\n\s*/g, '')
const linesOf = (name: string, text = dockerfile): string[] =>
  [...text.matchAll(new RegExp(`^${name} (.+)$`, 'gm'))].map(([, rest = '']) => rest)
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))

interface Copied {
  readonly from: string | undefined
  readonly sources: readonly string[]
}
const copied: readonly Copied[] = linesOf('COPY').map((line) => {
  const [, from] = /^--from=(\S+) /.exec(line) ?? []
  return {
    from,
    sources: line
      .replace(/^--from=\S+ /, '')
      .split(' ')
      .slice(0, -1),
  }
})
const fromCheckout = copied.filter(({ from }) => from === undefined).flatMap(({ sources }) => sources)

const isKnown = (name: string): boolean => name in SETTINGS
const DEFAULT_PORTS = ['TENANTRY_PORT', 'TENANTRY_GATEWAY_PORT', 'TENANTRY_TLS_PORT'] as const
const ports = DEFAULT_PORTS.map((name) => SETTINGS[name].default)

describe('the Dockerfile', () => {
  it('copies only what is in the checkout, and nothing that is kept outside', () => {
    expect(fromCheckout.length).toBeGreaterThan(5)
    expect(fromCheckout.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
    const admitted = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
    expect(fromCheckout.filter((path) => !admitted.includes(path.split('/')[0] ?? ''))).toEqual([])
  })

  it('takes from its build what the build makes', () => {
    const built = copied.filter(({ from }) => from === 'build').flatMap(({ sources }) => sources)
    const packages = readdirSync(join(ROOT, 'packages'))
    expect(built.toSorted()).toEqual(packages.map((name) => `/build/packages/${name}/dist`).toSorted())
  })

  it('installs with the manifest of every package', () => {
    const stages = dockerfile.split(/^FROM /m).filter((stage) => /install\.mjs|npm ci/.test(stage))
    expect(stages).toHaveLength(2)
    const manifests = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/package.json`)
    for (const stage of stages)
      for (const path of ['package.json', 'package-lock.json', '.npmrc', ...manifests])
        expect(stage, path).toMatch(new RegExp(`^COPY (?:.* )?${path.replaceAll('.', '\\.')} `, 'm'))
    expect(dockerfile).toContain('npm ci --omit=dev ')
  })

  it('is on the Node that the project promises, and runs as somebody who is not root', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
    const [, major = ''] = /(\d+)/.exec(engines.node) ?? []
    for (const image of linesOf('FROM')) expect(image).toMatch(new RegExp(`^node:${major}-slim(?: |$)`))
    expect(linesOf('USER', lastStage)).toEqual(['node'])
  })

  it('sets only settings, opens their ports, and asks the server whether it is ready', () => {
    const names = linesOf('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] ?? ''))
    expect(names.filter((name) => name !== 'NODE_ENV' && !isKnown(name))).toEqual([])
    expect(linesOf('EXPOSE')).toEqual([ports.join(' ')])
    expect(linesOf('VOLUME')).toEqual(['/data'])
    expect(linesOf('HEALTHCHECK')[0]).toContain('/readyz')
  })
})

describe('compose.yaml', () => {
  it('gives the server only settings that it has', () => {
    const names = Object.keys(server.environment ?? {})
    expect(names).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'TENANTRY_MASTER_KEY']))
    expect(names.filter((name) => !isKnown(name))).toEqual([])
  })

  it('holds no secret, and every variable that it asks for is explained', () => {
    const text = read('compose.yaml')
    const page = readDocument('docs/docker.md').text
    const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name))
    expect([...asked].filter((name) => !page.includes(name))).toEqual([])
    const secret = /(?:PASSWORD|_KEY): +(?!\$\{)/
    expect(text).not.toMatch(secret)
  })

  it('waits for a PostgreSQL and a Valkey that say that they are ready, under the names by which the server asks', () => {
    expect(Object.keys(server.depends_on ?? {}).toSorted()).toEqual(Object.keys(others).toSorted())
    for (const { healthcheck } of Object.values(others)) expect(healthcheck).toBeDefined()
    expect(others['postgres']?.image).toMatch(/^postgres:(?:1[5-9]|[2-9]\d)$/)
    expect(others['valkey']?.image).toMatch(/^valkey\/valkey:\d+$/)
    const { DATABASE_URL = '', REDIS_URL = '' } = server.environment ?? {}
    expect(new URL(DATABASE_URL.replace(/\$\{[^}]+\}/, 'password')).hostname).toBe('postgres')
    expect(new URL(REDIS_URL).hostname).toBe('valkey')
    const { POSTGRES_USER, POSTGRES_DB } = others['postgres']?.environment ?? {}
    expect(DATABASE_URL).toMatch(new RegExp(`^postgres://${POSTGRES_USER}:.*@postgres/${POSTGRES_DB}$`))
  })

  it('publishes the three ports to this machine alone, and keeps what must last in volumes', () => {
    expect(server.ports).toEqual(ports.map((port) => `127.0.0.1:${port}:${port}`))
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes)
    expect(mounted.map((volume) => volume.split(':')[0]).toSorted()).toEqual(
      Object.keys(compose.volumes).toSorted(),
    )
    for (const { ports: open } of Object.values(others)) expect(open).toBeUndefined()
  })
})
