import { randomBytes } from 'node:crypto'
import type { Answer } from './openapi.ts'
import { bearer, type TestPartner } from './partners.ts'
import { OPERATOR_KEY, type TestTenantry } from './tenantry.ts'

const PUBLIC_URL = 'https://tenantry.example'

/** Someone with a browser without JavaScript: keeps cookies, follows redirects that stay here, fills in forms. */
export interface Visitor {
  get(url: string): Promise<Answer>
  /** Fills in the form of the page last seen that has this step, or goes to this path, and sends it. */
  submit(fields: Readonly<Record<string, string>>, path?: string): Promise<Answer>
  /** Calls the API with the cookie, as a page of ours would. */
  api(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>
  cookie(): string
}

const pathOf = (url: string): string => url.replace(PUBLIC_URL, '')

const hiddenFields = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

/** Whatever answers calls: a server in this process, or one over the network. */
type Callable = Pick<TestTenantry, 'call'>

export const newVisitor = (tenantry: Callable): Visitor => {
  const jar = new Map<string, string>()
  let page = { url: '/', text: '' }
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  const keep = ({ headers }: Answer): void => {
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...attributes] = String(line).split('; ')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || attributes.some((one) => /^max-age=0$/i.test(one))) jar.delete(name)
      else jar.set(name, value)
    }
  }

  const send = async (
    method: string,
    url: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<Answer> => {
    const answer = await tenantry.call(method, url, {
      headers: {
        ...(jar.size > 0 && { cookie: cookie() }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
      },
      ...(form && { raw: new URLSearchParams(form).toString() }),
    })
    keep(answer)
    const { location } = answer.headers
    if (answer.status === 303 && location !== undefined && pathOf(location).startsWith('/'))
      return send('GET', pathOf(location))
    page = { url, text: answer.text }
    return answer
  }

  return {
    get: (url) => send('GET', pathOf(url)),
    submit: (fields, path) => {
      const forms = page.text.match(/<form[\s\S]*?<\/form>/g) ?? []
      const wanted = fields['step']
      const form = forms.find(
        (one) =>
          (wanted === undefined || one.includes(`name="step" value="${wanted}"`)) &&
          (path === undefined || one.includes(`action="${path}"`)),
      )
      if (form === undefined) throw new Error(`No such form on ${page.url}: ${page.text}`)
      const action = /action="([^"]+)"/.exec(form)?.[1] ?? page.url
      return send('POST', action, { ...hiddenFields(form), ...fields })
    },
    api: (method, path, { body, headers = {} } = {}) =>
      tenantry.call(method, path, {
        ...(body !== undefined && { body }),
        headers: { cookie: cookie(), 'sec-fetch-site': 'same-origin', ...headers },
      }),
    cookie,
  }
}

export const PASSWORD = 'correct horse battery staple'

/** Opens a claim link, makes an account and becomes the owner. */
export const claimAs = async (
  tenantry: Callable,
  claimUrl: string,
  email: string,
  answers: Readonly<Record<string, string>> = { access: 'yes' },
): Promise<{ readonly visitor: Visitor; readonly answer: Answer }> => {
  const visitor = newVisitor(tenantry)
  await visitor.get(claimUrl)
  await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
  return { visitor, answer: await visitor.submit({ step: 'claim', ...answers }) }
}

/** Follows the invitation mailed to an address and accepts it with a new account. */
export const acceptInvitation = async (tenantry: TestTenantry, email: string): Promise<Visitor> => {
  const [link = ''] = await linksMailedTo(tenantry, bearer(OPERATOR_KEY), email)
  const visitor = newVisitor(tenantry)
  await visitor.get(link)
  const joined = await visitor.submit({ step: 'join', name: 'Person', password: PASSWORD })
  if (joined.status !== 200) throw new Error(`The invitation was not accepted: ${joined.text}`)
  return visitor
}

/** Invites somebody into an organization, with its key, and accepts with a new account. */
export const memberAs = async (
  tenantry: TestTenantry,
  orgKey: string,
  role: 'admin' | 'member' | 'viewer',
  email = `${role}-${randomBytes(6).toString('hex')}@example.com`,
): Promise<{ readonly visitor: Visitor; readonly email: string; readonly memberId: string }> => {
  const added = await tenantry.call('POST', '/v1/org/members', {
    headers: bearer(orgKey),
    body: { email, role },
  })
  if (added.status !== 201) throw new Error(`The member was not added: ${added.text}`)
  const visitor = await acceptInvitation(tenantry, email)
  return { visitor, email, memberId: (added.body as { memberId: string }).memberId }
}

/** Adds somebody to a partner's own people, and accepts with a new account. */
export const partnerMemberAs = async (
  tenantry: TestTenantry,
  partner: TestPartner,
  role: 'admin' | 'member',
  email = `${role}-${randomBytes(6).toString('hex')}@example.com`,
): Promise<{ readonly visitor: Visitor; readonly email: string; readonly memberId: string }> => {
  const added = await partner.broker('POST', '/v1/partner/members', { body: { email, role } })
  if (added.status !== 201) throw new Error(`The member was not added: ${added.text}`)
  const visitor = await acceptInvitation(tenantry, email)
  return { visitor, email, memberId: (added.body as { userId: string }).userId }
}

/** The links in the mails to an address, newest first, read as the operator would. */
export const linksMailedTo = async (
  tenantry: TestTenantry,
  operatorHeaders: Record<string, string>,
  email: string,
): Promise<readonly string[]> => {
  const { body } = await tenantry.call('GET', '/admin/v1/outbox?limit=200', { headers: operatorHeaders })
  const { data } = body as { data: readonly { to: string; text: string }[] }
  return data
    .filter(({ to }) => to === email)
    .flatMap(
      ({ text }) => text.match(/https?:\/\/(?:tenantry\.example|(?:localhost|127\.0\.0\.1):\d+)\/\S+/g) ?? [],
    )
}
