import { invalidField } from '../../kernel/errors.ts'
import type { OrgId, ProjectId } from '../../kernel/ids.ts'
import { boundedText, checkedEmail, checkedName, checkedText } from '../../kernel/text.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../ai-instructions.ts'
import type { Connection } from '../connection.ts'
import { partnerIsLetIn } from '../entry-rule.ts'

export const ORG_NAME_CHARACTERS_MAX = 255
export const EXTERNAL_ID_CHARACTERS_MAX = 255
export const WEBSITE_CHARACTERS_MAX = 2_048
const CONTACT_NAME_CHARACTERS_MAX = 255
export const CONNECTION_NAME_CHARACTERS_MAX = 255

export interface NewOrg {
  readonly name: string | undefined
  readonly externalId?: string
  readonly website?: string
  readonly language?: string
  readonly aiInstructions?: string
  readonly contactName?: string
  readonly contactEmail?: string
  readonly connections?: readonly Connection[]
}

export interface Project {
  readonly id: ProjectId
  readonly name: string
  readonly slug: string
  readonly createdAt: Date
}

/** A client organization as its partner sees it. Of a detached one only name and status are left. */
export interface Org {
  readonly id: OrgId
  readonly name: string
  readonly slug: string
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly externalId: string | null
  readonly widgetToken: string | null
  readonly createdAt: Date
  readonly claimedAt: Date | null
  readonly claimedByEmail: string | null
  /** Whether the partner may act inside at this moment. */
  readonly entryAllowed: boolean
}

export const orgColumns = {
  id: orgs.id,
  name: orgs.name,
  slug: orgs.slug,
  externalId: orgs.externalId,
  widgetToken: orgs.widgetToken,
  createdAt: orgs.createdAt,
  claimedAt: orgs.claimedAt,
  claimedByEmail: orgs.claimedByEmail,
  ...holdColumns,
}
type OrgRow = Pick<typeof orgs.$inferSelect, keyof typeof orgColumns>

export const orgSeenByPartner = (row: OrgRow, now: Date): Org => {
  const { suspendedAt: _, operatorSuspendedAt: __, ...seen } = row
  const { partnerAccessAllowed: ___, partnerAccessUntil: ____, ...org } = seen
  const entryAllowed = partnerIsLetIn(row, now)
  if (row.status !== 'detached') return { ...org, entryAllowed }
  return { ...org, entryAllowed, widgetToken: null, claimedAt: null, claimedByEmail: null }
}

const isLanguageTag = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** As it would stand in a link: whole, without what a parser would forgive, and without anybody's password. */
const isWebAddress = (text: string): boolean => {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

const checkConnections = (connections: readonly Connection[]): void => {
  const names = new Set<string>()
  for (const { provider, name } of connections) {
    checkedName(`connections.${provider}.name`, name, CONNECTION_NAME_CHARACTERS_MAX)
    if (names.has(`${provider}/${name}`))
      throw invalidField(`connections.${provider}`, `has two connections named "${name}"`)
    names.add(`${provider}/${name}`)
  }
}

/** What the product that serves an organization goes by. */
interface Profile {
  readonly website?: string | null | undefined
  readonly language?: string | undefined
  readonly aiInstructions?: string | null | undefined
}

/** Checks the parts of a profile that are given. */
export const checkProfile = ({ website, language, aiInstructions }: Profile): void => {
  if (language !== undefined && !isLanguageTag(language))
    throw invalidField('language', 'must be a BCP 47 language tag')
  if (website !== undefined && website !== null) {
    if (!isWebAddress(website)) throw invalidField('website', 'must be an http or https URL')
    boundedText('website', website, WEBSITE_CHARACTERS_MAX)
  }
  if (aiInstructions !== undefined && aiInstructions !== null)
    boundedText('aiInstructions', aiInstructions, AI_INSTRUCTIONS_CHARACTERS_MAX)
}

/** Checks the rules of a new organization; answers its name. */
export const checkNewOrg = (org: NewOrg): string => {
  const name = checkedName('name', org.name, ORG_NAME_CHARACTERS_MAX)
  if (org.externalId !== undefined) checkedText('externalId', org.externalId, EXTERNAL_ID_CHARACTERS_MAX)
  checkProfile(org)
  if (org.contactName !== undefined) checkedName('contactName', org.contactName, CONTACT_NAME_CHARACTERS_MAX)
  if (org.contactEmail !== undefined) checkedEmail('contactEmail', org.contactEmail)
  checkConnections(org.connections ?? [])
  return name
}
