import { useQuery } from '@tanstack/react-query'
import type { AnswerOf, Api } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'

type Listed = AnswerOf<'listAgents'>[number]
export type Agent = Omit<Listed, 'accessToken'>

// The list holds tokens; the pages keep none of them.
const withoutToken = ({ accessToken: _, ...agent }: Listed): Agent => agent

/** What is asked to know the agents of a project. */
export const agentsQuery = ({ id, api }: { readonly id: string; readonly api: Api }, projectId: string) => ({
  queryKey: ['customer', id, 'project', projectId, 'agents'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await api.listAgents({}, { signal, projectId })).map(withoutToken),
})

/** The agents of a project, without their tokens. */
export const useAgents = (projectId: string) => useQuery(agentsQuery(useCustomer(), projectId))
