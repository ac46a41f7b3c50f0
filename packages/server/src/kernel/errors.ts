/** What went wrong, in the domain's own words. Dialects map kinds to wire statuses. */
export type Kind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'limit'
  | 'too_large'
  | 'precondition'
  | 'unavailable'
  | 'internal'

interface ErrorEntry {
  readonly kind: Kind
  /** Says to an operator when this happens; printed in docs/errors.md. */
  readonly when: string
}

/** Every error of the domain, as `noun.case`. docs/errors.md is printed from it. */
export const ERRORS = {
  'request.malformed': {
    kind: 'invalid',
    when: 'The request is not JSON, or a field is missing or of the wrong type; the message names it.',
  },
  'request.invalid': {
    kind: 'invalid',
    when: 'A field of the request breaks a rule; the message names the field.',
  },
  'request.no_such_path': {
    kind: 'not_found',
    when: 'Nobody serves this path.',
  },
  'request.method_not_allowed': {
    kind: 'invalid',
    when: 'The path is served, but not with this method (405); `Allow` names those that are.',
  },
  'request.too_large': {
    kind: 'too_large',
    when: 'The body is over the size the endpoint takes (1 MiB unless said otherwise).',
  },
  'request.rate_limited': {
    kind: 'limit',
    when: 'The bucket of the partner or organization is empty; `Retry-After` says when to come back.',
  },
  'credential.missing': {
    kind: 'unauthenticated',
    when: 'No credential was presented, or not in the way the dialect takes it.',
  },
  'credential.invalid': {
    kind: 'unauthenticated',
    when: 'The credential is malformed, unknown, expired or revoked, or its partner is inactive.',
  },
  'credential.wrong_place': {
    kind: 'forbidden',
    when: 'A good credential of a kind that this endpoint does not serve.',
  },
  'credential.scope_missing': {
    kind: 'forbidden',
    when: 'The credential lacks the scope that the operation asks for.',
  },
  'credential.address_refused': {
    kind: 'forbidden',
    when: 'The caller’s address is not in the partner’s allow list.',
  },
  'credential.throttled': {
    kind: 'limit',
    when: 'Too many failed authentications from one address, or of one account, in five minutes.',
  },
  'credential.not_found': { kind: 'not_found', when: 'The partner or organization has no such key.' },
  'credential.dead': { kind: 'conflict', when: 'A key that is revoked or has expired cannot be rotated.' },
  'credential.replaced': {
    kind: 'conflict',
    when: 'A key was rotated before; the one that replaced it can be.',
  },
  'credential.outlives': {
    kind: 'forbidden',
    when: 'A key that ends was asked to replace one that works longer.',
  },
  'oauth_client.invalid': {
    kind: 'unauthenticated',
    when: 'An application is unknown, or does not prove itself as it has to.',
  },
  'oauth_client.malformed': {
    kind: 'invalid',
    when: 'An application registers itself with what is not taken; the message names the field.',
  },
  'oauth_client.redirect_refused': {
    kind: 'invalid',
    when: 'An application registers no redirect URI, or one that is neither https nor http on a loopback address.',
  },
  'oauth_grant.invalid': {
    kind: 'invalid',
    when: 'A code or refresh token is unknown, has expired or been used, is another application’s, or came with another redirect URI or verifier than it was asked for with.',
  },
  'oauth_grant.reused': {
    kind: 'invalid',
    when: 'A code or refresh token came for the second time. All that it ever gave ends.',
  },
  'oauth_grant.too_many': {
    kind: 'conflict',
    when: 'A person has let as many applications act for them in one place as they may.',
  },
  'oauth_grant.unsupported_type': {
    kind: 'invalid',
    when: 'An application asks for tokens in a way that is not served: neither by a code nor by a refresh token.',
  },
  'certificate_request.invalid': {
    kind: 'invalid',
    when: 'A certificate signing request is no PKCS #10 in PEM, its signature is not that of its key, or the key is of a kind or size that is not taken.',
  },
  'partner.not_found': { kind: 'not_found', when: 'No partner has this id.' },
  'org.not_found': {
    kind: 'not_found',
    when: 'The organization does not exist, or is another partner’s: the two cannot be told apart.',
  },
  'org.external_id_taken': {
    kind: 'conflict',
    when: 'The partner already has an organization with this external id.',
  },
  'org.already_claimed': {
    kind: 'forbidden',
    when: 'The operation is the partner’s only while the organization is unclaimed.',
  },
  'org.not_yours': {
    kind: 'forbidden',
    when: 'Embed: the organization is no client of the partner, or does not exist.',
  },
  'session.confined': {
    kind: 'forbidden',
    when: 'Somebody whom a login link has signed in asks for what is their own: a key, their name.',
  },
  'login_link.gone': {
    kind: 'gone',
    when: 'A login link was used, has expired or never was, or its partner may no longer act inside.',
  },
  'sign_in_link.gone': {
    kind: 'gone',
    when: 'A link for the operator to sign in by was used, has expired or never was.',
  },
  'partner_access.not_yours_to_widen': {
    kind: 'forbidden',
    when: 'A key that the partner has seen, or a person whose place came from one, would let the partner in.',
  },
  'org.not_claimed': {
    kind: 'conflict',
    when: 'The organization has no owner yet; until then its partner may act inside, and nobody decides about that.',
  },
  'org.not_managed': {
    kind: 'invalid',
    when: 'The organization is a partner’s own, which no partner manages.',
  },
  'org.access_not_allowed': {
    kind: 'forbidden',
    when: 'The partner manages the organization but may not act inside it: the customer has not allowed it, or the organization is detached or suspended.',
  },
  'org.detached': {
    kind: 'forbidden',
    when: 'The organization has detached from its partner: nothing of the partner’s applies to it any more.',
  },
  'project.required': {
    kind: 'unauthenticated',
    when: 'An organization key needs `X-Project-Id` on project endpoints.',
  },
  'project.not_found': { kind: 'not_found', when: 'The organization has no such project.' },
  'project.slug_taken': {
    kind: 'conflict',
    when: 'The organization already has a project whose name gives the same slug.',
  },
  'project.only_one': { kind: 'invalid', when: 'An organization keeps at least one project.' },
  'agent.not_found': { kind: 'not_found', when: 'The project has no such agent.' },
  'agent.identifier_taken': {
    kind: 'conflict',
    when: 'The project already has an agent with this identifier.',
  },
  'agent.is_default': {
    kind: 'invalid',
    when: 'The default agent of a project cannot be deleted while it is the default.',
  },
  'connection.not_found': {
    kind: 'not_found',
    when: 'The project or organization has no such app connection.',
  },
  'connection.refused': {
    kind: 'invalid',
    when: 'A third party refuses the credentials of a connection, or does not know what it names; the message names the connection.',
  },
  'connection.unreachable': {
    kind: 'invalid',
    when: 'A connection could not be checked: the third party is not to be reached, is too slow, or answers what it should not.',
  },
  'connection.not_served': {
    kind: 'invalid',
    when: 'A connection was asked for, and the operator has not set where its third party is.',
  },
  'user.not_found': { kind: 'not_found', when: 'The credential belongs to no person.' },
  'rule.not_found': { kind: 'not_found', when: 'The project or organization has no such rule.' },
  'rule.too_many': { kind: 'conflict', when: 'The organization has as many rules as one may have.' },
  'approval.not_found': {
    kind: 'not_found',
    when: 'The project has no request with this id that waits for a decision.',
  },
  'approval.expired': {
    kind: 'gone',
    when: 'The request waited too long for a decision and was denied.',
  },
  'approval.malformed_decision': {
    kind: 'precondition',
    when: 'A decision on a held request is neither `approve` nor `deny`.',
  },
  'agent_setup.agent_not_found': {
    kind: 'not_found',
    when: 'The project has no agent with the identifier that a container configuration was asked for.',
  },
  'agent_setup.agent_required': {
    kind: 'not_found',
    when: 'A container configuration was asked for without naming an agent, and the project has no default one.',
  },
  'agent_setup.no_agents': {
    kind: 'not_found',
    when: 'A container configuration was asked for in a project without agents.',
  },
  'agent_setup.no_stub': {
    kind: 'not_found',
    when: 'There is no credential stub for this agent framework.',
  },
  'app.not_found': { kind: 'not_found', when: 'This server offers no such app.' },
  'app.not_configurable': {
    kind: 'invalid',
    when: 'An app that this server does not offer was to be connected or set up.',
  },
  'migration.no_destination': {
    kind: 'not_found',
    when: 'An export was asked for, and this server has nowhere to export to.',
  },
  'device.not_found': { kind: 'not_found', when: 'The organization has no such device.' },
  'snapshot.not_found': {
    kind: 'not_found',
    when: 'The organization has no such frame, or none of this device; frames are kept for some days.',
  },
  'snapshot.not_an_image': {
    kind: 'invalid',
    when: 'What a device uploads is no JPEG, PNG or WebP image, whatever its header says, or one that is cut off.',
  },
  'clip.not_found': {
    kind: 'not_found',
    when: 'The organization has no such clip, or none that the caller may see.',
  },
  'clip.movie_not_found': {
    kind: 'not_found',
    when: 'The clip has no frames of this camera, or not all of them are JPEG images of one size.',
  },
  'clip.without_frames': {
    kind: 'conflict',
    when: 'None of the cameras of a new clip has a frame in its time; frames are kept for some days.',
  },
  'clip.too_large': {
    kind: 'conflict',
    when: 'There are more frames in the time of a new clip than one may keep.',
  },
  'clip.too_many': {
    kind: 'conflict',
    when: 'The organization has as many clips, or as much in them, as one may have.',
  },
  'federated_token.too_many': {
    kind: 'conflict',
    when: 'The organization has as many live federated session tokens as one may have.',
  },
  'alert.not_found': {
    kind: 'not_found',
    when: 'The organization has no such alert; alerts are kept as long as other telemetry.',
  },
  'device.offline': {
    kind: 'conflict',
    when: 'A device that is to do something is not connected, or does not fetch what it was told before.',
  },
  'door.not_found': { kind: 'not_found', when: 'The organization has no such door.' },
  'door.without_lock': { kind: 'conflict', when: 'The controller can release no lock at this door.' },
  'door.locked_down': { kind: 'conflict', when: 'A lockdown keeps the door shut.' },
  'access_group.not_found': { kind: 'not_found', when: 'The organization has no such access group.' },
  'access_group.too_many': {
    kind: 'conflict',
    when: 'The organization has as many access groups as one may have, or a group as many members.',
  },
  'access_grant.not_found': { kind: 'not_found', when: 'The organization has no such access grant.' },
  'access_grant.too_many': {
    kind: 'conflict',
    when: 'The organization has as many access grants as one may have.',
  },
  'badge.not_found': { kind: 'not_found', when: 'The organization has no such badge.' },
  'badge.taken': {
    kind: 'conflict',
    when: 'Somebody in the organization has a badge of this value that is not revoked.',
  },
  'badge.too_many': { kind: 'conflict', when: 'The person has as many badges as one may have.' },
  'badge.revoked': { kind: 'conflict', when: 'A revoked badge is neither suspended nor taken up again.' },
  'lockdown_plan.not_found': { kind: 'not_found', when: 'The organization has no such lockdown plan.' },
  'lockdown_plan.too_many': {
    kind: 'conflict',
    when: 'The organization has as many lockdown plans as one may have.',
  },
  'lockdown_plan.in_force': {
    kind: 'conflict',
    when: 'A lockdown plan cannot be deleted while a location is locked down by it.',
  },
  'hardware.not_found': {
    kind: 'not_found',
    when: 'The partner has no hardware with this serial number.',
  },
  'hardware.not_registered': {
    kind: 'conflict',
    when: 'No partner has registered the hardware with a client yet; it may ask again later.',
  },
  'hardware.registered': {
    kind: 'conflict',
    when: 'The hardware is registered with a client already, and can be reassigned.',
  },
  'location.not_found': { kind: 'not_found', when: 'The organization has no such location.' },
  'location.too_many': {
    kind: 'conflict',
    when: 'The organization has as many locations as one may have.',
  },
  'location.has_sub_locations': {
    kind: 'conflict',
    when: 'A location with locations below it cannot be deleted.',
  },
  'location.in_use': {
    kind: 'conflict',
    when: 'A location that is locked down, or has lockdown plans or access grants, cannot be deleted.',
  },
  'schedule.not_found': { kind: 'not_found', when: 'The organization has no such schedule.' },
  'schedule.too_many': {
    kind: 'conflict',
    when: 'The organization has as many schedules as one may have.',
  },
  'schedule.in_use': {
    kind: 'conflict',
    when: 'A schedule that a policy or an alert rule goes by cannot be deleted.',
  },
  'policy.not_found': { kind: 'not_found', when: 'The organization has no such policy of this kind.' },
  'policy.too_many': {
    kind: 'conflict',
    when: 'The organization has as many policies as one may have.',
  },
  'policy.in_use': {
    kind: 'conflict',
    when: 'A policy that a location or a device goes by cannot be deleted.',
  },
  'alert_rule.not_found': { kind: 'not_found', when: 'The organization has no such alert rule.' },
  'alert_rule.too_many': {
    kind: 'conflict',
    when: 'The organization has as many alert rules as one may have.',
  },
  'vehicle.not_found': { kind: 'not_found', when: 'The organization knows no vehicle by this plate.' },
  'vehicle.too_many': {
    kind: 'conflict',
    when: 'The organization knows as many vehicles as one may know.',
  },
  'claim.own_member': {
    kind: 'forbidden',
    when: 'A member of the organization’s own partner cannot claim it.',
  },
  'claim.held': {
    kind: 'forbidden',
    when: 'The operator holds the organization; until that is over nobody can claim it.',
  },
  'member.not_found': { kind: 'not_found', when: 'The partner or organization has no such member.' },
  'member.exists': { kind: 'conflict', when: 'The address is a member already.' },
  'member.is_owner': { kind: 'forbidden', when: 'A partner’s owner keeps the role and cannot be removed.' },
  'member.owner_only': {
    kind: 'forbidden',
    when: 'Only an owner gives or takes ownership of an organization.',
  },
  'member.last_owner': { kind: 'conflict', when: 'An organization keeps at least one owner.' },
  'invitation.not_found': { kind: 'not_found', when: 'The invitation is malformed or was never issued.' },
  'invitation.gone': { kind: 'gone', when: 'The invitation was accepted, replaced or has expired.' },
  'invitation.other_address': {
    kind: 'forbidden',
    when: 'The invitation is for another address than the account’s.',
  },
  'session.place_required': {
    kind: 'invalid',
    when: 'A person with several places has to say which one the call is about.',
  },
  'sign_in.unavailable': {
    kind: 'unavailable',
    when: 'The OpenID Connect issuer cannot be reached.',
  },
  'session.cross_site': {
    kind: 'forbidden',
    when: 'A request with a session’s cookie came from another site.',
  },
  'secret.not_found': {
    kind: 'not_found',
    when: 'There is no such secret where the call looks: in the partner’s, the organization’s or the project’s own.',
  },
  'secret.too_many': {
    kind: 'conflict',
    when: 'The partner, organization or project has as many secrets as one may have.',
  },
  'budget.not_metered': {
    kind: 'invalid',
    when: 'Budgets are for secrets whose use is metered: the types `anthropic` and `openai`.',
  },
  'event.not_found': {
    kind: 'not_found',
    when: 'The organization has no change with the id that somebody who listens wants to go on from.',
  },
  'event.too_long_ago': {
    kind: 'gone',
    when: 'More than 1,000 changes have followed the one that somebody who listens wants to go on from.',
  },
  'listener.too_many': {
    kind: 'limit',
    when: 'The organization or its partner has as many open WebSockets on this node as one may have.',
  },
  'master_key.rotating': {
    kind: 'conflict',
    when: 'Sealed values are being taken over by the new master key at this moment, on another call.',
  },
  'claim_link.not_found': { kind: 'not_found', when: 'The claim link is malformed or was never issued.' },
  'claim_link.gone': { kind: 'gone', when: 'The claim link was used, replaced or has expired.' },
  'team_provision.not_found': {
    kind: 'not_found',
    when: 'The link to a place in a team is malformed, was never issued, or was cleared away.',
  },
  'team_provision.gone': {
    kind: 'gone',
    when: 'The link to a place in a team was used or has expired.',
  },
  'team_provision.invited': {
    kind: 'conflict',
    when: 'Another place in the organization waits for this address, which the account has not proved.',
  },
  'idempotency.in_progress': {
    kind: 'conflict',
    when: 'A request with the same `Idempotency-Key` is still running.',
  },
  'idempotency.mismatch': {
    kind: 'precondition',
    when: 'The `Idempotency-Key` was used before with another body.',
  },
  'upstream.not_set': {
    kind: 'not_found',
    when: 'No dialect owns the path, and `TENANTRY_UPSTREAM_URL` names no product that might.',
  },
  'upstream.unreachable': {
    kind: 'unavailable',
    when: 'The vendor’s product refused the connection, broke it off or answered what is no HTTP (502).',
  },
  'upstream.timed_out': {
    kind: 'unavailable',
    when: 'The vendor’s product took too long to take the connection, to answer or to go on (504).',
  },
  'upstream.too_many': {
    kind: 'limit',
    when: 'The credential or its partner has as many calls to the vendor’s product open on this node as one may have.',
  },
  'server.unavailable': {
    kind: 'unavailable',
    when: 'The database cannot be reached or the server is shutting down.',
  },
  'server.internal': {
    kind: 'internal',
    when: 'A fault of ours; the log entry with the same request id says more.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

interface ErrorOptions {
  /** The field of the request that is at fault, as the caller spelled it. */
  readonly field?: string
  /** Seconds until another try makes sense. */
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

/** A refusal with two audiences: `message` goes on the wire, `cause` only into the log. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly kind: Kind
  readonly field: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, publicMessage: string, options: ErrorOptions = {}) {
    super(publicMessage, { cause: options.cause })
    this.code = code
    this.kind = ERRORS[code].kind
    this.field = options.field
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/** Refuses one field of a request; the message begins with the field's name. */
export const invalidField = (field: string, problem: string): DomainError =>
  new DomainError('request.invalid', `${field} ${problem}`, { field })
