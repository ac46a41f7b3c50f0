import { Type } from 'typebox'
import { PROJECT_NAME_CHARACTERS_MAX, PROJECT_NAME_CHARACTERS_MIN } from '../../../domain/project/index.ts'
import { Project } from '../schemas.ts'

export const ProjectPath = Type.Object({ projectId: Type.String() })
export const OrgProjectPath = Type.Object({ orgId: Type.String(), projectId: Type.String() })

const Name = Type.String({
  minLength: PROJECT_NAME_CHARACTERS_MIN,
  maxLength: PROJECT_NAME_CHARACTERS_MAX,
  examples: ['Production'],
})
export const NewProject = Type.Object({ name: Name })
export const ProjectChanges = Type.Object({ name: Type.Optional(Name) })

export const CreatedProject = Type.Object({
  ...Project.properties,
  apiKey: Type.String({ description: 'Project-scoped key (`oc_…`) of the new project, shown this once.' }),
})

export const ResourceCounts = Type.Object({
  agents: Type.Integer(),
  apps: Type.Integer({ description: 'App connections; there are none yet.' }),
  llms: Type.Integer({ description: 'Secrets for language models.' }),
  secrets: Type.Integer({ description: 'Generic secrets.' }),
})
