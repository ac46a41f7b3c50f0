// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    activateDevice: {
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
                    serialNumber: string;
                    /** @description What the maker has put into the hardware. */
                    activationKey: string;
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
                        /** Format: uuid */
                        deviceId: string;
                        /** @description Shown this once; an older one of the device has ended. */
                        token: string;
                        /** @description How often the server wants to hear of the device. */
                        heartbeatSeconds: number;
                        /** @description The network to join, told once after a registration that names one. */
                        wifi?: {
                            ssid: string;
                            /** @description The bytes of the pre-shared key in base64. */
                            key?: string;
                        };
                    };
                };
            };
        };
    };
    reportHeartbeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether the device does what it is for. */
                    operational?: boolean;
                    firmwareVersion?: string;
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
                        /** @description How often the server wants to hear of the device. */
                        heartbeatSeconds: number;
                    };
                };
            };
        };
    };
}

export const deviceOperations = {
  /** Prove which device it is, and get a token to report with. */
  activateDevice: {"method":"POST","path":"/device/v1/activate","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":true},
  /** Say that the device is there, and how it is. */
  reportHeartbeat: {"method":"POST","path":"/device/v1/heartbeat","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
