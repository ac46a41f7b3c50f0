import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly appKey: unknown
  readonly userKey: unknown
}
type Answer = (request: IncomingMessage, response: ServerResponse) => void

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** Answers as FareHarbor does to keys that are right. */
export const companies =
  (...shortnames: readonly string[]): Answer =>
  (_request, response) =>
    json(response, 200, { companies: shortnames.map((shortname) => ({ shortname, name: shortname })) })

/** A FareHarbor of the test's own on loopback; by default any keys are right, and have the guide's companies. */
export const startFareHarbor = async () => {
  const usual = companies('acme-tours', 'acme-adventures', 'sealed-shortname-161803')
  const asked: Asked[] = []
  const byAppKey = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const appKey = String(request.headers['x-fareharbor-api-app'])
    const userKey = request.headers['x-fareharbor-api-user']
    asked.push({ method: request.method, url: request.url, appKey, userKey })
    if (request.url !== '/api/companies/') return json(response, 404, {})
    ;(byAppKey.get(appKey) ?? usual)(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // The worker that runs the test file ends while this still listens.
  server.unref()
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api`,
    asked: (appKey: string): readonly Asked[] => asked.filter((one) => one.appKey === appKey),
    /** Chooses what the holder of an app key is answered. */
    answer: (appKey: string, how: Answer): void => void byAppKey.set(appKey, how),
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The environment of a server that reaches a FareHarbor where all keys are right. */
export const withFareHarbor = async (): Promise<Record<string, string>> => ({
  TENANTRY_FAREHARBOR_URL: (await startFareHarbor()).url,
})
