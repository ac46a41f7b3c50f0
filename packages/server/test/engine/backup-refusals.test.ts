import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { backUp } from '../../src/back-up.ts'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { parseMasterKey } from '../../src/crypto/master-key.ts'
import { restore } from '../../src/restore.ts'
import { admitBackup, loadBackup } from '../../src/store/backup/load-backup.ts'
import { backupText } from '../../src/store/backup/write-backup.ts'
import { writeBackupFile } from '../../src/store/backup/write-backup-file.ts'
import { type Migration, migrate } from '../../src/store/migrate.ts'
import type { OwnerConnection } from '../../src/store/owner-connection.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { temporaryDirectory } from '../support/spawned-server.ts'
import { composeOn } from '../support/tenantry.ts'
import { connectTo, openEmptyDatabase } from './databases.ts'
import { emptyInstallation, type Installation, newInstallation, newMasterKey } from './installations.ts'

const engine = inject('engine')
const masterKey = newMasterKey()
const keyRing = new KeyRing(parseMasterKey(masterKey) ?? Buffer.of())
const signal = new AbortController().signal
const folder = temporaryDirectory()
const file = join(folder, 'whole.backup')

let source: Installation
beforeAll(async () => {
  source = await newInstallation(engine, masterKey)
  const database = await source.open()
  const tenantry = await composeOn({ database, clock: { now: new Date() }, keyRing })
  await createTestOrg(await createTestPartner(tenantry))
  await tenantry.close()
  await database.close()
  await backUp(source.config, file, signal)
})

/** What is where the database of an installation would be. */
const leftIn = async ({ config, engine: on }: Installation): Promise<unknown> => {
  if (on === 'embedded')
    return readdirSync(config.dataDirectory).filter((name) => !['master.key', 'tenantry.lock'].includes(name))
  const connection = await connectTo(config.databaseUrl?.reveal() ?? '')
  const tables = await connection.run(
    `select relname from pg_class where relnamespace = 'public'::regnamespace`,
  )
  await connection.close()
  return tables
}

const expectRefused = async (backup: string, message: string | RegExp, key = masterKey): Promise<void> => {
  const place = await emptyInstallation(engine, key)
  await expect(restore(place.config, backup, signal)).rejects.toThrow(message)
  expect(await leftIn(place)).toEqual([])
}

let copies = 0
/** Another file, made of this one. */
const changed = (change: (copy: string) => void): string => {
  const copy = join(folder, `changed-${copies++}.backup`)
  copyFileSync(file, copy)
  change(copy)
  return copy
}
const withByte = (at: (bytes: number) => number): string =>
  changed((copy) => {
    const bytes = readFileSync(copy)
    const place = at(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ 0x10
    writeFileSync(copy, bytes)
  })
/** A file of the text of this one, changed and well compressed. */
const rewritten = (change: (lines: string[]) => string[]): string =>
  changed((copy) => {
    const lines = gunzipSync(readFileSync(copy)).toString().trimEnd().split('\n')
    writeFileSync(copy, gzipSync(`${change(lines).join('\n')}\n`))
  })

describe('a restore refuses, and leaves nothing of,', () => {
  it('a file that was cut off, wherever', async () => {
    const { length } = readFileSync(file)
    for (const bytes of [length - 1, length - 9, Math.floor(length / 2), 40, 0])
      await expectRefused(
        changed((copy) => truncateSync(copy, bytes)),
        'is damaged',
      )
  })

  it('a file in which a byte is another', async () => {
    for (const part of [0.3, 0.6, 0.9])
      await expectRefused(
        withByte((bytes) => Math.floor(bytes * part)),
        'is damaged',
      )
    await expectRefused(
      withByte((bytes) => bytes - 2),
      'is damaged',
    )
  })

  it('a file whose text was changed, shortened or lengthened, and compressed again', async () => {
    await expectRefused(
      rewritten((lines) => lines.map((line) => line.replace('Partner ', 'Parfner '))),
      'checksum',
    )
    await expectRefused(
      rewritten((lines) => lines.slice(0, -1)),
      'ends too early',
    )
    await expectRefused(
      rewritten((lines) => [...lines.slice(0, 4), ...lines.slice(5)]),
      'checksum',
    )
    await expectRefused(
      rewritten((lines) => [...lines, '[]']),
      'behind its end',
    )
    await expectRefused(
      changed((copy) => appendFileSync(copy, 'more')),
      'is damaged',
    )
  })

  it('a file that is something else, or of a form that is yet to come', async () => {
    const other = join(folder, 'other')
    writeFileSync(other, 'create table partners ();')
    await expectRefused(other, 'is no backup of Tenantry')
    writeFileSync(other, gzipSync('{"format":"another"}\n'))
    await expectRefused(other, 'is no backup of Tenantry')
    const next = rewritten(([header = '', ...lines]) => [
      header.replace('"version":1', '"version":2'),
      ...lines,
    ])
    await expectRefused(next, 'in a form (2) that this version does not know')
    await expectRefused(join(folder, 'missing'), 'ENOENT')
  })

  it('a backup that another master key sealed, before it reads on', async () => {
    const cut = changed((copy) => truncateSync(copy, readFileSync(copy).length - 9))
    await expectRefused(cut, /sealed by the master key [0-9a-f]{16}, which neither/, newMasterKey())
    const place = await emptyInstallation(engine, masterKey)
    const keyless = { ...place.config, masterKey: undefined }
    await expect(restore(keyless, file, signal)).rejects.toThrow('sealed by the master key')
    expect(existsSync(join(place.config.dataDirectory, 'master.key'))).toBe(false)
    // The key file of the data directory is as good as the setting.
    writeFileSync(join(place.config.dataDirectory, 'master.key'), `${masterKey}\n`)
    await restore(keyless, file, signal)
  })

  it('a database that is not empty', async () => {
    const place = await newInstallation(engine, masterKey)
    await expect(restore(place.config, file, signal)).rejects.toThrow(
      engine === 'embedded' ? 'There is a database in' : 'The database is not empty: it has',
    )
    const database = await place.open()
    expect(await database.sql('select count(*)::int as rows from partners')).toEqual([{ rows: 0 }])
    await database.store.close()
    await database.close()
  })

  it('a restore that is interrupted', async () => {
    const place = await emptyInstallation(engine, masterKey)
    const interruption = new AbortController()
    interruption.abort(new Error('Not now.'))
    await expect(restore(place.config, file, interruption.signal)).rejects.toThrow('Not now.')
    expect(await leftIn(place)).toEqual([])
  })
})

describe('a backup', () => {
  it('takes no name that is taken, and leaves nothing half-written', async () => {
    await expect(backUp(source.config, file, signal)).rejects.toThrow('is there already')
    const before = readdirSync(folder)
    const interruption = new AbortController()
    interruption.abort(new Error('Not now.'))
    await expect(backUp(source.config, join(folder, 'new'), interruption.signal)).rejects.toThrow()
    await expect(backUp(source.config, join(folder, 'no', 'folder'), signal)).rejects.toThrow('ENOENT')
    async function* failing() {
      yield 'half'
      throw new Error('The database is gone.')
    }
    await expect(writeBackupFile(join(folder, 'new'), failing(), signal)).rejects.toThrow(
      'The database is gone.',
    )
    expect(readdirSync(folder)).toEqual(before)
  })

  it('is not made of a database that is none of ours, nor is one made for it', async () => {
    const place = await emptyInstallation(engine, masterKey)
    await expect(backUp(place.config, join(folder, 'new'), signal)).rejects.toThrow(
      engine === 'embedded' ? 'There is no embedded database' : 'There is nothing to back up',
    )
    expect(await leftIn(place)).toEqual([])
  })
})

const connectionOf = async (): Promise<OwnerConnection> => ({ ...(await openEmptyDatabase()), engine })

const backUpOf = async (connection: OwnerConnection): Promise<string> => {
  const made = join(folder, `made-${copies++}.backup`)
  const text = backupText(connection, { tenantry: '0.0.0', madeAt: new Date() }, () => {})
  await writeBackupFile(made, text, signal)
  return made
}

const TABLES = `select relname from pg_class where relnamespace = 'public'::regnamespace`

const loadInto = async (connection: OwnerConnection, made: string, of: readonly Migration[]) =>
  loadBackup(connection, await admitBackup(made, of), signal)

describe('a backup of another version', () => {
  const [first, second, third]: readonly [Migration, Migration, Migration] = [
    {
      name: '0001_first.sql',
      sql: `create table things (id integer primary key, note text); insert into things values (1, 'made')`,
    },
    { name: '0002_second.sql', sql: 'create table parts (thing integer not null references things)' },
    { name: '0003_third.sql', sql: 'alter table things add column size integer not null default 7' },
  ]
  const made = { from: '' }
  beforeAll(async () => {
    const from = await connectionOf()
    await migrate(from, [first, second])
    // What a migration has written is written once, and has become something else.
    await from.run(`update things set id = 2, note = 'changed'`)
    await from.run('insert into parts values (2)')
    made.from = await backUpOf(from)
    await from.close()
  })
  const namesIn = async (connection: OwnerConnection) =>
    (await connection.run('select name from migrations order by name')).map(({ name }) => name)

  it('that is newer, or of another history, is refused', async () => {
    const to = await connectionOf()
    await expect(loadInto(to, made.from, [first])).rejects.toThrow(
      'The backup is newer than this server: it has 0002_second.sql.',
    )
    const edited = { ...second, sql: `${second.sql} ` }
    await expect(loadInto(to, made.from, [first, edited])).rejects.toThrow('0002_second.sql was edited')
    expect(await to.run(TABLES)).toEqual([])
    await to.close()
  })

  it('that is older is brought to this one, in the same transaction', async () => {
    const to = await connectionOf()
    const broken = { ...third, sql: 'select no_such_column' }
    await expect(loadInto(to, made.from, [first, second, broken])).rejects.toThrow('0003_third.sql failed')
    expect(await to.run(TABLES)).toEqual([])
    expect(await loadInto(to, made.from, [first, second, third])).toEqual({
      migrations: 2,
      parts: 1,
      things: 1,
    })
    expect(await to.run('select * from things')).toEqual([{ id: 2, note: 'changed', size: 7 }])
    expect(await namesIn(to)).toEqual([first, second, third].map(({ name }) => name))
    await migrate(to, [first, second, third])
    await to.close()
  })

  it('has its references checked, and other tables and columns than it should have refused', async () => {
    const to = await connectionOf()
    const text = gunzipSync(readFileSync(made.from)).toString()
    const madeOf = async (changedText: string): Promise<string> => {
      const lines = changedText.trimEnd().split('\n').slice(0, -1)
      const body = lines.map((line) => `${line}\n`).join('')
      const rows = { migrations: 2, [body.includes('"others"') ? 'others' : 'parts']: 1, things: 1 }
      const trailer = { rows, sha256: createHash('sha256').update(body).digest('hex') }
      const forged = join(folder, `forged-${copies++}.backup`)
      writeFileSync(forged, gzipSync(`${body}${JSON.stringify(trailer)}\n`))
      return forged
    }
    const attempt = async (changedText: string) =>
      expect(loadInto(to, await madeOf(changedText), [first, second])).rejects
    await (await attempt(text.replace('["2"]', '["3"]'))).toThrow('parts_thing_fkey')
    await (await attempt(text.replace('"parts"', '"others"'))).toThrow('none of Tenantry')
    await (await attempt(text.replace('["id","note"]', '["id","nota"]'))).toThrow('other columns of "things"')
    expect(await to.run(TABLES)).toEqual([])
    await loadInto(to, await madeOf(text), [first, second])
    await to.close()
  })
})

it('a draft bears the name of its backup, which nobody takes for a whole one', async () => {
  const name = join(folder, 'watched')
  async function* watching() {
    yield 'begun'
    const drafts = readdirSync(dirname(name)).filter((one) => one.startsWith(basename(name)))
    expect(drafts).toEqual([expect.stringMatching(/^watched\.[0-9a-f]{12}\.partial$/)])
    yield 'ended'
  }
  await writeBackupFile(name, watching(), signal)
  expect(gunzipSync(readFileSync(name)).toString()).toBe('begunended')
})
