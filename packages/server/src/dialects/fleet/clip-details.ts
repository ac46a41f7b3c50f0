import type { Static } from 'typebox'
import type { ClipAccess, ClipVisibility } from '../../domain/clip/index.ts'
import { idsOf } from './body-ids.ts'
import { userIdOf } from './people.ts'
import { anyRoleOfGroup } from './permission-groups.ts'
import type * as schemas from './schemas/clips.ts'

type Given = NonNullable<Static<typeof schemas.ClipChange>['accessSettings']>
type Word = NonNullable<Given['visibility']>

/** `ClipVisibilityEnum`. */
const VISIBILITIES = {
  organization: 'ORG_WIDE',
  roles: 'ROLE_RESTRICTED',
  private: 'PRIVATE',
} as const satisfies Readonly<Record<ClipVisibility, Word>>

const MEANINGS: Readonly<Record<Word, ClipVisibility>> = {
  ORG_WIDE: 'organization',
  ROLE_RESTRICTED: 'roles',
  PRIVATE: 'private',
}

export const visibilityWord = (visibility: ClipVisibility): Word => VISIBILITIES[visibility]

/** Who is to see a clip, as far as a request says. */
export const readAccess = (given: Given = {}, visibility?: Word): ClipAccess => {
  const { allowedRoles, allowedUsers } = given
  const word = given.visibility ?? visibility
  return {
    visibility: word && MEANINGS[word],
    allowedRoles: allowedRoles?.map((group) => anyRoleOfGroup('accessSettings.allowedRoles', group)),
    viewers: allowedUsers && idsOf(userIdOf, 'accessSettings.allowedUsers', allowedUsers),
  }
}
