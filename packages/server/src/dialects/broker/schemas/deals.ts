import { Type } from 'typebox'
import { Moment } from '../schemas.ts'
import { pageOf, pageQuery } from './paging.ts'

export const DealQuery = Type.Object(pageQuery)

const Deal = Type.Object({
  id: Type.String(),
  details: Type.Record(Type.String(), Type.String(), { description: 'As you put it.' }),
  createdAt: Moment,
})
export const DealPage = pageOf(Deal)
