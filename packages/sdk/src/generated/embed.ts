// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    listOrgs: {
        parameters: {
            query?: {
                /** @description Number of orgs to return (1–100). */
                limit?: number;
                /** @description Number of orgs to skip. */
                offset?: number;
            };
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
                        data: {
                            id: string;
                            name: string;
                            widget_token: string;
                            external_id: string | null;
                            /** Format: date-time */
                            created_at: string;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    createOrg: {
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
                    /** @description Display name of the organization. */
                    name: string;
                    /** @description Your own id for this customer, unique among your organizations. */
                    external_id?: string;
                    /** @description The customer’s website, an http or https URL. */
                    website?: string;
                    /** @description BCP 47 language tag; "en" without one. */
                    language?: string;
                    /** @description The AI profile; overrides the partner’s default. */
                    ai_instructions?: string;
                    integrations?: {
                        fareharbor?: {
                            /** @description FareHarbor API App Key. */
                            app_key: string;
                            /** @description FareHarbor API User Key. */
                            user_key: string;
                            /** @description The company to use when the account has several. */
                            default_company_shortname?: string;
                            /** @description Label for this connection; "Default" without one. */
                            name?: string;
                        } | {
                            /** @description FareHarbor API App Key. */
                            app_key: string;
                            /** @description FareHarbor API User Key. */
                            user_key: string;
                            /** @description The company to use when the account has several. */
                            default_company_shortname?: string;
                            /** @description Label for this connection; "Default" without one. */
                            name?: string;
                        }[];
                    };
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
                        id: string;
                        name: string;
                        widget_token: string;
                        external_id: string | null;
                    };
                };
            };
        };
    };
    getOrgByExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `external_id` given at creation, URL-encoded. */
                externalId: string;
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
                        widget_token: string;
                        external_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
        };
    };
    getOrg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of an organization. */
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
                        widget_token: string;
                        external_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        website: string | null;
                        /** @description BCP 47 language tag; "en" without one. */
                        language: string;
                        ai_instructions: string | null;
                    };
                };
            };
        };
    };
    updateOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The `id` of an organization. */
                orgId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Display name of the organization. */
                    name?: string;
                    website?: string | null;
                    /** @description BCP 47 language tag; "en" without one. */
                    language?: string;
                    ai_instructions?: string | null;
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
                        id: string;
                        name: string;
                        widget_token: string;
                        external_id: string | null;
                        /** Format: date-time */
                        created_at: string;
                        website: string | null;
                        /** @description BCP 47 language tag; "en" without one. */
                        language: string;
                        ai_instructions: string | null;
                    };
                };
            };
        };
    };
    createLoginLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The `id` of an organization. */
                orgId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Mail address of the person; an account is made where there is none. */
                    email: string;
                    /** @description What a new account is called; what stands before the @ without it. */
                    name?: string;
                    /** @description The roles of somebody who has no place yet (see `GET /partner/v1/roles`); the highest counts. */
                    role_ids?: string[];
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
                        /** @description Send the person’s browser here. */
                        url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
        };
    };
    listRoles: {
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
                        data: {
                            id: string;
                            name: string;
                            /** @description Whether `role_ids` may name it. */
                            grantable: boolean;
                        }[];
                    };
                };
            };
        };
    };
    listOrgApiKeys: {
        parameters: {
            query?: {
                /** @description Number of keys to return (1–100). */
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The `id` of an organization. */
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
                        data: {
                            id: string;
                            name: string;
                            /** @description The last characters of the key. */
                            hint: string;
                            /** Format: date-time */
                            created_at: string;
                            last_used_at: string | null;
                            expires_at: string | null;
                            revoked_at: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    createOrgApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The `id` of an organization. */
                orgId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A label for the key.
                     * @default Default
                     */
                    name?: string;
                    /**
                     * Format: date-time
                     * @description When the key ends (RFC 3339); never without it.
                     */
                    expires_at?: string;
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
                        api_key_id: string;
                        /** @description The key, a JWT; shown this once. */
                        api_key: string;
                    };
                };
            };
        };
    };
    rotateOrgApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The `id` of an organization. */
                orgId: string;
                /** @description The `api_key_id` of a key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the old key works on; 0 ends it at once.
                     * @default 86400
                     */
                    overlap_seconds?: number;
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
                        api_key_id: string;
                        /** @description The key, a JWT; shown this once. */
                        api_key: string;
                    };
                };
            };
        };
    };
    revokeOrgApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The `id` of an organization. */
                orgId: string;
                /** @description The `api_key_id` of a key. */
                keyId: string;
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
    getWidgetConfig: {
        parameters: {
            query?: {
                /** @description The `widget_token`, where no `Authorization` header is sent. */
                token?: string;
            };
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
                        org_id: string;
                        name: string;
                        website: string | null;
                        language: string;
                    };
                };
            };
        };
    };
}

export const embedOperations = {
  /** Create an organization for a customer. */
  createOrg: {"method":"POST","path":"/partner/v1/orgs","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your organizations. */
  listOrgs: {"method":"GET","path":"/partner/v1/orgs","pathInputs":[],"queryInputs":["limit","offset"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"offset","limitMax":100}},
  /** Find an organization by your own id for it. */
  getOrgByExternalId: {"method":"GET","path":"/partner/v1/orgs/by-external-id/{externalId}","pathInputs":["externalId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Read an organization, with what its agents go by. */
  getOrg: {"method":"GET","path":"/partner/v1/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change an organization; what is left out stays. */
  updateOrg: {"method":"PATCH","path":"/partner/v1/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Make a link that signs a person in to an organization, once, within fifteen minutes. */
  createLoginLink: {"method":"POST","path":"/partner/v1/orgs/{orgId}/login-links","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** The roles that people have in an organization, the highest first. */
  listRoles: {"method":"GET","path":"/partner/v1/roles","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create an API key for an organization; it is shown this once. */
  createOrgApiKey: {"method":"POST","path":"/partner/v1/orgs/{orgId}/api-keys","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List the API keys of an organization, oldest first, the dead ones too. */
  listOrgApiKeys: {"method":"GET","path":"/partner/v1/orgs/{orgId}/api-keys","pathInputs":["orgId"],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":100}},
  /** Replace an API key by a new one, shown this once; the old one works on for the overlap. */
  rotateOrgApiKey: {"method":"POST","path":"/partner/v1/orgs/{orgId}/api-keys/{keyId}/rotate","pathInputs":["orgId","keyId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Revoke an API key; it is refused from this moment on. */
  revokeOrgApiKey: {"method":"DELETE","path":"/partner/v1/orgs/{orgId}/api-keys/{keyId}","pathInputs":["orgId","keyId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** What a widget may know of its organization. */
  getWidgetConfig: {"method":"GET","path":"/widget/v1/config","pathInputs":[],"queryInputs":["token"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
