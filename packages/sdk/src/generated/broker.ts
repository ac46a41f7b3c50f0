// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    listPartnerOrgs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {unknown} */
                        status: "unclaimed" | "claimed" | "detached";
                        claimedByEmail: string | null;
                        claimedAt: string | null;
                        projects: {
                            id: string;
                            name: string;
                            slug: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    }[];
                };
            };
        };
    };
    createPartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Acme Corp */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organizationId: string;
                        projectId: string;
                        /** @description Organization-scoped key (`oc_org_…`). */
                        orgApiKey: string;
                        /** @description Project-scoped key for the default project. */
                        projectApiKey: string;
                        /** @description Access token of the default agent. */
                        agentToken: string;
                        /** @description The link that the customer opens to claim ownership. */
                        claimUrl: string;
                    };
                };
            };
        };
    };
    getPartnerOrg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {unknown} */
                        status: "unclaimed" | "claimed" | "detached";
                        claimedByEmail: string | null;
                        claimedAt: string | null;
                        projects: {
                            id: string;
                            name: string;
                            slug: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    deletePartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        partnerManaged: boolean;
                        detached: boolean;
                    };
                };
            };
        };
    };
    getHandOverReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organization: string;
                        partner: string;
                        /** @enum {unknown} */
                        status: "unclaimed" | "claimed" | "detached";
                        claimedAt: string | null;
                        claimedByEmail: string | null;
                        partnerAccess: {
                            allowed: boolean;
                            until: string | null;
                            /** @description Whether the partner may act inside at this moment. */
                            now: boolean;
                        };
                        seenCredentials: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "org_key" | "project_key" | "agent_token";
                            name: string;
                            /** @description The last characters. */
                            hint: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    rotateSeenCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        credentials: {
                            /** @enum {unknown} */
                            kind: "org_key" | "project_key" | "agent_token";
                            name: string;
                            /** @description The new key, shown this once. */
                            token: string;
                        }[];
                    };
                };
            };
        };
    };
    listPartnerMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member’s id. */
                        userId: string;
                        /** Format: email */
                        email: string;
                        /** @enum {unknown} */
                        role: "owner" | "admin" | "member";
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    addPartnerMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {unknown} */
                    role: "admin" | "member";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The member’s id. */
                        userId: string;
                        /** Format: email */
                        email: string;
                        /** @enum {unknown} */
                        role: "owner" | "admin" | "member";
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    changePartnerMemberRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    role: "admin" | "member";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    invitePartnerMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    removePartnerMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listOrgMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memberId: string;
                        /** Format: email */
                        email: string;
                        /** @enum {unknown} */
                        role: "owner" | "admin" | "member" | "viewer";
                        /** @description Whether the invitation was accepted. */
                        accepted: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    addOrgMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {unknown} */
                    role: "owner" | "admin" | "member" | "viewer";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memberId: string;
                        /** Format: email */
                        email: string;
                        /** @enum {unknown} */
                        role: "owner" | "admin" | "member" | "viewer";
                        /** @description Whether the invitation was accepted. */
                        accepted: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    changeOrgMemberRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    role: "owner" | "admin" | "member" | "viewer";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    inviteOrgMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    removeOrgMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        identifier: string;
                        /** @description The agent’s gateway access token (`aoc_…`). */
                        accessToken: string;
                        isDefault: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        version: string;
                        /** Format: date-time */
                        timestamp: string;
                    };
                };
            };
        };
    };
    getIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "partner" | "org" | "project" | "agent";
                        partnerId: string;
                        organizationId?: string;
                        projectId?: string;
                        agentId?: string;
                        credentialId: string;
                        scopes: string[];
                    };
                };
            };
        };
    };
}

export const brokerOperations = {
  /** Create an organization. */
  createPartnerOrg: {"method":"POST","path":"/v1/partner/orgs","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your organizations. */
  listPartnerOrgs: {"method":"GET","path":"/v1/partner/orgs","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Inspect one organization. */
  getPartnerOrg: {"method":"GET","path":"/v1/partner/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Delete an unclaimed organization. */
  deletePartnerOrg: {"method":"DELETE","path":"/v1/partner/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Whether a partner manages this organization. */
  getPartnerStatus: {"method":"GET","path":"/v1/org/partner/status","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The hand-over receipt: what has passed, and what the partner has seen and may still do. */
  getHandOverReceipt: {"method":"GET","path":"/v1/org/partner/receipt","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Replace every key that the partner has seen; the ones before no longer work. */
  rotateSeenCredentials: {"method":"POST","path":"/v1/org/partner/rotate-seen","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the people who may sign in to your portal. */
  listPartnerMembers: {"method":"GET","path":"/v1/partner/members","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Add a member by mail address and invite them. */
  addPartnerMember: {"method":"POST","path":"/v1/partner/members","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Move a member between admin and member. */
  changePartnerMemberRole: {"method":"PATCH","path":"/v1/partner/members/{userId}/role","pathInputs":["userId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Send a member another invitation; the ones before it die. */
  invitePartnerMember: {"method":"POST","path":"/v1/partner/members/{userId}/invitation","pathInputs":["userId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Remove a member. */
  removePartnerMember: {"method":"DELETE","path":"/v1/partner/members/{userId}","pathInputs":["userId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the people of your organization. */
  listOrgMembers: {"method":"GET","path":"/v1/org/members","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Add a person by mail address and invite them. */
  addOrgMember: {"method":"POST","path":"/v1/org/members","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Give a person another role. */
  changeOrgMemberRole: {"method":"PATCH","path":"/v1/org/members/{memberId}/role","pathInputs":["memberId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Send a person another invitation; the ones before it die. */
  inviteOrgMember: {"method":"POST","path":"/v1/org/members/{memberId}/invitation","pathInputs":["memberId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Take a person’s place in your organization away. */
  removeOrgMember: {"method":"DELETE","path":"/v1/org/members/{memberId}","pathInputs":["memberId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the projects of your organization. */
  listProjects: {"method":"GET","path":"/v1/projects","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the agents of a project. */
  listAgents: {"method":"GET","path":"/v1/agents","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Health check. */
  getHealth: {"method":"GET","path":"/v1/health","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** Who the presented credential speaks for. */
  getIdentity: {"method":"GET","path":"/v1/whoami","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
