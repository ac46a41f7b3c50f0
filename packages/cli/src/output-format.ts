export const OUTPUT_FORMATS = ['json', 'table', 'yaml', 'text'] as const

export type OutputFormat = (typeof OUTPUT_FORMATS)[number]
