import type { Static } from 'typebox'
import type { Connection } from '../../domain/org/index.ts'
import { Secret } from '../../kernel/secret.ts'
import type { Integrations } from './schemas/integrations.ts'

/** Embed guide, "Integrations": one connection or a list of them under each key, called "Default" without a name. */
export const readIntegrations = (integrations: Static<typeof Integrations> = {}): readonly Connection[] =>
  Object.entries(integrations).flatMap(([provider, given]) =>
    [given].flat().map(({ name = 'Default', ...config }) => ({
      provider,
      name,
      config: new Secret(JSON.stringify(config)),
    })),
  )
