import {
  type DocumentedOperation,
  documentedOperations,
} from '../../property/support/documented-operations.ts'
import {
  makeWorld,
  send,
  type ValidRequest,
  validRequest,
  type World,
} from '../../property/support/valid-requests.ts'
import { claimAs, memberAs } from '../../support/browser.ts'
import type { Answer } from '../../support/openapi.ts'
import { bearer, createTestOrg, type TestOrg } from '../../support/partners.ts'
import type { TestTenantry } from '../../support/tenantry.ts'
import { putOrg } from '../broker-callers.ts'
import { MISSING_UUID } from '../wire-ids.ts'

/** An operation in a world of its own, with the request that succeeds there. */
export interface Scene {
  readonly tenantry: TestTenantry
  readonly world: World
  readonly operation: DocumentedOperation
  readonly request: ValidRequest
}

/** Sends something that is to be answered with one documented status. */
export type Produce = (scene: Scene) => Promise<Answer>

const sameShape = (path: string): string => path.replace(/\{\w+\}/g, '{}')

/** How our own document knows an operation of the vendor's; undefined where it is not served. */
export const servedAs = async (
  tenantry: TestTenantry,
  label: string,
): Promise<DocumentedOperation | undefined> => {
  const [method = '', path = ''] = label.split(' ')
  const ours = await documentedOperations(tenantry.http, 'broker')
  return ours.find((one) => one.method === method && sameShape(one.path) === sameShape(`/v1${path}`))
}

/** The scene of an operation in a world that others may look at too. */
export const sceneIn = (world: World, tenantry: TestTenantry, operation: DocumentedOperation): Scene => ({
  tenantry,
  world,
  operation,
  request: validRequest(operation, world),
})

/** The scene of an operation in a world that is made for it. */
export const newScene = async ({
  tenantry,
  operation,
}: Pick<Scene, 'tenantry' | 'operation'>): Promise<Scene> =>
  sceneIn(await makeWorld(tenantry), tenantry, operation)

/** The request with another value in the place of a path parameter. */
const urlWith = ({ operation, request }: Scene, parameter: string, value: string): string => {
  const at = operation.path.split('/').indexOf(`{${parameter}}`)
  if (at === -1) throw new Error(`${operation.label} has no ${parameter}.`)
  return request.url
    .split('/')
    .map((part, index) => (index === at ? value : part))
    .join('/')
}

/** The request that succeeds. */
export const works: Produce = ({ tenantry, request }) => send(tenantry, request)

/** With this body. */
export const body =
  (sent: unknown): Produce =>
  ({ tenantry, request }) =>
    send(tenantry, request, { body: sent })

/** With some fields of the body replaced. */
export const fields =
  (changed: object): Produce =>
  ({ tenantry, request }) =>
    send(tenantry, request, { body: { ...request.body, ...changed } })

/** For something that is not there. */
export const missing =
  (parameter: string): Produce =>
  (scene) =>
    send(scene.tenantry, scene.request, { url: urlWith(scene, parameter, MISSING_UUID) })

/** For something else in the world. */
export const on =
  (parameter: string, value: (world: World) => string): Produce =>
  (scene) =>
    send(scene.tenantry, scene.request, { url: urlWith(scene, parameter, value(scene.world)) })

/** With no credential. */
export const anonymous: Produce = ({ tenantry, request }) =>
  tenantry.call(request.method, request.url, { ...(request.body && { body: request.body }) })

/** With a key of the organization's, in no project. */
export const inNoProject: Produce = ({ tenantry, world, request }) =>
  tenantry.call(request.method, request.url, { headers: bearer(world.org.orgApiKey) })

/** Of a person who has signed in, as a member of the organization who is no admin. */
export const asMember: Produce = async ({ tenantry, world, request }) => {
  const { visitor } = await memberAs(tenantry, world.org.orgApiKey, 'member')
  return visitor.api(request.method, request.url, request.body && { body: request.body })
}

/** With a partner key that may look at organizations and do nothing else. */
export const asOnlooker: Produce = async ({ tenantry, world, request }) => {
  const issued = await world.partner.broker('POST', '/v1/partner/keys', {
    body: { name: 'Onlooker', scopes: ['orgs:read'] },
  })
  const { apiKey = '' } = issued.body as { apiKey?: string }
  return send(tenantry, request, { headers: bearer(apiKey) })
}

/** Once the organization has this state, in a world of its own. */
export const once =
  (change: string, then: Produce = works): Produce =>
  async (anywhere) => {
    const scene = await newScene(anywhere)
    await putOrg(scene.tenantry, scene.world.org.organizationId, change)
    return then(scene)
  }

/** After some statement about the organization, whose id is its parameter, in a world of its own. */
export const after =
  (sql: string): Produce =>
  async (anywhere) => {
    const scene = await newScene(anywhere)
    await scene.tenantry.database.sql(sql, [scene.world.org.organizationId])
    return works(scene)
  }

/** After another request with the organization's key, in its default project, or with the partner's. */
export const following =
  (
    key: 'org' | 'partner',
    method: string,
    path: (world: World) => string,
    sent: (world: World) => unknown,
    then: Produce = works,
  ): Produce =>
  async (scene) => {
    const { tenantry, world } = scene
    const { org, partner } = world
    const headers =
      key === 'partner' ? bearer(partner.key) : { ...bearer(org.orgApiKey), 'x-project-id': org.projectId }
    const answer = await tenantry.call(method, path(world), { headers, body: sent(world) })
    if (answer.status >= 300) throw new Error(`${method} ${path(world)} answered ${answer.text}`)
    return then(scene)
  }

/** About the only project of another client. */
export const aboutOnlyProject =
  (url: (org: TestOrg) => string, keyOf: (scene: Scene, org: TestOrg) => string): Produce =>
  async (scene) => {
    const org = await createTestOrg(scene.world.partner)
    return scene.tenantry.call(scene.request.method, url(org), { headers: bearer(keyOf(scene, org)) })
  }

/** Of a person who has signed in, as the owner of an organization that is claimed for it. */
export const asPerson: Produce = async (anywhere) => {
  const { tenantry, world, request } = await newScene(anywhere)
  const { visitor } = await claimAs(tenantry, world.org.claimUrl, `${world.org.organizationId}@example.com`)
  return visitor.api(request.method, request.url, request.body && { body: request.body })
}
