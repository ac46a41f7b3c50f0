/** How long the AI instructions of an organization, or a partner's default for all of its own, may be. */
export const AI_INSTRUCTIONS_CHARACTERS_MAX = 100_000
