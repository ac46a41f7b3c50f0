import { describe, expect, it } from 'vitest'
import { withFareHarbor } from '../support/fareharbor.ts'
import { importEveryNoun } from './domain-sources.ts'
import { accessControlCalls } from './event-calls/access-control.ts'
import { deviceCalls } from './event-calls/devices.ts'
import { gatewayCalls } from './event-calls/gateway.ts'
import { locationCalls } from './event-calls/locations.ts'
import { oauthCalls } from './event-calls/oauth.ts'
import { orgCalls } from './event-calls/orgs.ts'
import { partnerCalls } from './event-calls/partners.ts'
import { peopleCalls } from './event-calls/people.ts'
import { policyCalls } from './event-calls/policies.ts'
import { projectCalls } from './event-calls/projects.ts'
import { salesCalls } from './event-calls/sales.ts'
import { secretCalls } from './event-calls/secrets.ts'
import { type Calls, useEventStage } from './event-calls/stage.ts'
import { wayInCalls } from './event-calls/ways-in.ts'
import { eventsOf } from './events-of.ts'

const stage = useEventStage(await withFareHarbor())
const { tenantry } = stage
const commands = (await importEveryNoun()).filter(({ kind }) => kind === 'command')

const NOUNS = [
  ...[partnerCalls, orgCalls, peopleCalls, projectCalls],
  ...[secretCalls, gatewayCalls, locationCalls, wayInCalls, oauthCalls, deviceCalls, salesCalls],
  policyCalls,
  accessControlCalls,
]
/** Every command, through each dialect that has it. A command that is not here fails the test below. */
const CALLS: Calls = Object.assign({}, ...NOUNS.map((callsOf) => callsOf(stage)))

/** Tokens, links, hashes and what the integrations were given. */
const SECRET = /a?oc_\w{20,}|eyJ[\w-]+\.|[0-9a-f]{40,}|secret (?:app|user) key/

it('tries every command there is', () => {
  expect(Object.keys(CALLS).sort()).toEqual(commands.map(({ name }) => name).sort())
})

describe.each(commands)('$name', ({ name, event }) => {
  it.each(Object.entries(CALLS[name] ?? {}))(
    'writes exactly one event per subject, without a secret (%s)',
    async (_dialect, call) => {
      const { answer, expected } = await call()
      // A page may send its visitor on.
      expect(answer.status).toBeLessThan(400)
      const events = await eventsOf(tenantry(), answer)
      expect(events).toEqual(
        [expected].flat().map(({ subject, partnerId, org, actor }) => ({
          ...{ type: event, subject, actor, partner_id: partnerId, org_id: org },
          ...{ address: '127.0.0.1', at: tenantry().clock.now, data: expect.any(Object) },
        })),
      )
      expect(JSON.stringify(events)).not.toMatch(SECRET)
    },
  )
})
