import { useQueries } from '@tanstack/react-query'
import { useCustomer } from './customer-place.ts'
import { agentsQuery } from './use-agents.ts'
import { useProjects } from './use-projects.ts'

// Each project is asked by itself; agents of those beyond are shown by their id.
const PROJECTS_MAX = 25

/** The names of agents with those of their projects, by the agents' ids, as far as they are known by now. */
export const useAgentNames = (): ReadonlyMap<string, string> => {
  const place = useCustomer()
  const projects = (useProjects().data ?? []).slice(0, PROJECTS_MAX)
  const found = useQueries({ queries: projects.map(({ id }) => agentsQuery(place, id)) })
  return new Map(
    projects.flatMap((project, at) =>
      (found[at]?.data ?? []).map(({ id, name }): [string, string] => [id, `${name} (${project.name})`]),
    ),
  )
}
