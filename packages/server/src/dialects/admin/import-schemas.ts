import { Type } from 'typebox'

/** What an import takes: rows in JSON, or CSV whose first line names the columns. */
export const importRequest = {
  content: {
    'application/json': {
      schema: Type.Object(
        {
          rows: Type.Array(Type.Unknown({ description: 'A row: an object with its fields.' }), {
            minItems: 1,
          }),
        },
        { additionalProperties: false },
      ),
    },
    'text/csv': {
      schema: Type.String({ description: 'RFC 4180, UTF-8; the first line names the columns.' }),
    },
  },
}

/** One JSON value a line: each row's outcome, the totals after each batch, and how it ended. */
export const importAnswer = {
  description: 'One JSON value a line.',
  content: {
    'application/x-ndjson': {
      schema: Type.String({
        description:
          '`{row, outcome, id}` or `{row, outcome: "refused", field, message}` for each row; `{progress}` after each batch; at last `{finished}` or `{failed}`.',
      }),
    },
  },
}
