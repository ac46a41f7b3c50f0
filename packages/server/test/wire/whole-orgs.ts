import { expect } from 'vitest'

/** Runs SQL as the owner of the tables, past row-level security. */
export type Sql = (text: string) => Promise<Record<string, unknown>[]>

// Each client organization with how many it has of every part that provisioning makes.
const PARTS = `
  select o.name,
    (select count(*)::int from projects p
      where p.partner_id = o.partner_id and p.org_id = o.id and p.is_default) as default_projects,
    (select count(*)::int from agents a join projects p on p.partner_id = a.partner_id and p.id = a.project_id
      where a.partner_id = o.partner_id and a.org_id = o.id and a.is_default and p.is_default) as default_agents,
    (select count(*)::int from credentials c
      join agents a on a.partner_id = c.partner_id and a.id = c.agent_id and a.org_id = o.id
      where c.org_id = o.id and c.kind = 'agent_token' and c.sealed is not null) as agent_tokens,
    (select count(*)::int from credentials c where c.org_id = o.id and c.kind = 'org_key') as org_keys,
    (select count(*)::int from credentials c where c.org_id = o.id and c.kind = 'project_key') as project_keys,
    (select count(*)::int from claim_links l
      where l.org_id = o.id and l.used_at is null and l.replaced_at is null and l.expires_at > now()) as claim_links,
    (select count(*)::int from mails m where m.org_id = o.id) as mails,
    (select count(*)::int from events e
      where e.org_id = o.id and e.subject = o.id and e.type = 'org.created') as created_events,
    (select count(*)::int from events e where e.org_id = o.id) as events,
    (select count(*)::int from events e, jsonb_array_elements_text(e.data -> 'credentialIds') as named
      join credentials c on c.id = named::uuid where e.org_id = o.id and c.org_id = o.id) as credentials_named
  from orgs o where not o.is_own`

const TOTALS = `
  select (select count(*)::int from orgs where not is_own) as orgs,
    (select coalesce(sum(orgs), 0)::int from org_counts) as counted,
    (select count(*)::int from events where type = 'org.created') as events,
    (select count(*)::int from idempotency_results) as stored_answers`

const partsOf = (name: string) => {
  const keys = name.startsWith('broker') ? 1 : 0
  return {
    name,
    default_projects: 1,
    default_agents: 1,
    agent_tokens: 1,
    org_keys: keys,
    project_keys: keys,
    claim_links: 1,
    mails: name.startsWith('fleet') ? 1 : 0,
    created_events: 1,
    events: 1,
    credentials_named: 1 + 2 * keys,
  }
}

/** Looks into the tables: every organization has all of its parts, and the counter and the events agree with the rows. */
export const expectNoHalfOrg = async (sql: Sql): Promise<void> => {
  const rows = await sql(PARTS)
  expect(rows).toEqual(rows.map(({ name }) => partsOf(String(name))))
  const [totals] = await sql(TOTALS)
  const { length } = rows
  expect(totals).toEqual({ orgs: length, counted: length, events: length, stored_answers: length })
}
