/** Whether a role manages the organization and sees all of it. */
export const managesAll = (role: string): boolean => role === 'owner' || role === 'admin'

/** Whether a role may change agents; viewers only look. */
export const changesAgents = (role: string): boolean => managesAll(role) || role === 'member'
