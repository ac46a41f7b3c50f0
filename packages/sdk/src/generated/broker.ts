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
    suspendPartnerOrg: {
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
    resumePartnerOrg: {
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
    reissuePartnerClaimLink: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The new claim link; the one before no longer works. */
                        claimUrl: string;
                    };
                };
            };
        };
    };
    rotatePartnerOrgTokens: {
        parameters: {
            query?: {
                /** @description Whether the default agent gets a new token too. */
                agents?: "true" | "false";
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Organization-scoped key (`oc_org_…`). */
                        orgApiKey: string;
                        /** @description Project-scoped key for the default project. */
                        projectApiKey: string;
                        /** @description Access token of the default agent, where `agents=true` asked for it. */
                        agentToken?: string;
                    };
                };
            };
        };
    };
    listPartnerProjects: {
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
                    }[];
                };
            };
        };
    };
    createPartnerProject: {
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
        requestBody: {
            content: {
                "application/json": {
                    /** @example Production */
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
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    deletePartnerProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
                projectId: string;
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
                        /** @description What the partner may still do with the organization at this moment. */
                        partnerMay: ("administer" | "act_inside" | "suspend" | "share_secrets" | "set_budgets" | "see_name_and_status")[];
                        /** @description The partner’s secrets that apply to the organization until it detaches; never their values. */
                        inheritedSecrets: {
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "anthropic" | "openai" | "generic";
                            hostPattern: string;
                        }[];
                        /** @description Who has a place that the partner, or a key that it has seen, gave them. */
                        givenPlaces: {
                            email: string;
                            role: string;
                        }[];
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
                        /** @description Who has lost a place that the partner, or a key that it has seen, gave them. */
                        places: {
                            email: string;
                            role: string;
                        }[];
                    };
                };
            };
        };
    };
    listInheritedPartnerSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                        /**
                         * @description There where the gateway does not use it.
                         * @enum {boolean}
                         */
                        enabled?: false;
                        /**
                         * @description There where it may leave without TLS.
                         * @enum {boolean}
                         */
                        allowHttp?: true;
                        /**
                         * @description There where only agents use it that it was assigned to.
                         * @enum {boolean}
                         */
                        onlyGranted?: true;
                    }[];
                };
            };
        };
    };
    getPartnerAccess: {
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
                        /** @description Whether the partner may act inside. */
                        allowed: boolean;
                        until: string | null;
                    };
                };
            };
        };
    };
    changePartnerAccess: {
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
                    /** @description Whether the partner may act inside. */
                    allowed?: boolean;
                    until?: string | null;
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
                        /** @description Whether the partner may act inside. */
                        allowed: boolean;
                        until: string | null;
                    };
                };
            };
        };
    };
    detachFromPartner: {
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
                        success: boolean;
                    };
                };
            };
        };
    };
    listReadsInside: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example location.outline */
                operation?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
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
                            orgId: string;
                            actor: string;
                            operation: string;
                            /** Format: date-time */
                            minute: string;
                            reads: number;
                        }[];
                        next: string | null;
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
    listPartnerSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                        /**
                         * @description There where the gateway does not use it.
                         * @enum {boolean}
                         */
                        enabled?: false;
                        /**
                         * @description There where it may leave without TLS.
                         * @enum {boolean}
                         */
                        allowHttp?: true;
                        /**
                         * @description There where only agents use it that it was assigned to.
                         * @enum {boolean}
                         */
                        onlyGranted?: true;
                    }[];
                };
            };
        };
    };
    createPartnerSecret: {
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
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
                    /** @description Whether only agents use it that it was assigned to, rather than all. Of a partner’s secret alone. */
                    onlyGranted?: boolean;
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deletePartnerSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updatePartnerSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
                    /** @description Whether only agents use it that it was assigned to, rather than all. Of a partner’s secret alone. */
                    onlyGranted?: boolean;
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
    listPartnerOrgBudgets: {
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
                        secretId: string;
                        organizationId: string;
                        limitCents: number;
                        /**
                         * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                         * @enum {unknown}
                         */
                        period: "monthly" | "total";
                        /** @description Spent so far in the period, in whole US cents. */
                        spentCents: number;
                        /**
                         * @description There where it is a hard one.
                         * @enum {string}
                         */
                        mode?: "hard";
                    }[];
                };
            };
        };
    };
    setPartnerOrgBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In US cents. */
                    limitCents: number;
                    /**
                     * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                     * @enum {unknown}
                     */
                    period: "monthly" | "total";
                    /**
                     * @description `soft` refuses once the limit is reached; `hard` also what could lead beyond it, by what it may cost at most.
                     * @enum {unknown}
                     */
                    mode?: "soft" | "hard";
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
                        secretId: string;
                        organizationId: string;
                        limitCents: number;
                        /**
                         * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                         * @enum {unknown}
                         */
                        period: "monthly" | "total";
                        /** @description Spent so far in the period, in whole US cents. */
                        spentCents: number;
                        /**
                         * @description There where it is a hard one.
                         * @enum {string}
                         */
                        mode?: "hard";
                    };
                };
            };
        };
    };
    clearPartnerOrgBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
                secretId: string;
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
    getOwnPartner: {
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
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        ownerEmail: string;
                        active: boolean;
                        rateLimitPerMinute: number | null;
                        defaults: {
                            aiInstructions: string | null;
                            partnerAccess: {
                                /** @description Whether the claim page suggests to let the partner act inside. */
                                allowed: boolean;
                                untilDays: number | null;
                            };
                        };
                        branding: {
                            displayName: string | null;
                            logoUrl: string | null;
                            color: string | null;
                            supportUrl: string | null;
                            supportEmail: string | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    changeOwnPartner: {
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
                    name?: string;
                    /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                    ipAllowList?: string[];
                    /** @description Takes an `ipAllowList` that refuses the address of this very request, too. */
                    confirmLockout?: boolean;
                    defaults?: {
                        aiInstructions?: string | null;
                        partnerAccess?: {
                            /** @description Whether the claim page suggests to let the partner act inside. */
                            allowed?: boolean;
                            untilDays?: number | null;
                        };
                    };
                    branding?: {
                        displayName?: string | null;
                        logoUrl?: string | null;
                        color?: string | null;
                        supportUrl?: string | null;
                        supportEmail?: string | null;
                    };
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
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        ownerEmail: string;
                        active: boolean;
                        rateLimitPerMinute: number | null;
                        defaults: {
                            aiInstructions: string | null;
                            partnerAccess: {
                                /** @description Whether the claim page suggests to let the partner act inside. */
                                allowed: boolean;
                                untilDays: number | null;
                            };
                        };
                        branding: {
                            displayName: string | null;
                            logoUrl: string | null;
                            color: string | null;
                            supportUrl: string | null;
                            supportEmail: string | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listPortfolio: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description What the name or the address of whoever claimed it contains, whatever the case; or the whole of your own id for it, or of its `id`. */
                search?: string;
                status?: "unclaimed" | "claimed" | "detached";
                suspended?: boolean;
                /** @description A minus begins at the other end: the newest, or the last name, first. */
                sort?: "createdAt" | "-createdAt" | "name" | "-name";
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
                            slug: string;
                            externalId: string | null;
                            /** @enum {unknown} */
                            status: "unclaimed" | "claimed" | "detached";
                            /** @description Whether your hold or the operator’s counts. */
                            suspended: boolean;
                            /** @description Whether you may act inside at this moment. */
                            entryAllowed: boolean;
                            claimedByEmail: string | null;
                            claimedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    getPartnerOverview: {
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
                        organizations: {
                            total: number;
                            unclaimed: number;
                            claimed: number;
                            detached: number;
                            /** @description Of those that have not detached. */
                            suspended: number;
                        };
                        /** @description In the organizations that you may act inside at this moment. */
                        devices: {
                            total: number;
                            connected: number;
                            disconnected: number;
                            /** @description Registered, and never heard of. */
                            pending: number;
                        };
                    };
                };
            };
        };
    };
    listPartnerDeals: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
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
                            /** @description As you put it. */
                            details: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listUserPlaces: {
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
                        user: {
                            id: string;
                            email: string;
                            name: string | null;
                        };
                        /** @description Whether a login link has signed in, to one organization alone. */
                        confined: boolean;
                        partners: {
                            /** @description For `X-Partner-Id`. */
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            role: "owner" | "admin" | "member";
                        }[];
                        organizations: {
                            /** @description For `X-Organization-Id`. */
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            role: "owner" | "admin" | "member" | "viewer";
                            partnerName: string;
                            branding: {
                                displayName: string | null;
                                logoUrl: string | null;
                                color: string | null;
                                supportUrl: string | null;
                                supportEmail: string | null;
                            };
                            /** @enum {unknown} */
                            status: "unclaimed" | "claimed" | "detached";
                        }[];
                    };
                };
            };
        };
    };
    listOwnKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
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
                            /** @enum {unknown} */
                            format: "opaque" | "jwt";
                            /** @description The last characters of the key. */
                            hint: string;
                            scopes: string[];
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            revokedAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    issueOwnKey: {
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
                    name: string;
                    /**
                     * @default opaque
                     * @enum {unknown}
                     */
                    format?: "opaque" | "jwt";
                    /** @description Some of the scopes of the key that asks; without them all of those. */
                    scopes?: ("partner:read" | "partner:write" | "keys:read" | "keys:write" | "members:read" | "members:write" | "orgs:read" | "orgs:write" | "projects:write" | "secrets:read" | "secrets:write" | "budgets:read" | "budgets:write" | "events:read" | "spend:read" | "hardware:read" | "licences:read" | "licences:write" | "sales:read" | "sales:write" | "locations:read" | "locations:write" | "devices:read" | "devices:write" | "media:read" | "doors:read" | "doors:write" | "projects:read" | "agents:read" | "login_links:write" | "org_keys:read" | "org_keys:write")[];
                    /**
                     * Format: date-time
                     * @description RFC 3339, not behind the end of the key that asks; without it the key ends with that one, or never.
                     */
                    expiresAt?: string;
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
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    rotateOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the old key works on; 0 ends it at once.
                     * @default 0
                     */
                    overlapSeconds?: number;
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
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    revokeOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
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
    listOrgKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
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
                            /** @enum {unknown} */
                            format: "opaque" | "jwt";
                            /** @description The last characters of the key. */
                            hint: string;
                            scopes: string[];
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            revokedAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    issueOrgKey: {
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
                    name: string;
                    /**
                     * @default opaque
                     * @enum {unknown}
                     */
                    format?: "opaque" | "jwt";
                    /** @description Some of the scopes of the key that asks; without them all of those. */
                    scopes?: ("orgs:read" | "org:manage" | "members:read" | "members:write" | "projects:read" | "projects:write" | "locations:read" | "locations:write" | "devices:read" | "devices:write" | "licences:read" | "media:read" | "events:read" | "spend:read" | "doors:read" | "doors:write" | "agents:read" | "agents:write" | "secrets:read" | "secrets:write" | "rules:read" | "rules:write" | "approvals:read" | "approvals:write" | "org_secrets:read" | "org_secrets:write" | "org_rules:read" | "org_rules:write" | "org_approvals:read")[];
                    /**
                     * Format: date-time
                     * @description RFC 3339, not behind the end of the key that asks; without it the key ends with that one, or never.
                     */
                    expiresAt?: string;
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
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    rotateOrgKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the old key works on; 0 ends it at once.
                     * @default 0
                     */
                    overlapSeconds?: number;
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
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    revokeOrgKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
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
    listPartnerEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example org.suspended */
                type?: string;
                /** @description The id of what the event is about. */
                subject?: string;
                /** @description The name of a principal, as events show it, or the id of one of your credentials. */
                actor?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
                /** @description The organization that it happened in. */
                orgId?: string;
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
                            type: string;
                            orgId: string | null;
                            /** @description The id of what the event is about. */
                            subject: string;
                            actor: {
                                /** @example operator */
                                principal: string;
                                /** @description For whom a signed-in person did it. */
                                onBehalfOf?: string;
                                /** @description Only of what your own side did. */
                                credential?: string;
                                /** @description The application that the person has let act for them. Only of what your own side did. */
                                via?: string;
                            };
                            data: {
                                [key: string]: unknown;
                            };
                            requestId: string;
                            address: string | null;
                            /** Format: date-time */
                            at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listOrgEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example org.suspended */
                type?: string;
                /** @description The id of what the event is about. */
                subject?: string;
                /** @description The name of a principal, as events show it, or the id of one of your credentials. */
                actor?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
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
                            type: string;
                            orgId: string | null;
                            /** @description The id of what the event is about. */
                            subject: string;
                            actor: {
                                /** @example operator */
                                principal: string;
                                /** @description For whom a signed-in person did it. */
                                onBehalfOf?: string;
                                /** @description Only of what your own side did. */
                                credential?: string;
                                /** @description The application that the person has let act for them. Only of what your own side did. */
                                via?: string;
                            };
                            data: {
                                [key: string]: unknown;
                            };
                            requestId: string;
                            address: string | null;
                            /** Format: date-time */
                            at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listPartnerReads: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example location.outline */
                operation?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
                /** @description The organization that it happened in. */
                orgId?: string;
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
                            orgId: string;
                            actor: string;
                            operation: string;
                            /** Format: date-time */
                            minute: string;
                            reads: number;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    getPartnerSpend: {
        parameters: {
            query?: {
                /** @description RFC 3339; counts. Without it, 30 days before `to`. */
                from?: string;
                /** @description RFC 3339; does not count. Without it, this moment. */
                to?: string;
                groupBy?: "org" | "agent" | "model" | "day";
                /** @description Only what this organization spent. */
                orgId?: string;
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
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @enum {unknown} */
                        groupBy: "org" | "agent" | "model" | "day";
                        data: {
                            orgId?: string;
                            agentId?: string;
                            provider?: string;
                            model?: string;
                            /** @description A day in UTC, as in 2026-03-15. */
                            day?: string;
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        }[];
                        /** @description Whether there are rows beyond these; the total counts them too. */
                        more: boolean;
                        total: {
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        };
                    };
                };
            };
        };
    };
    getOrgSpend: {
        parameters: {
            query?: {
                /** @description RFC 3339; counts. Without it, 30 days before `to`. */
                from?: string;
                /** @description RFC 3339; does not count. Without it, this moment. */
                to?: string;
                groupBy?: "org" | "agent" | "model" | "day";
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
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @enum {unknown} */
                        groupBy: "org" | "agent" | "model" | "day";
                        data: {
                            orgId?: string;
                            agentId?: string;
                            provider?: string;
                            model?: string;
                            /** @description A day in UTC, as in 2026-03-15. */
                            day?: string;
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        }[];
                        /** @description Whether there are rows beyond these; the total counts them too. */
                        more: boolean;
                        total: {
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        };
                    };
                };
            };
        };
    };
    getPartnerGateway: {
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    switchPartnerGateway: {
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
                    /** @description Whether the gateway lets nothing through and cuts what is open. */
                    stopped: boolean;
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    getOrgGateway: {
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    switchOrgGateway: {
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
                    /** @description Whether the gateway lets nothing through and cuts what is open. */
                    stopped: boolean;
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    getAgentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                agentId: string;
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    switchAgentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether the gateway lets nothing through and cuts what is open. */
                    stopped: boolean;
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
                        stopped: boolean;
                        stoppedAt: string | null;
                    };
                };
            };
        };
    };
    listGatewayRequests: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description Only what this agent sent. */
                agentId?: string;
                /** @example api.anthropic.com */
                host?: string;
                /** @description `forwarded`, or the word of the gateway’s own answer, such as `blocked_by_policy`. */
                outcome?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
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
                            /** @description The `x-request-id` of the gateway’s own answers. */
                            id: string;
                            /** Format: date-time */
                            at: string;
                            projectId: string;
                            agentId: string;
                            method: string;
                            scheme: string;
                            host: string;
                            port: number;
                            outcome: string;
                            status: number | null;
                            tier: ("partner" | "organization" | "project") | null;
                            secretIds: string[];
                            ruleId: string | null;
                            requestBytes: number;
                            responseBytes: number;
                            durationMs: number;
                            provider: string | null;
                            model: string | null;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether what it cost is an estimate. */
                            estimated: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    exportGatewayRequests: {
        parameters: {
            query?: {
                /** @description Only what this agent sent. */
                agentId?: string;
                /** @example api.anthropic.com */
                host?: string;
                /** @description `forwarded`, or the word of the gateway’s own answer, such as `blocked_by_policy`. */
                outcome?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
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
                    "text/csv": string;
                };
            };
        };
    };
    explainGatewayRequest: {
        parameters: {
            query: {
                /** @description The agent’s identifier; the default agent of the project without. */
                agent?: string;
                method?: string;
                /** @example https://api.anthropic.com/v1/messages */
                url: string;
            };
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
                        agent: {
                            id: string;
                            name: string;
                            identifier: string;
                        };
                        request: {
                            method: string;
                            scheme: string;
                            host: string;
                            port: number;
                            path: string;
                        };
                        /**
                         * @description `ask`: somebody has to approve it first.
                         * @enum {unknown}
                         */
                        outcome: "forward" | "ask" | "refuse";
                        refusal: {
                            error: string;
                            status: number;
                            message: string;
                        } | null;
                        /** @description What the request would meet, in this order. */
                        steps: {
                            /** @enum {unknown} */
                            step: "target" | "standing" | "claim_gate" | "rules" | "address" | "secrets" | "budget";
                            /** @enum {unknown} */
                            result: "passed" | "refused" | "not_reached";
                            why: string;
                        }[];
                        tier: ("partner" | "organization" | "project") | null;
                        /** @description Those that would be put in, and those of the same host that would not. */
                        secrets: {
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            tier: "partner" | "organization" | "project";
                            used: boolean;
                            why: string;
                        }[];
                        rule: {
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            action: "block" | "manual_approval" | "rate_limit" | "allow";
                        } | null;
                        /** @description Every rate limit that would count the request. */
                        limits: {
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            action: "block" | "manual_approval" | "rate_limit" | "allow";
                        }[];
                        budget: {
                            secretId: string;
                            limitCents: number;
                            /** @enum {unknown} */
                            period: "monthly" | "total";
                            /** @enum {unknown} */
                            mode: "soft" | "hard";
                            spentCents: number;
                        } | null;
                    };
                };
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
    createProject: {
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
                    /** @example Production */
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
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Project-scoped key (`oc_…`) of the new project, shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
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
                    };
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                projectId: string;
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
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Production */
                    name?: string;
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
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
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
                        /** @description The agent’s gateway access token (`aoc_…`); left out for people who may only look. */
                        accessToken?: string;
                        isDefault: boolean;
                        /** @enum {unknown} */
                        secretMode: "all" | "selective";
                        /** Format: date-time */
                        createdAt: string;
                        _count: {
                            agentSecrets: number;
                            agentAppConnections: number;
                        };
                    }[];
                };
            };
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Claude Assistant */
                    name: string;
                    /** @description Unique in the project: lower-case letters, digits and hyphens. */
                    identifier: string;
                    /** @description An agent of the project whose secret mode and assigned secrets the new one begins with. */
                    parentIdentifier?: string;
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
                        identifier: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    getDefaultAgent: {
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
                        /** @description The agent’s gateway access token (`aoc_…`); left out for people who may only look. */
                        accessToken?: string;
                        isDefault: boolean;
                        /** @enum {unknown} */
                        secretMode: "all" | "selective";
                        /** Format: date-time */
                        createdAt: string;
                        _count: {
                            agentSecrets: number;
                            agentAppConnections: number;
                        };
                    };
                };
            };
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
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
    renameAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Claude Assistant */
                    name: string;
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
    setDefaultAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
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
    regenerateAgentToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
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
                        accessToken: string;
                    };
                };
            };
        };
    };
    updateAgentSecretMode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    mode: "all" | "selective";
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
    getAgentSecrets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                agentId: string;
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
                    "application/json": string[];
                };
            };
        };
    };
    updateAgentSecrets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    secretIds: string[];
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
    listAgentGranularAccess: {
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
                        agentId: string;
                        agentName: string;
                        connectionId: string;
                        provider: string;
                        connectionLabel: string | null;
                        policy: Record<string, never>;
                    }[];
                };
            };
        };
    };
    getAgentConnections: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                agentId: string;
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
                        appConnectionId: string;
                        sessionPolicy: Record<string, never> | null;
                    }[];
                };
            };
        };
    };
    updateAgentConnections: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    connections: {
                        appConnectionId: string;
                    }[];
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
    getUser: {
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
                        email: string;
                        name: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
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
                        email: string;
                        name: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    getApiKey: {
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
                        apiKey: string;
                    };
                };
            };
        };
    };
    regenerateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
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
                        apiKey: string;
                    };
                };
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
    listOrgSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                        /**
                         * @description There where the gateway does not use it.
                         * @enum {boolean}
                         */
                        enabled?: false;
                        /**
                         * @description There where it may leave without TLS.
                         * @enum {boolean}
                         */
                        allowHttp?: true;
                        /**
                         * @description There where only agents use it that it was assigned to.
                         * @enum {boolean}
                         */
                        onlyGranted?: true;
                    }[];
                };
            };
        };
    };
    createOrgSecret: {
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
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deleteOrgSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updateOrgSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
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
    listSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                        /**
                         * @description There where the gateway does not use it.
                         * @enum {boolean}
                         */
                        enabled?: false;
                        /**
                         * @description There where it may leave without TLS.
                         * @enum {boolean}
                         */
                        allowHttp?: true;
                        /**
                         * @description There where only agents use it that it was assigned to.
                         * @enum {boolean}
                         */
                        onlyGranted?: true;
                    }[];
                };
            };
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
                    /** @description Whether the gateway uses it; it does by default. */
                    enabled?: boolean;
                    /** @description Whether it may leave without TLS, to `http://` addresses too. */
                    allowHttp?: boolean;
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
    listRules: {
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @example api.github.com */
                    hostPattern: string;
                    /** @example /repos/*\/delete */
                    pathPattern?: string;
                    /** @enum {unknown} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                    /** @enum {unknown} */
                    action: "block" | "rate_limit" | "manual_approval" | "allow";
                    enabled: boolean;
                    rateLimit?: number;
                    /** @enum {unknown} */
                    rateLimitWindow?: "minute" | "hour" | "day";
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[];
                    /** @description The agent that the rule is for; all of them without. */
                    agentId?: string;
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                ruleId: string;
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                ruleId: string;
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
    updateRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @example api.github.com */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    method?: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                    /** @enum {unknown} */
                    action?: "block" | "rate_limit" | "manual_approval" | "allow";
                    enabled?: boolean;
                    rateLimit?: number | null;
                    rateLimitWindow?: ("minute" | "hour" | "day") | null;
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[] | null;
                    agentId?: string | null;
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
    listOrgRules: {
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    createOrgRule: {
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
                    name: string;
                    /** @example api.github.com */
                    hostPattern: string;
                    /** @example /repos/*\/delete */
                    pathPattern?: string;
                    /** @enum {unknown} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                    /** @enum {unknown} */
                    action: "block" | "rate_limit" | "manual_approval" | "allow";
                    enabled: boolean;
                    rateLimit?: number;
                    /** @enum {unknown} */
                    rateLimitWindow?: "minute" | "hour" | "day";
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[];
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    getOrgRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: string;
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
                        hostPattern: string;
                        pathPattern: string | null;
                        method: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                        /** @enum {unknown} */
                        action: "block" | "rate_limit" | "manual_approval" | "allow";
                        enabled: boolean;
                        agentId: string | null;
                        rateLimit: number | null;
                        rateLimitWindow: ("minute" | "hour" | "day") | null;
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** @description Set on rules that the permissions of an app make; there are none. */
                        metadata: null;
                        conditions: {
                            /**
                             * @description What part of the request is looked at.
                             * @enum {unknown}
                             */
                            target: "body";
                            /** @enum {unknown} */
                            operator: "contains";
                            value: string;
                            /** @description A path of JSON keys within the body, to look there alone. */
                            key?: string;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    deleteOrgRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                ruleId: string;
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
    updateOrgRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @example api.github.com */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    method?: ("GET" | "POST" | "PUT" | "PATCH" | "DELETE") | null;
                    /** @enum {unknown} */
                    action?: "block" | "rate_limit" | "manual_approval" | "allow";
                    enabled?: boolean;
                    rateLimit?: number | null;
                    rateLimitWindow?: ("minute" | "hour" | "day") | null;
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[] | null;
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
    getOrgSettings: {
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
                        /**
                         * @description `allow`: a request passes unless a rule blocks it. `deny`: it is blocked unless a rule allows it.
                         * @enum {unknown}
                         */
                        policyMode: "allow" | "deny";
                    };
                };
            };
        };
    };
    updateOrgSettings: {
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
                    /**
                     * @description `allow`: a request passes unless a rule blocks it. `deny`: it is blocked unless a rule allows it.
                     * @enum {unknown}
                     */
                    policyMode: "allow" | "deny";
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
                        /**
                         * @description `allow`: a request passes unless a rule blocks it. `deny`: it is blocked unless a rule allows it.
                         * @enum {unknown}
                         */
                        policyMode: "allow" | "deny";
                    };
                };
            };
        };
    };
    listPendingApprovals: {
        parameters: {
            query?: {
                /** @description Ids, comma-separated, of requests that the caller is at work on already. */
                exclude?: string;
            };
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
                        requests: {
                            id: string;
                            projectId: string;
                            method: string;
                            url: string;
                            host: string;
                            path: string;
                            headers: {
                                [key: string]: string;
                            };
                            bodyPreview: string | null;
                            summary: {
                                action: string;
                                details: {
                                    label: string;
                                    value: string;
                                }[];
                            } | null;
                            agent: {
                                id: string;
                                name: string;
                                externalId: string | null;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        /** @description How long a request waits for a decision. */
                        timeoutSeconds: number;
                    };
                };
            };
        };
    };
    listOrgPendingApprovals: {
        parameters: {
            query?: {
                /** @description Ids, comma-separated, of requests that the caller is at work on already. */
                exclude?: string;
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
                        requests: {
                            id: string;
                            projectId: string;
                            method: string;
                            url: string;
                            host: string;
                            path: string;
                            headers: {
                                [key: string]: string;
                            };
                            bodyPreview: string | null;
                            summary: {
                                action: string;
                                details: {
                                    label: string;
                                    value: string;
                                }[];
                            } | null;
                            agent: {
                                id: string;
                                name: string;
                                externalId: string | null;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                        /** @description How long a request waits for a decision. */
                        timeoutSeconds: number;
                    };
                };
            };
        };
    };
    submitApprovalDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    decision: "approve" | "deny";
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
    getContainerConfig: {
        parameters: {
            query?: {
                /** @description The agent’s identifier; the default agent of the project without. */
                agent?: string;
            };
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
                        env: {
                            [key: string]: string;
                        };
                        /** @description PEM. */
                        caCertificate: string;
                        caCertificateContainerPath: string;
                    };
                };
            };
        };
    };
    getGatewayCa: {
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
                    "application/x-pem-file": string;
                };
            };
        };
    };
    getGatewayUrl: {
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
                        url: string;
                    };
                };
            };
        };
    };
    getGatewaySkill: {
        parameters: {
            query?: {
                /** @description Such as `claude` or `codex`. */
                agent_framework?: string;
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
                    "text/markdown": string;
                };
            };
        };
    };
    listCredentialStubs: {
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
                        agents: string[];
                    };
                };
            };
        };
    };
    getCredentialStub: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent: string;
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
                        agent: string;
                        filePath: string;
                        content: string;
                        /** @enum {unknown} */
                        authMode: "api-key" | "oauth";
                        permissions: string;
                    };
                };
            };
        };
    };
    listApps: {
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
                        available: boolean;
                        configurable: boolean;
                        connection: {
                            id: string;
                            label: string | null;
                            status: string;
                            scopes: string[];
                            /** Format: date-time */
                            connectedAt: string;
                        } | null;
                        connections: {
                            id: string;
                            label: string | null;
                            status: string;
                            scopes: string[];
                            /** Format: date-time */
                            connectedAt: string;
                        }[];
                    }[];
                };
            };
        };
    };
    getApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
                        available: boolean;
                        configurable: boolean;
                        connection: {
                            id: string;
                            label: string | null;
                            status: string;
                            scopes: string[];
                            /** Format: date-time */
                            connectedAt: string;
                        } | null;
                        connections: {
                            id: string;
                            label: string | null;
                            status: string;
                            scopes: string[];
                            /** Format: date-time */
                            connectedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    listConfiguredApps: {
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
                    "application/json": string[];
                };
            };
        };
    };
    listEnvDefaultApps: {
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
                    "application/json": string[];
                };
            };
        };
    };
    getAppConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
                        settings: {
                            [key: string]: string;
                        };
                        hasCredentials: boolean;
                        enabled: boolean;
                    };
                };
            };
        };
    };
    upsertAppConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
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
                        success: boolean;
                    };
                };
            };
        };
    };
    deleteAppConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
    disconnectApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
    listConnections: {
        parameters: {
            query?: {
                /** @description Only those of one provider, such as `github`. */
                provider?: string;
            };
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
                        provider: string;
                        label: string | null;
                        status: string;
                        scopes: string[];
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** Format: date-time */
                        connectedAt: string;
                    }[];
                };
            };
        };
    };
    listVaults: {
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
                        provider: string;
                        status: string;
                        name: string | null;
                        lastConnectedAt: string | null;
                    }[];
                };
            };
        };
    };
    getRulePermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
                        defaults: {
                            [key: string]: unknown;
                        };
                        byAgent: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    setRulePermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        toolId: string;
                        /** @enum {unknown} */
                        permission: "allow" | "manual_approval" | "block" | "inherit";
                    }[];
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[];
                    agentId?: string;
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
                        defaults: {
                            [key: string]: unknown;
                        };
                        byAgent: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    getRuleOverlap: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
                        count: number;
                    };
                };
            };
        };
    };
    listPermissionDefinitions: {
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
                        provider: string;
                    }[];
                };
            };
        };
    };
    getPermissionDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
                        provider: string;
                    };
                };
            };
        };
    };
    listOrgConnections: {
        parameters: {
            query?: {
                /** @description Only those of one provider, such as `github`. */
                provider?: string;
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
                        id: string;
                        provider: string;
                        label: string | null;
                        status: string;
                        scopes: string[];
                        /** @enum {unknown} */
                        scope: "project" | "organization";
                        /** Format: date-time */
                        connectedAt: string;
                    }[];
                };
            };
        };
    };
    listOrgConfiguredProviders: {
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
                    "application/json": string[];
                };
            };
        };
    };
    getOrgAppConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
                        settings: {
                            [key: string]: string;
                        };
                        hasCredentials: boolean;
                        enabled: boolean;
                    };
                };
            };
        };
    };
    upsertOrgAppConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
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
                        success: boolean;
                    };
                };
            };
        };
    };
    deleteOrgAppConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
    getAppPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
                        defaults: {
                            [key: string]: unknown;
                        };
                        byAgent: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    setAppPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        toolId: string;
                        /** @enum {unknown} */
                        permission: "allow" | "manual_approval" | "block";
                    }[];
                    conditions?: {
                        /**
                         * @description What part of the request is looked at.
                         * @enum {unknown}
                         */
                        target: "body";
                        /** @enum {unknown} */
                        operator: "contains";
                        value: string;
                        /** @description A path of JSON keys within the body, to look there alone. */
                        key?: string;
                    }[];
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
                        defaults: {
                            [key: string]: unknown;
                        };
                        byAgent: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    getOrgRuleOverlap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
                        count: number;
                    };
                };
            };
        };
    };
    authorizeApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    connectApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        [key: string]: string;
                    };
                    connectionId?: string;
                    label?: string;
                    method?: string;
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
    toggleAppConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
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
    getBlocklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
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
                        hostId: string;
                        ruleId: string | null;
                        enabled: boolean;
                        custom: boolean;
                        name: string;
                        hostPattern: string;
                        scope: ("project" | "organization") | null;
                    }[];
                };
            };
        };
    };
    addBlocklistEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hostId?: string;
                    name?: string;
                    hostPattern?: string;
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
                        hostId: string;
                        ruleId: string | null;
                        enabled: boolean;
                        custom: boolean;
                        name: string;
                        hostPattern: string;
                        scope: ("project" | "organization") | null;
                    };
                };
            };
        };
    };
    removeBlocklistRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
                ruleId: string;
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
    toggleBlocklistRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                provider: string;
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
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
    disconnectConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                connectionId: string;
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
    renameConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
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
                        provider: string;
                        status: string;
                        label: string | null;
                    };
                };
            };
        };
    };
    authorizeOrgApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    connectOrgApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        [key: string]: string;
                    };
                    connectionId?: string;
                    label?: string;
                    method?: string;
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
    toggleOrgAppConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
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
    getOrgBlocklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
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
                        hostId: string;
                        ruleId: string | null;
                        enabled: boolean;
                        custom: boolean;
                        name: string;
                        hostPattern: string;
                        scope: ("project" | "organization") | null;
                    }[];
                };
            };
        };
    };
    addOrgBlocklistEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hostId?: string;
                    name?: string;
                    hostPattern?: string;
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
                        hostId: string;
                        ruleId: string | null;
                        enabled: boolean;
                        custom: boolean;
                        name: string;
                        hostPattern: string;
                        scope: ("project" | "organization") | null;
                    };
                };
            };
        };
    };
    removeOrgBlocklistRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                ruleId: string;
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
    toggleOrgBlocklistRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
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
    deleteOrgConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
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
    renameOrgConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
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
                        provider: string;
                        status: string;
                        label: string | null;
                    };
                };
            };
        };
    };
    provisionUser: {
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
                    /**
                     * @default member
                     * @enum {unknown}
                     */
                    role?: "admin" | "member";
                    /** @default true */
                    skipOnboarding?: boolean;
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
                        /** @description Reserved for whoever claims the place without an account. */
                        userId: string;
                        projectId: string;
                        /** @description A key of the project, usable at once and shown this once. */
                        apiKey: string;
                        claimUrl: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    migrateExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cloudApiKey: string;
                    cloudUrl?: string;
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
                        imported: {
                            secrets: number;
                            agents: number;
                            agentSecrets: number;
                            rules: number;
                        };
                        skipped: {
                            type: string;
                            name: string;
                            reason: string;
                        }[];
                    };
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
                        kind: "partner" | "org" | "project" | "agent" | "device";
                        partnerId: string;
                        organizationId?: string;
                        projectId?: string;
                        agentId?: string;
                        deviceId?: string;
                        credentialId: string;
                        scopes: string[];
                    };
                };
            };
        };
    };
    getCounts: {
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
                        agents: number;
                        /** @description App connections; there are none yet. */
                        apps: number;
                        /** @description Secrets for language models. */
                        llms: number;
                        /** @description Generic secrets. */
                        secrets: number;
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
  /** Suspend an organization; everything inside is refused from this moment on. */
  suspendPartnerOrg: {"method":"POST","path":"/v1/partner/orgs/{orgId}/suspend","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Lift your hold; one that the operator placed stays. */
  resumePartnerOrg: {"method":"POST","path":"/v1/partner/orgs/{orgId}/resume","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Reissue the claim link of an unclaimed organization. */
  reissuePartnerClaimLink: {"method":"POST","path":"/v1/partner/orgs/{orgId}/claim-link","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Rotate the keys of an unclaimed organization. */
  rotatePartnerOrgTokens: {"method":"POST","path":"/v1/partner/orgs/{orgId}/rotate-tokens","pathInputs":["orgId"],"queryInputs":["agents"],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the projects of an organization you manage. */
  listPartnerProjects: {"method":"GET","path":"/v1/partner/orgs/{orgId}/projects","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Add a project to an unclaimed organization. */
  createPartnerProject: {"method":"POST","path":"/v1/partner/orgs/{orgId}/projects","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Remove a project from an unclaimed organization. */
  deletePartnerProject: {"method":"DELETE","path":"/v1/partner/orgs/{orgId}/projects/{projectId}","pathInputs":["orgId","projectId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Whether a partner manages this organization. */
  getPartnerStatus: {"method":"GET","path":"/v1/org/partner/status","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The hand-over receipt: what has passed, and what the partner has seen and may still do. */
  getHandOverReceipt: {"method":"GET","path":"/v1/org/partner/receipt","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Replace every key that the partner has seen, and take back the places that it gave. */
  rotateSeenCredentials: {"method":"POST","path":"/v1/org/partner/rotate-seen","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** The partner’s secrets that apply to this organization, to read only; none once it has detached. */
  listInheritedPartnerSecrets: {"method":"GET","path":"/v1/org/partner/inherited-secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Whether the partner may act inside, and until when. */
  getPartnerAccess: {"method":"GET","path":"/v1/org/partner/access","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Let the partner act inside or not, from this moment on; once the organization is claimed. */
  changePartnerAccess: {"method":"PATCH","path":"/v1/org/partner/access","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** End the partner’s access and all that is inherited from it; its attribution stays. */
  detachFromPartner: {"method":"POST","path":"/v1/org/partner/detach","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** What your partner read inside your organization, counted by the minute, latest first. */
  listReadsInside: {"method":"GET","path":"/v1/org/partner/reads","pathInputs":[],"queryInputs":["limit","cursor","operation","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
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
  /** List the secrets that your organizations inherit. */
  listPartnerSecrets: {"method":"GET","path":"/v1/partner/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a partner secret. */
  createPartnerSecret: {"method":"POST","path":"/v1/partner/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Change what is given of a partner secret. */
  updatePartnerSecret: {"method":"PATCH","path":"/v1/partner/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a partner secret. */
  deletePartnerSecret: {"method":"DELETE","path":"/v1/partner/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the budgets of an organization with what was spent. */
  listPartnerOrgBudgets: {"method":"GET","path":"/v1/partner/orgs/{orgId}/budgets","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Set or replace a budget. */
  setPartnerOrgBudget: {"method":"POST","path":"/v1/partner/orgs/{orgId}/secrets/{secretId}/budget","pathInputs":["orgId","secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Remove a budget. */
  clearPartnerOrgBudget: {"method":"DELETE","path":"/v1/partner/orgs/{orgId}/secrets/{secretId}/budget","pathInputs":["orgId","secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Read your settings, defaults and branding. */
  getOwnPartner: {"method":"GET","path":"/v1/partner","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change your settings, defaults and branding that are given. */
  changeOwnPartner: {"method":"PATCH","path":"/v1/partner","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Search your organizations, page by page. */
  listPortfolio: {"method":"GET","path":"/v1/partner/portfolio","pathInputs":[],"queryInputs":["limit","cursor","search","status","suspended","sort"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** How many organizations you have, and how many devices are in those that you may act inside. */
  getPartnerOverview: {"method":"GET","path":"/v1/partner/overview","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The deals that you have registered, the latest first. */
  listPartnerDeals: {"method":"GET","path":"/v1/partner/deals","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** The partners and organizations that whoever is signed in has a place in. */
  listUserPlaces: {"method":"GET","path":"/v1/user/places","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Issue another key; it is shown this once. */
  issueOwnKey: {"method":"POST","path":"/v1/partner/keys","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your keys, oldest first, the dead ones too. */
  listOwnKeys: {"method":"GET","path":"/v1/partner/keys","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Replace a key by a new one of the same name, format and scopes, shown this once. */
  rotateOwnKey: {"method":"POST","path":"/v1/partner/keys/{keyId}/rotate","pathInputs":["keyId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Revoke a key; it is refused from this moment on. */
  revokeOwnKey: {"method":"DELETE","path":"/v1/partner/keys/{keyId}","pathInputs":["keyId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Issue another key; it is shown this once. */
  issueOrgKey: {"method":"POST","path":"/v1/org/keys","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your keys, oldest first, the dead ones too. */
  listOrgKeys: {"method":"GET","path":"/v1/org/keys","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Replace a key by a new one of the same name, format and scopes, shown this once. */
  rotateOrgKey: {"method":"POST","path":"/v1/org/keys/{keyId}/rotate","pathInputs":["keyId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Revoke a key; it is refused from this moment on. */
  revokeOrgKey: {"method":"DELETE","path":"/v1/org/keys/{keyId}","pathInputs":["keyId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** What happened in your portfolio, newest first. */
  listPartnerEvents: {"method":"GET","path":"/v1/partner/events","pathInputs":[],"queryInputs":["limit","cursor","type","subject","actor","since","until","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What happened in your organization, newest first, whoever did it. */
  listOrgEvents: {"method":"GET","path":"/v1/org/events","pathInputs":[],"queryInputs":["limit","cursor","type","subject","actor","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What you read inside your organizations, counted by the minute, latest first. */
  listPartnerReads: {"method":"GET","path":"/v1/partner/reads","pathInputs":[],"queryInputs":["limit","cursor","operation","since","until","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What your organizations spent on your own secrets. */
  getPartnerSpend: {"method":"GET","path":"/v1/partner/spend","pathInputs":[],"queryInputs":["from","to","groupBy","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** What your organization spent, on whosever secrets. */
  getOrgSpend: {"method":"GET","path":"/v1/org/spend","pathInputs":[],"queryInputs":["from","to","groupBy"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Whether the traffic of all your organizations is stopped. */
  getPartnerGateway: {"method":"GET","path":"/v1/partner/gateway","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Stop or start the traffic of all your organizations. */
  switchPartnerGateway: {"method":"PATCH","path":"/v1/partner/gateway","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Whether the traffic of all agents of your organization is stopped. */
  getOrgGateway: {"method":"GET","path":"/v1/org/gateway","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Stop or start the traffic of all agents of your organization. */
  switchOrgGateway: {"method":"PATCH","path":"/v1/org/gateway","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Whether the traffic of an agent is stopped. */
  getAgentGateway: {"method":"GET","path":"/v1/agents/{agentId}/gateway","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Stop or start the traffic of an agent. */
  switchAgentGateway: {"method":"PATCH","path":"/v1/agents/{agentId}/gateway","pathInputs":["agentId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** What your agents sent through the gateway, newest first. */
  listGatewayRequests: {"method":"GET","path":"/v1/org/gateway/requests","pathInputs":[],"queryInputs":["limit","cursor","agentId","host","outcome","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** The same as CSV, all that is kept. */
  exportGatewayRequests: {"method":"GET","path":"/v1/org/gateway/requests.csv","pathInputs":[],"queryInputs":["agentId","host","outcome","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Which tier, secret, rule and budget a request of an agent would meet, and why. */
  explainGatewayRequest: {"method":"GET","path":"/v1/gateway/explain","pathInputs":[],"queryInputs":["agent","method","url"],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the projects of your organization. */
  listProjects: {"method":"GET","path":"/v1/projects","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a project. */
  createProject: {"method":"POST","path":"/v1/projects","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Get a project. */
  getProject: {"method":"GET","path":"/v1/projects/{projectId}","pathInputs":["projectId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Rename a project, its slug with it. */
  updateProject: {"method":"PATCH","path":"/v1/projects/{projectId}","pathInputs":["projectId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a project with all that is in it. */
  deleteProject: {"method":"DELETE","path":"/v1/projects/{projectId}","pathInputs":["projectId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the agents of a project. */
  listAgents: {"method":"GET","path":"/v1/agents","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Create an agent. */
  createAgent: {"method":"POST","path":"/v1/agents","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Get the default agent of a project. */
  getDefaultAgent: {"method":"GET","path":"/v1/agents/default","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Rename an agent. */
  renameAgent: {"method":"PATCH","path":"/v1/agents/{agentId}","pathInputs":["agentId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Delete an agent that is not the default. */
  deleteAgent: {"method":"DELETE","path":"/v1/agents/{agentId}","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Make an agent the default of its project. */
  setDefaultAgent: {"method":"POST","path":"/v1/agents/{agentId}/set-default","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Give an agent a new token. */
  regenerateAgentToken: {"method":"POST","path":"/v1/agents/{agentId}/regenerate-token","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Say which secrets an agent may use. */
  updateAgentSecretMode: {"method":"PATCH","path":"/v1/agents/{agentId}/secret-mode","pathInputs":["agentId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** List the ids of the secrets that are assigned to an agent. */
  getAgentSecrets: {"method":"GET","path":"/v1/agents/{agentId}/secrets","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Replace the secrets that are assigned to an agent. */
  updateAgentSecrets: {"method":"PUT","path":"/v1/agents/{agentId}/secrets","pathInputs":["agentId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** List the policies that narrow the use of app connections. */
  listAgentGranularAccess: {"method":"GET","path":"/v1/agents/granular-access","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the app connections that are assigned to an agent. */
  getAgentConnections: {"method":"GET","path":"/v1/agents/{agentId}/connections","pathInputs":["agentId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Replace the app connections that are assigned to an agent. */
  updateAgentConnections: {"method":"PUT","path":"/v1/agents/{agentId}/connections","pathInputs":["agentId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** The person that the credential belongs to. */
  getUser: {"method":"GET","path":"/v1/user","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change the name of the person that the credential belongs to. */
  updateUser: {"method":"PATCH","path":"/v1/user","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** The caller’s own key of a project: the one that was presented, or that of whoever is signed in. */
  getApiKey: {"method":"GET","path":"/v1/user/api-key","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Replace the caller’s own key of a project by a new one. */
  regenerateApiKey: {"method":"POST","path":"/v1/user/api-key/regenerate","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
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
  /** List the secrets of your organization. */
  listOrgSecrets: {"method":"GET","path":"/v1/org/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a secret of the organization. */
  createOrgSecret: {"method":"POST","path":"/v1/org/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Change what is given of a secret of the organization. */
  updateOrgSecret: {"method":"PATCH","path":"/v1/org/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a secret of the organization. */
  deleteOrgSecret: {"method":"DELETE","path":"/v1/org/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the secrets of a project, those of its organization too. */
  listSecrets: {"method":"GET","path":"/v1/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Create a secret of the project. */
  createSecret: {"method":"POST","path":"/v1/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Change what is given of a secret of the project. */
  updateSecret: {"method":"PATCH","path":"/v1/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Delete a secret of the project. */
  deleteSecret: {"method":"DELETE","path":"/v1/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** List the rules that bind a project. */
  listRules: {"method":"GET","path":"/v1/rules","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Create a rule. */
  createRule: {"method":"POST","path":"/v1/rules","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Read one rule. */
  getRule: {"method":"GET","path":"/v1/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Change a rule. */
  updateRule: {"method":"PATCH","path":"/v1/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Delete a rule. */
  deleteRule: {"method":"DELETE","path":"/v1/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** List the rules of the organization. */
  listOrgRules: {"method":"GET","path":"/v1/org/rules","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a rule of the organization. */
  createOrgRule: {"method":"POST","path":"/v1/org/rules","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Read one rule of the organization. */
  getOrgRule: {"method":"GET","path":"/v1/org/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change a rule of the organization. */
  updateOrgRule: {"method":"PATCH","path":"/v1/org/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a rule of the organization. */
  deleteOrgRule: {"method":"DELETE","path":"/v1/org/rules/{ruleId}","pathInputs":["ruleId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Read the settings of the organization. */
  getOrgSettings: {"method":"GET","path":"/v1/org/settings","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change the settings of the organization. */
  updateOrgSettings: {"method":"PATCH","path":"/v1/org/settings","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Wait for requests that somebody has to decide about. */
  listPendingApprovals: {"method":"GET","path":"/v1/approvals/pending","pathInputs":[],"queryInputs":["exclude"],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false,"holdSeconds":30},
  /** Wait for such requests in every project of the organization. */
  listOrgPendingApprovals: {"method":"GET","path":"/v1/org/approvals/pending","pathInputs":[],"queryInputs":["exclude"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"holdSeconds":30},
  /** Approve or deny a held request. */
  submitApprovalDecision: {"method":"POST","path":"/v1/approvals/{id}/decision","pathInputs":["id"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** How a container or process of an agent is sent through the gateway. */
  getContainerConfig: {"method":"GET","path":"/v1/container-config","pathInputs":[],"queryInputs":["agent"],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** The certificate that agents have to trust. */
  getGatewayCa: {"method":"GET","path":"/v1/gateway/ca","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** Where held requests are asked for and decided. */
  getGatewayUrl: {"method":"GET","path":"/v1/gateway-url","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** How a coding agent works behind the gateway, in Markdown. */
  getGatewaySkill: {"method":"GET","path":"/v1/skill/gateway","pathInputs":[],"queryInputs":["agent_framework"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The agent frameworks that there is a credential stub for. */
  listCredentialStubs: {"method":"GET","path":"/v1/credential-stubs","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The file that a framework wants to find before it starts. */
  getCredentialStub: {"method":"GET","path":"/v1/credential-stubs/{agent}","pathInputs":["agent"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the apps that agents can be connected to: none. */
  listApps: {"method":"GET","path":"/v1/apps","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Read one app: unknown here. */
  getApp: {"method":"GET","path":"/v1/apps/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the providers that a project has configured: none. */
  listConfiguredApps: {"method":"GET","path":"/v1/apps/configured","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the providers that the installation has configured: none. */
  listEnvDefaultApps: {"method":"GET","path":"/v1/apps/env-defaults","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Read the configuration of an app: unknown here. */
  getAppConfig: {"method":"GET","path":"/v1/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Configure an app: unknown here. */
  upsertAppConfig: {"method":"POST","path":"/v1/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Delete the configuration of an app: unknown here. */
  deleteAppConfig: {"method":"DELETE","path":"/v1/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Disconnect an app: unknown here. */
  disconnectApp: {"method":"DELETE","path":"/v1/apps/{provider}/connection","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the connections of a project: none. */
  listConnections: {"method":"GET","path":"/v1/connections","pathInputs":[],"queryInputs":["provider"],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the vaults of a project: none. */
  listVaults: {"method":"GET","path":"/v1/vaults","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Read the permissions of an app: unknown here. */
  getRulePermissions: {"method":"GET","path":"/v1/rules/permissions/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Set the permissions of an app: unknown here. */
  setRulePermissions: {"method":"PUT","path":"/v1/rules/permissions/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Count the rules that speak of an app’s hosts: unknown here. */
  getRuleOverlap: {"method":"GET","path":"/v1/rules/overlap/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List what there is to permit, app by app: nothing. */
  listPermissionDefinitions: {"method":"GET","path":"/v1/apps/permission-definitions","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** What there is to permit of one app: unknown here. */
  getPermissionDefinition: {"method":"GET","path":"/v1/apps/{provider}/permission-definition","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the connections of the organization: none. */
  listOrgConnections: {"method":"GET","path":"/v1/org/connections","pathInputs":[],"queryInputs":["provider"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the providers that the organization has configured: none. */
  listOrgConfiguredProviders: {"method":"GET","path":"/v1/org/apps/configured","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Read the configuration of an app: unknown here. */
  getOrgAppConfig: {"method":"GET","path":"/v1/org/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Configure an app: unknown here. */
  upsertOrgAppConfig: {"method":"POST","path":"/v1/org/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Delete the configuration of an app: unknown here. */
  deleteOrgAppConfig: {"method":"DELETE","path":"/v1/org/apps/{provider}/config","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Read the permissions of an app: unknown here. */
  getAppPermissions: {"method":"GET","path":"/v1/org/rules/permissions/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Set the permissions of an app: unknown here. */
  setAppPermissions: {"method":"PUT","path":"/v1/org/rules/permissions/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Count the rules that speak of an app’s hosts: unknown here. */
  getOrgRuleOverlap: {"method":"GET","path":"/v1/org/rules/overlap/{provider}","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Begin to connect an app in a browser: unknown here. */
  authorizeApp: {"method":"GET","path":"/v1/apps/{provider}/authorize","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Connect an app with credentials: unknown here. */
  connectApp: {"method":"POST","path":"/v1/apps/{provider}/connect","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Switch the configuration of an app on or off: unknown here. */
  toggleAppConfig: {"method":"PATCH","path":"/v1/apps/{provider}/config/toggle","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Read which hosts of an app are blocked: unknown here. */
  getBlocklist: {"method":"GET","path":"/v1/apps/{provider}/blocklist","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Block a host of an app: unknown here. */
  addBlocklistEntry: {"method":"POST","path":"/v1/apps/{provider}/blocklist","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Switch the block of a host on or off: unknown here. */
  toggleBlocklistRule: {"method":"PATCH","path":"/v1/apps/{provider}/blocklist/{ruleId}","pathInputs":["provider","ruleId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Delete the block of a host: unknown here. */
  removeBlocklistRule: {"method":"DELETE","path":"/v1/apps/{provider}/blocklist/{ruleId}","pathInputs":["provider","ruleId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Rename a connection: there is none. */
  renameConnection: {"method":"PATCH","path":"/v1/connections/{connectionId}","pathInputs":["connectionId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Delete a connection: there is none. */
  disconnectConnection: {"method":"DELETE","path":"/v1/connections/{connectionId}","pathInputs":["connectionId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Begin to connect an app in a browser: unknown here. */
  authorizeOrgApp: {"method":"GET","path":"/v1/org/apps/{provider}/authorize","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Connect an app with credentials: unknown here. */
  connectOrgApp: {"method":"POST","path":"/v1/org/apps/{provider}/connect","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Switch the configuration of an app on or off: unknown here. */
  toggleOrgAppConfig: {"method":"PATCH","path":"/v1/org/apps/{provider}/config/toggle","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Read which hosts of an app are blocked: unknown here. */
  getOrgBlocklist: {"method":"GET","path":"/v1/org/apps/{provider}/blocklist","pathInputs":["provider"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Block a host of an app: unknown here. */
  addOrgBlocklistEntry: {"method":"POST","path":"/v1/org/apps/{provider}/blocklist","pathInputs":["provider"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Switch the block of a host on or off: unknown here. */
  toggleOrgBlocklistRule: {"method":"PATCH","path":"/v1/org/apps/{provider}/blocklist/{ruleId}","pathInputs":["provider","ruleId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Delete the block of a host: unknown here. */
  removeOrgBlocklistRule: {"method":"DELETE","path":"/v1/org/apps/{provider}/blocklist/{ruleId}","pathInputs":["provider","ruleId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Rename a connection: there is none. */
  renameOrgConnection: {"method":"PATCH","path":"/v1/org/connections/{connectionId}","pathInputs":["connectionId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Delete a connection: there is none. */
  deleteOrgConnection: {"method":"DELETE","path":"/v1/org/connections/{connectionId}","pathInputs":["connectionId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Make a place for a team member. */
  provisionUser: {"method":"POST","path":"/v1/team/provisions","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Export to the vendor’s cloud: never available here. */
  migrateExport: {"method":"POST","path":"/v1/migrate/export","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Health check. */
  getHealth: {"method":"GET","path":"/v1/health","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** Who the presented credential speaks for. */
  getIdentity: {"method":"GET","path":"/v1/whoami","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** How much there is in a project. */
  getCounts: {"method":"GET","path":"/v1/counts","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
