import { Type } from 'typebox'
import { Profile } from './orgs.ts'

export const WidgetConfig = Type.Object({
  org_id: Type.String(),
  name: Type.String(),
  website: Profile.properties.website,
  language: Type.String(),
})

export const WidgetQuery = Type.Object({
  token: Type.Optional(
    Type.String({ description: 'The `widget_token`, where no `Authorization` header is sent.' }),
  ),
})
