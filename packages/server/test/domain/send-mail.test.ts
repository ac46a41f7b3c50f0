import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliverMails, postMail } from '../../src/domain/mail/index.ts'
import { smtpMailer } from '../../src/jobs/smtp-mailer.ts'
import { type Id, newId, type PartnerId } from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const LINK = 'https://tenantry.example/claim?token=live'
const FROM = 'Tenantry Mail <mail@tenantry.example>'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

/** A mail server on loopback; each test brings the ways in which it misbehaves. */
const servers: { close(): Promise<void> }[] = []
const startSmtp = async (options: SMTPServerOptions = {}) => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  servers.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
  const { port } = listening.address() as AddressInfo
  return { received, port }
}

/** A mail that is taken is taken in time, however slow the machine is. */
const PATIENT_MS = 60_000
const mailer = (port: number, deliveryMsMax = PATIENT_MS, login = '') =>
  smtpMailer({ smtpUrl: new Secret(`smtp://${login}127.0.0.1:${port}`), mailFrom: FROM, deliveryMsMax })

let partnerId: PartnerId
let start: Date
beforeEach(async () => {
  start = tenantry().clock.now
  partnerId = (await createTestPartner(tenantry())).id as PartnerId
  // The partner's owner is invited by mail.
  await tenantry().database.sql('delete from mails')
})
afterEach(async () => {
  tenantry().clock.now = start
  for (const server of servers.splice(0)) await server.close()
})

const post = (wish: { readonly to?: string; readonly subject?: string } = {}): Promise<Id<'mail'>> =>
  tenantry().domain.store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
    postMail(tx, tenantry().domain, {
      ...{ partnerId, template: 'test', to: 'ann@customer.example', subject: 'Acme is ready' },
      ...wish,
      text: new Secret(`Hello,\n\n${LINK}\n`),
    }),
  )
const deliver = (port: number, msMax?: number) => deliverMails(tenantry().domain, mailer(port, msMax))
const later = (seconds: number): void => {
  tenantry().clock.now = new Date(tenantry().clock.now.getTime() + seconds * 1_000)
}
const stored = async () => {
  const rows = await tenantry().database.sql(
    'select sent_at, failed_at, attempts, last_error, next_attempt_at from mails order by id',
  )
  return rows.map((row) => ({
    sent: row['sent_at'] !== null,
    failed: row['failed_at'] !== null,
    attempts: row['attempts'],
    error: row['last_error'],
  }))
}
const waiting = { sent: false, failed: false }

describe('a mail in the outbox', () => {
  it('is sent once, under the id it has, and marked', async () => {
    const { received, port } = await startSmtp()
    const id = await post()
    expect(await deliver(port)).toBe(1)
    expect(await deliver(port)).toBe(0)
    later(9_999)
    expect(await deliver(port)).toBe(0)
    expect(received.map(({ from, to }) => [from, to])).toEqual([
      ['mail@tenantry.example', ['ann@customer.example']],
    ])
    const raw = received[0]?.raw ?? ''
    expect(raw).toContain(`Message-ID: <${id}@tenantry.example>`)
    expect(raw).toContain('From: Tenantry Mail <mail@tenantry.example>')
    expect(raw).toContain('Subject: Acme is ready')
    expect(raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(LINK)
    expect(await stored()).toEqual([{ sent: true, failed: false, attempts: 1, error: null }])
    const { body } = await admin(tenantry(), 'GET', '/outbox')
    expect((body as { data: object[] }).data).toContainEqual(
      expect.objectContaining({
        id,
        attempts: 1,
        lastError: null,
        nextAttemptAt: null,
        sentAt: start.toISOString(),
      }),
    )
  })

  it('is sent by one of several jobs that run at once', async () => {
    const { received, port } = await startSmtp()
    for (let count = 0; count < 12; count++) await post({ to: `person-${count}@customer.example` })
    const counts = await Promise.all(Array.from({ length: 4 }, () => deliver(port)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(received.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 12 }, (_, count) => `person-${count}@customer.example`).sort(),
    )
  })

  it('is tried again with longer and longer waits while nobody answers', async () => {
    const closed = createServer()
    closed.listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    await post()
    expect(await deliver(port)).toBe(1)
    expect(await stored()).toEqual([{ ...waiting, attempts: 1, error: 'ESOCKET' }])
    later(29)
    expect(await deliver(port)).toBe(0)
    later(1)
    expect(await deliver(port)).toBe(1)
    later(59)
    expect(await deliver(port)).toBe(0)
    later(1)
    const server = await startSmtp()
    expect(await deliver(server.port)).toBe(1)
    expect(server.received.length).toBe(1)
    expect(await stored()).toEqual([{ sent: true, failed: false, attempts: 3, error: null }])
  })

  it('is tried again after a refusal for now, without a word of what the server said', async () => {
    let refusals = 1
    const { received, port } = await startSmtp({
      onRcptTo: (_address, _session, done) => {
        if (refusals-- > 0)
          done(Object.assign(new Error(`Try later, ann@customer.example: ${LINK}`), { responseCode: 451 }))
        else done()
      },
    })
    await post()
    await deliver(port)
    expect(await stored()).toEqual([{ ...waiting, attempts: 1, error: 'EENVELOPE 451' }])
    later(30)
    await deliver(port)
    expect(received.length).toBe(1)
    expect(tenantry().log()).not.toContain('Try later')
  })

  it('is given up where the address is refused for good', async () => {
    const { received, port } = await startSmtp({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })),
    })
    await post()
    await deliver(port)
    later(9_999)
    expect(await deliver(port)).toBe(0)
    expect(received).toEqual([])
    expect(await stored()).toEqual([{ sent: false, failed: true, attempts: 1, error: 'EENVELOPE 550' }])
  })

  it('waits for a password that is mended, and the password stays unsaid', async () => {
    const { port } = await startSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Bad password hunter2')),
    })
    await post()
    await deliverMails(tenantry().domain, mailer(port, PATIENT_MS, 'user:hunter2@'))
    expect(await stored()).toEqual([{ ...waiting, attempts: 1, error: 'EAUTH 535' }])
    expect(tenantry().log()).not.toContain('hunter2')
  })

  it.each([
    ['never greets', ''],
    ['greets and falls silent', '220 here\r\n'],
  ])('does not wait for ever for a server that %s', async (_what, greeting) => {
    const silent: Server = createServer((socket) => {
      socket.on('error', () => {})
      if (greeting !== '') socket.write(greeting)
    })
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    servers.push({ close: async () => void silent.close() })
    await post()
    const began = performance.now()
    await deliver((silent.address() as AddressInfo).port, 400)
    expect(performance.now() - began).toBeLessThan(PATIENT_MS / 2)
    expect(await stored()).toEqual([{ ...waiting, attempts: 1, error: expect.stringMatching(/^E[A-Z]+/) }])
  })

  it('is given up after three days, an old one of before there was a server without a try', async () => {
    const { received, port } = await startSmtp()
    await post()
    later(72 * 3_600 + 1)
    await deliver(port)
    expect(received).toEqual([])
    expect(await stored()).toEqual([{ sent: false, failed: true, attempts: 1, error: 'too old' }])
  })

  it('is handed over again, under the same id, by another server after one that died', async () => {
    const { received, port } = await startSmtp()
    const id = await post()
    // The first one gets its mail away and dies before it can write that down.
    const send = mailer(port)
    const dying = deliverMails(tenantry().domain, async (mail) => {
      await send(mail)
      throw new Error('killed')
    })
    await expect(dying).rejects.toThrow('killed')
    expect(await deliver(port)).toBe(0)
    later(300)
    expect(await deliver(port)).toBe(1)
    expect(received.length).toBe(2)
    for (const { raw } of received) expect(raw).toContain(`Message-ID: <${id}@tenantry.example>`)
  })
})

describe('no header begins where it should not', () => {
  it.each([
    'Acme\r\nBcc: thief@evil.example',
    'Acme\nBcc: thief@evil.example',
    'Acme\rBcc: thief@evil.example\r\n\r\nAnother body',
    'Acme\u2028Bcc: thief@evil.example',
  ])('in the subject %j', async (subject) => {
    const { received, port } = await startSmtp()
    await post({ subject })
    await deliver(port)
    expect(received.map(({ to }) => to)).toEqual([['ann@customer.example']])
    const headers = received[0]?.raw.split('\r\n\r\n')[0] ?? ''
    expect(headers).not.toMatch(/^bcc:/im)
    expect(headers).toMatch(/^Subject: Acme Bcc: thief/m)
  })

  it.each([
    'ann@customer.example\r\nBcc: thief@evil.example',
    'ann@customer.example, b@c.example',
    'ann,bob@customer.example',
    'x',
    '',
  ])('in the address %j, which is refused', async (to) => {
    await expect(post({ to })).rejects.toThrow('to must be a mail address')
    expect(await stored()).toEqual([])
  })

  it('in an address with a comma, kept since before those were refused: nobody is written to', async () => {
    const { received, port } = await startSmtp()
    const id = newId<Id<'mail'>>()
    const text = new Secret(LINK)
    expect(await mailer(port)({ id, to: 'ann,bob@customer.example', subject: 'x', text })).toEqual({
      sent: false,
      error: 'EENVELOPE',
      permanent: true,
    })
    expect(received).toEqual([])
  })
})
