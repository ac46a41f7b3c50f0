import { Type } from 'typebox'

const Deal = Type.Object({
  id: Type.String(),
  details: Type.Record(Type.String(), Type.String(), { description: 'As the partner put it.' }),
  createdAt: Type.String({ format: 'date-time' }),
})

export const DealPage = Type.Object({
  data: Type.Array(Deal),
  next: Type.Optional(Type.String({ description: 'Pass as `cursor` to read on; absent on the last page.' })),
})
