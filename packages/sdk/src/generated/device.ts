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
                        /** @description What the device is to do, told once, and only with a heartbeat. */
                        commands?: {
                            /** Format: uuid */
                            id: string;
                            /** @description `reboot`, `unlock_door` or `refresh_doors`. */
                            type: string;
                            /** @description With `unlock_door`: `door`, the key of the door, and `seconds` where the door has them. */
                            data?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
        };
    };
    reportState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it was so; now, where it is left out.
                     * @example 2026-03-15T10:30:00Z
                     */
                    at?: string;
                    /** @description What is left out is as it was. Each type of device has readings of its own. */
                    readings: {
                        /** @description In %. */
                        batteryPercent?: number;
                        /** @description In dBm. */
                        signalStrengthDbm?: number;
                        tampered?: boolean;
                        /** @description In dBm. */
                        wifiSignalDbm?: number;
                        /** @description In bars. */
                        wifiBars?: number;
                        ssid?: string;
                        accessPointMac?: string;
                        networkInterface?: string;
                        macAddress?: string;
                        lanAddresses?: string[];
                        secondaryLanAddresses?: string[];
                        /** @description In degrees. */
                        latitude?: number;
                        /** @description In degrees. */
                        longitude?: number;
                        updatingFirmware?: boolean;
                        audioSupported?: boolean;
                        autofocusSupported?: boolean;
                        /** @description In %. */
                        zoomPercentMax?: number;
                        /** @description In frames/s. */
                        framesPerSecond?: number;
                        /** @description In °C. */
                        temperatureCelsius?: number;
                        /** @description In %. */
                        humidityPercent?: number;
                        /** @description In °C. */
                        probeTemperatureCelsius?: number;
                        probeConnected?: boolean;
                        /** @description In ppm. */
                        co2Ppm?: number;
                        /** @description In mg/m³. */
                        tvocMgPerM3?: number;
                        /** @description In ppm. */
                        ethanolPpm?: number;
                        /** @description In index. */
                        indoorAirQuality?: number;
                        /** @description In µg/m³. */
                        pm25UgPerM3?: number;
                        /** @description In %. */
                        vapePercent?: number;
                        /** @description In %. */
                        thcPercent?: number;
                        vapeDetected?: boolean;
                        thcDetected?: boolean;
                        calibrating?: boolean;
                        /** @description In µg/m³. */
                        pm1UgPerM3?: number;
                        /** @description In µg/m³. */
                        pm4UgPerM3?: number;
                        /** @description In µg/m³. */
                        pm10UgPerM3?: number;
                        /** @description In index. */
                        airQualityIndex?: number;
                        /** @description In index. */
                        vocIndex?: number;
                        /** @description In index. */
                        noxIndex?: number;
                        /** @description In ppb. */
                        formaldehydePpb?: number;
                        /** @description In ppm. */
                        carbonMonoxidePpm?: number;
                        /** @description In hPa. */
                        pressureHpa?: number;
                        /** @description In %. */
                        smokePercent?: number;
                        leakDetected?: boolean;
                        leakProbePresent?: boolean;
                        temperatureProbePresent?: boolean;
                        /** @enum {unknown} */
                        door?: "open" | "closed" | "ajar";
                        /** @enum {unknown} */
                        occupancy?: "vacant" | "movement" | "occupied";
                        /** @description In lx. */
                        lux?: number;
                        /** @enum {unknown} */
                        movement?: "active" | "stationary";
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
                        /** @description How often the server wants to hear of the device. */
                        heartbeatSeconds: number;
                        /** @description What the device is to do, told once, and only with a heartbeat. */
                        commands?: {
                            /** Format: uuid */
                            id: string;
                            /** @description `reboot`, `unlock_door` or `refresh_doors`. */
                            type: string;
                            /** @description With `unlock_door`: `door`, the key of the door, and `seconds` where the door has them. */
                            data?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
        };
    };
    reportEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: ({
                        /** @enum {unknown} */
                        type: "tamper";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        tampered: boolean;
                        component?: string;
                        door?: string;
                        /** @enum {unknown} */
                        source?: "proximity" | "acceleration" | "switch" | "view" | "other";
                    } | {
                        /** @enum {unknown} */
                        type: "door_state";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @enum {unknown} */
                        state: "open" | "closed" | "ajar";
                    } | {
                        /** @enum {unknown} */
                        type: "occupancy";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @enum {unknown} */
                        state: "vacant" | "movement" | "occupied";
                        /** @description In lx. */
                        lux?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "button_press";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @enum {unknown} */
                        press: "single" | "double" | "long" | "initial" | "released";
                        component?: string;
                        door?: string;
                        /** @description In ms. */
                        pressMillis?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "proximity";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @description In dBm. */
                        signalStrengthDbm: number;
                        /** @enum {unknown} */
                        change?: "arrived" | "departed" | "moved";
                        /** @description In degrees. */
                        latitude?: number;
                        /** @description In degrees. */
                        longitude?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "people_count";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @description In people. */
                        count: number;
                    } | {
                        /** @enum {unknown} */
                        type: "seek_point";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @enum {unknown} */
                        activity: "motion" | "person" | "vehicle" | "animal" | "face" | "known_face" | "unknown_face" | "licence_plate" | "unusual_pose" | "fall" | "crowd" | "crowd_over" | "nobody" | "nobody_over" | "person_entered" | "person_left" | "vehicle_entered" | "vehicle_left" | "sound" | "loud_sound" | "abusive_sound" | "call_for_help" | "gunshot" | "glass_break" | "siren" | "smoke_alarm" | "carbon_monoxide_alarm" | "tamper" | "visual_tamper" | "motion_tamper" | "temperature_high" | "temperature_low" | "humidity_high" | "humidity_low" | "probe_temperature_high" | "probe_temperature_low" | "probe_connected" | "probe_disconnected" | "co2_high" | "co2_low" | "pm25_high" | "tvoc_high" | "ethanol_high" | "air_quality_high" | "heat_index_high" | "carbon_monoxide_high" | "vape" | "smoke" | "thc" | "leak" | "door_opened" | "door_closed" | "door_ajar" | "door_forced_open" | "button_pressed" | "button_double_pressed" | "button_long_pressed" | "panic_button" | "tag_arrived" | "tag_departed" | "tag_moved" | "tag_panic" | "badge_accepted" | "badge_refused" | "doorbell" | "occupied" | "movement" | "vacant" | "mask_missing" | "helmet_missing" | "gloves_missing" | "visitor_arrived" | "visitor_departed" | "other";
                        /** @description In number. */
                        trackNumber?: number;
                        alert?: boolean;
                        /** @description In dB. */
                        loudness?: number;
                        face?: string;
                        vehicle?: string;
                        licencePlate?: string;
                    } | {
                        /** @enum {unknown} */
                        type: "licence_plate";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        licencePlate: string;
                        vehicle?: string;
                        /** @description In share. */
                        confidence?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "footage";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @description In s. */
                        seconds: number;
                        /** @enum {unknown} */
                        stored: "device" | "cloud";
                    } | {
                        /** @enum {unknown} */
                        type: "alert_raised";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        activities: ("motion" | "person" | "vehicle" | "animal" | "face" | "known_face" | "unknown_face" | "licence_plate" | "unusual_pose" | "fall" | "crowd" | "crowd_over" | "nobody" | "nobody_over" | "person_entered" | "person_left" | "vehicle_entered" | "vehicle_left" | "sound" | "loud_sound" | "abusive_sound" | "call_for_help" | "gunshot" | "glass_break" | "siren" | "smoke_alarm" | "carbon_monoxide_alarm" | "tamper" | "visual_tamper" | "motion_tamper" | "temperature_high" | "temperature_low" | "humidity_high" | "humidity_low" | "probe_temperature_high" | "probe_temperature_low" | "probe_connected" | "probe_disconnected" | "co2_high" | "co2_low" | "pm25_high" | "tvoc_high" | "ethanol_high" | "air_quality_high" | "heat_index_high" | "carbon_monoxide_high" | "vape" | "smoke" | "thc" | "leak" | "door_opened" | "door_closed" | "door_ajar" | "door_forced_open" | "button_pressed" | "button_double_pressed" | "button_long_pressed" | "panic_button" | "tag_arrived" | "tag_departed" | "tag_moved" | "tag_panic" | "badge_accepted" | "badge_refused" | "doorbell" | "occupied" | "movement" | "vacant" | "mask_missing" | "helmet_missing" | "gloves_missing" | "visitor_arrived" | "visitor_departed" | "other")[];
                        text?: string;
                        /** @description In s. */
                        seconds?: number;
                        /** @description In as the reading. */
                        value?: number;
                        /** @description In as the reading. */
                        threshold?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "alert_cleared";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        activities: ("motion" | "person" | "vehicle" | "animal" | "face" | "known_face" | "unknown_face" | "licence_plate" | "unusual_pose" | "fall" | "crowd" | "crowd_over" | "nobody" | "nobody_over" | "person_entered" | "person_left" | "vehicle_entered" | "vehicle_left" | "sound" | "loud_sound" | "abusive_sound" | "call_for_help" | "gunshot" | "glass_break" | "siren" | "smoke_alarm" | "carbon_monoxide_alarm" | "tamper" | "visual_tamper" | "motion_tamper" | "temperature_high" | "temperature_low" | "humidity_high" | "humidity_low" | "probe_temperature_high" | "probe_temperature_low" | "probe_connected" | "probe_disconnected" | "co2_high" | "co2_low" | "pm25_high" | "tvoc_high" | "ethanol_high" | "air_quality_high" | "heat_index_high" | "carbon_monoxide_high" | "vape" | "smoke" | "thc" | "leak" | "door_opened" | "door_closed" | "door_ajar" | "door_forced_open" | "button_pressed" | "button_double_pressed" | "button_long_pressed" | "panic_button" | "tag_arrived" | "tag_departed" | "tag_moved" | "tag_panic" | "badge_accepted" | "badge_refused" | "doorbell" | "occupied" | "movement" | "vacant" | "mask_missing" | "helmet_missing" | "gloves_missing" | "visitor_arrived" | "visitor_departed" | "other")[];
                    } | {
                        /** @enum {unknown} */
                        type: "credential_received";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        source: "nfc" | "ble" | "ble_wave" | "wiegand" | "keypad" | "remote" | "unknown";
                        /** @description In base 16. Not kept. */
                        credential: string;
                        door?: string;
                        /** @description In bits. */
                        bits?: number;
                        /** @description In ms. */
                        waitMillis?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "reader_state";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        state: "connected" | "disconnected" | "unknown";
                        door?: string;
                        /** @enum {unknown} */
                        reason?: "firmware_upgrade" | "forced_reboot" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "relay_state";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        state: "unlocked" | "locked" | "unknown";
                        door?: string;
                    } | {
                        /** @enum {unknown} */
                        type: "position_state";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        state: "open" | "closed" | "ajar" | "forced_open" | "error" | "unknown";
                        door?: string;
                        /** @enum {unknown} */
                        supervision?: "normal" | "cut_detected" | "short_detected" | "invalid" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "exit_request";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        state: "active" | "inactive" | "unknown";
                        door?: string;
                        intentOnly?: boolean;
                        /** @enum {unknown} */
                        supervision?: "normal" | "cut_detected" | "short_detected" | "invalid" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "input_state";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component: string;
                        /** @enum {unknown} */
                        state: "active" | "inactive" | "unknown";
                        door?: string;
                        /** @enum {unknown} */
                        supervision?: "normal" | "cut_detected" | "short_detected" | "invalid" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "panic_button";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component?: string;
                        door?: string;
                        /** @enum {unknown} */
                        supervision?: "normal" | "cut_detected" | "short_detected" | "invalid" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "doorbell";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        component?: string;
                        door?: string;
                        /** @enum {unknown} */
                        supervision?: "normal" | "cut_detected" | "short_detected" | "invalid" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "door_mode";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        door: string;
                        /** @enum {unknown} */
                        state: "unlocked" | "access_controlled";
                        /** @enum {unknown} */
                        source?: "default" | "schedule" | "override" | "lockdown" | "unknown";
                    } | {
                        /** @enum {unknown} */
                        type: "unit_battery";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        onBackupPower: boolean;
                        batteryFound?: boolean;
                        /** @description In mA. */
                        milliamperes?: number;
                        /** @description In mV. */
                        millivolts?: number;
                    } | {
                        /** @enum {unknown} */
                        type: "diagnostic";
                        /**
                         * Format: date-time
                         * @example 2026-03-15T10:30:00Z
                         */
                        at: string;
                        /** @enum {unknown} */
                        what: "started" | "rebooted" | "rebooted_by_itself" | "update_started" | "update_applied" | "update_failed" | "network_changed" | "network_interrupted" | "access_point_changed" | "low_battery" | "storage_failed" | "storage_changed" | "video_failed" | "audio_missing" | "hardware_failed" | "configuration_failed";
                        firmwareVersion?: string;
                        ssid?: string;
                        accessPointMac?: string;
                    })[];
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
                        /** @description How many are kept, or were kept before. */
                        received: number;
                        /** @description How many happened before anything that is kept. */
                        tooOld: number;
                        /** @description One for each `credential_received` of the last 15 seconds, in the order of the events; left out where there is none. */
                        decisions?: {
                            /** @description Which of the events it is about, counted from 0. */
                            event: number;
                            /** Format: uuid */
                            eventId: string;
                            component: string;
                            door?: string;
                            /**
                             * @description Whether the credential counts.
                             * @enum {unknown}
                             */
                            authentication: "accepted" | "rejected";
                            /**
                             * @description Whether to let them through: `allowed` or not. `disabled` where the credential was taken away, `not_asked` where nobody knows it or no door is named.
                             * @enum {unknown}
                             */
                            authorization: "allowed" | "denied" | "disabled" | "not_asked";
                            /** @description How long to release the lock for, where the door says so; with `allowed`. */
                            unlockSeconds?: number;
                        }[];
                    };
                };
            };
        };
    };
    reportDoors: {
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
                    /** @description All of them. */
                    doors: {
                        /** @description What the controller calls the door, for ever. */
                        key: string;
                        name: string;
                        /** @description Whether a lock can be released there; true without. */
                        lockable?: boolean;
                        /** @description How long the lock stays released. */
                        unlockSeconds?: number;
                        /** @description After how long an open door is ajar. */
                        ajarSeconds?: number;
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
                        doors: {
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /**
                             * @description Whether a lockdown shuts or opens the door; otherwise it asks who comes.
                             * @enum {unknown}
                             */
                            state: "locked_down" | "access_controlled" | "unlocked";
                        }[];
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
  /** Say what the device reads. */
  reportState: {"method":"POST","path":"/device/v1/state","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Say what has happened at the device. */
  reportEvents: {"method":"POST","path":"/device/v1/event","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Name the doors that a controller has, and learn what each is to do. */
  reportDoors: {"method":"POST","path":"/device/v1/doors","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
} as const satisfies Record<string, Operation>
