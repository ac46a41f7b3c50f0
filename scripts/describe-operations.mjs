// Turns the OpenAPI documents into what the command line knows of each operation: its name, flags and route.
import { bodySchemaOf, eachOperation, parametersIn, refuseSharedNames, travelOf } from './read-operations.mjs'

/** Folders below /api/ whose service has another name in the vendor's command line; each folder is an alias of it. */
const SERVICES = {
  'accesscontrol/lockdownPlan': 'lockdown-plan',
  accesscontrol: 'access-control',
  alertmonitoring: 'alert-monitoring',
  badgereader: 'badge-reader',
  deviceconfig: 'device-config',
  doorbellcamera: 'doorbell-camera',
  'integrations/org': 'org-integrations',
  keypad: 'alarm-monitoring-keypad',
}

/** Names of the vendor's commands that follow neither from our operation ids nor from the paths. */
const VENDOR_ALIASES = {
  '/api/location/createLocation': 'createlocation',
  '/api/partner/getApiTokenApplications': 'partner_get-api-token-applications',
  '/api/partner/getApiTokens': 'partner_get-api-tokens',
  '/api/partner/getShipments': 'partner-get-shipments',
  '/api/partner/revokeApiToken': 'partner_revoke-api-token',
  '/api/partner/updateSendLicenseExpirationEmail': 'update-manually-send-license-expiration-email',
}

/** Flags that every command has; a field of such a name is prefixed. */
const OWN_FLAGS = new Set([
  'all',
  'cli-input-json',
  'generate-cli-skeleton',
  'help',
  'idempotency-key',
  'json',
  'key',
  'operator-key',
  'output',
  'partner-org',
  'profile',
  'project-id',
  'url',
  'verbose',
  'version',
])

const kebab = (name) =>
  name
    .replaceAll('_', '-')
    .replace(/[A-Z]/g, (letter, at) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`)
    .replaceAll('--', '-')

// `--no-x` would be the opposite of `--x`.
const flagOf = (name) => {
  const flag = kebab(name)
  return OWN_FLAGS.has(flag) || flag.startsWith('no-') ? `field-${flag}` : flag
}

const SCALARS = ['string', 'integer', 'number', 'boolean']

/** What of a schema a flag needs: its type, the values it may have, whether null is one. */
const typeOf = (schema) => {
  const parts = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== 'null')
  if (parts === undefined) return ownTypeOf(schema)
  const nullable = parts.length < (schema.anyOf ?? schema.oneOf).length
  const constants = parts.flatMap((part) => (part.const === undefined ? [] : [part.const]))
  const inner =
    constants.length === parts.length
      ? ownTypeOf({ enum: constants })
      : parts.length === 1
        ? typeOf(parts[0])
        : { type: 'any' }
  return { ...inner, ...(nullable && { nullable }) }
}

const ownTypeOf = ({ type, enum: values, items }) => {
  if (values !== undefined)
    return values.every((value) => typeof value === 'string')
      ? { type: 'string', choices: values }
      : { type: 'any' }
  if (Array.isArray(type))
    return {
      ...ownTypeOf({ type: type.find((one) => one !== 'null'), items }),
      nullable: type.includes('null'),
    }
  if (type === 'array') return { type: 'array', itemType: items === undefined ? 'any' : typeOf(items).type }
  return { type: SCALARS.includes(type) || type === 'object' ? type : 'any' }
}

const inputOf = (name, schema, required, description) => {
  const text = description ?? schema.description
  return {
    name,
    flag: flagOf(name),
    ...typeOf(schema),
    ...(required && { required }),
    ...(text !== undefined && { description: text }),
    ...(schema.default !== undefined && { default: schema.default }),
  }
}

const inputsOf = (operation) => {
  const { properties = {}, required = [] } = bodySchemaOf(operation) ?? {}
  const parameters = ['path', 'query'].flatMap((place) => parametersIn(operation, place))
  return [
    ...parameters.map(({ name, schema, required: needed, description }) =>
      inputOf(name, schema, needed, description),
    ),
    ...Object.entries(properties).map(([name, schema]) => inputOf(name, schema, required.includes(name))),
  ]
}

/** `/api/camera/getDetails` belongs to the folder `camera`. */
const folderOf = (path) => {
  const folders = path.split('/').slice(path.startsWith('/api/') ? 2 : 1, -1)
  return [folders.join('/'), folders[0]].find((folder) => folder in SERVICES) ?? folders[0]
}

const aliasesOf = ({ path }, name) => {
  const last = kebab(path.split('/').at(-1))
  const aliases = [last, VENDOR_ALIASES[path]]
  return aliases.filter((alias) => alias !== undefined && alias !== name && /^[a-z][\w-]*$/.test(alias))
}

const commandOf = (dialect, described) => {
  refuseSharedNames(described)
  const { operation } = described
  const name = kebab(operation.operationId)
  return {
    name,
    aliases: dialect === 'fleet' ? aliasesOf(described, name) : [],
    dialect,
    operationId: operation.operationId,
    summary: `${operation.summary}.`,
    ...(operation.description !== undefined && { description: operation.description }),
    heading: operation.tags?.[0] ?? 'Operations',
    travel: travelOf(described),
    inputs: inputsOf(operation),
  }
}

/** An alias that another command of the group has too would be nobody's. */
const withUniqueNames = (group, commands) => {
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases])
  const isShared = (name) => names.indexOf(name) !== names.lastIndexOf(name)
  const shared = commands.find(({ name }) => commands.filter((other) => other.name === name).length > 1)
  if (shared !== undefined) throw new Error(`tenantry ${group} has two commands named ${shared.name}.`)
  return commands.map((command) => ({
    ...command,
    aliases: command.aliases.filter((alias) => !isShared(alias)),
  }))
}

const groupOf = (dialect, path) => {
  if (dialect !== 'fleet') return { name: dialect, aliases: [] }
  const folder = folderOf(path)
  const name = SERVICES[folder] ?? kebab(folder)
  return { name, aliases: folder === name || folder.includes('/') ? [] : [folder] }
}

const refuseSharedFlags = ({ operationId, inputs }) => {
  const shared = inputs.find(({ flag }, at) => inputs.findIndex((other) => other.flag === flag) !== at)
  if (shared !== undefined) throw new Error(`${operationId} has two inputs with the flag --${shared.flag}.`)
}

/** The groups of commands, by name, from the documents of the dialects by name. */
export const describeOperations = (documents) => {
  const groups = new Map()
  for (const [dialect, document] of Object.entries(documents))
    for (const described of eachOperation(document)) {
      const { name, aliases } = groupOf(dialect, described.path)
      const group = groups.get(name) ?? { name, aliases, dialect, commands: [] }
      if (group.dialect !== dialect) throw new Error(`tenantry ${name} is of two dialects.`)
      const command = commandOf(dialect, described)
      refuseSharedFlags(command)
      group.commands.push(command)
      groups.set(name, group)
    }
  return [...groups.values()]
    .map((group) => ({ ...group, commands: withUniqueNames(group.name, group.commands) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The documents among files by path, such as `openapi/fleet.json`, by the name of the dialect. */
export const documentsAmong = (files) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      const dialect = /^openapi\/(\w+)\.json$/.exec(path)?.[1]
      return dialect === undefined ? [] : [[dialect, JSON.parse(text)]]
    }),
  )
