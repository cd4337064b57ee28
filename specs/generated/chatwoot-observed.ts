// Generated from specs/chatwoot (profile observed) by "npm run types:generate". Do not edit.

export interface paths {
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version and health of the instance
         * @description Public. A client learns here which version it is talking to.
         */
        get: operations["get-instance-version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/reporting_events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        /**
         * Reporting events of the account, page by page
         * @description The events that the averages are computed from (first responses, replies, resolutions), 25 a page. For administrators.
         */
        get: operations["get-account-reporting-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports": {
        parameters: {
            query: {
                /** @description Which agent, inbox, label or team, when the type names one. */
                id?: string;
                /** @description What is counted or averaged */
                metric: components["parameters"]["report_metric"];
                /** @description Start of the window. */
                since?: string;
                /** @description What the report is about */
                type: components["parameters"]["report_type"];
                /** @description End of the window. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        /**
         * One metric over time
         * @description A time series of one metric, for the account or for one agent, inbox, label or team.
         */
        get: operations["list-all-conversation-statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/outgoing_messages_count": {
        parameters: {
            query?: {
                /** @description Start of the window (Unix timestamp). */
                since?: string;
                /** @description End of the window (Unix timestamp). */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        /**
         * Outgoing messages by agent, team, inbox or label
         * @description Counts outgoing messages in groups. Grouped by agent, messages that a bot sent (AgentBot, Captain::Assistant) are left out.
         */
        get: operations["get-outgoing-messages-count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/channel": {
        parameters: {
            query?: {
                /** @description Start of the window (Unix timestamp). */
                since?: string;
                /** @description End of the window (Unix timestamp). */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        /**
         * Conversations by channel type and status
         * @description Conversations created in the window, counted by the type of their channel and by the status they have now.
         */
        get: operations["get-channel-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * data
         * @example {
         *       "description": "You are not authorized to do this action",
         *       "errors": [
         *         {
         *           "field": "api_access_token",
         *           "message": "has the role agent",
         *           "code": "forbidden"
         *         }
         *       ]
         *     }
         */
        bad_request_error: {
            description: string;
            errors: components["schemas"]["request_error"][];
        };
        /**
         * @description Keyed by channel type.
         * @example {
         *       "Channel::WebWidget": {
         *         "open": 10,
         *         "resolved": 20,
         *         "pending": 5,
         *         "snoozed": 2,
         *         "total": 37
         *       },
         *       "Channel::Api": {
         *         "open": 5,
         *         "resolved": 15,
         *         "pending": 3,
         *         "snoozed": 1,
         *         "total": 24
         *       }
         *     }
         */
        channel_summary: {
            [key: string]: {
                /** @description Open now */
                open: number;
                /** @description Pending now */
                pending: number;
                /** @description Resolved now */
                resolved: number;
                /** @description Snoozed now */
                snoozed: number;
                /** @description All of them */
                total: number;
            };
        };
        /**
         * @example {
         *       "version": "4.11.0",
         *       "timestamp": "2026-01-31 12:00:00",
         *       "queue_services": "ok",
         *       "data_services": "ok"
         *     }
         */
        instance: {
            data_services: string;
            queue_services: string;
            /** @description The server's time, UTC, without a zone */
            timestamp: string;
            /** @description Version of the server, x.y.z */
            version: string;
        };
        /**
         * @description One entry for each agent, team, inbox or label that has messages.
         * @example [
         *       {
         *         "id": 1,
         *         "name": "Agent One",
         *         "outgoing_messages_count": 42
         *       },
         *       {
         *         "id": 2,
         *         "name": "Agent Two",
         *         "outgoing_messages_count": 18
         *       }
         *     ]
         */
        outgoing_messages_count: {
            /** @description Id of the agent, team, inbox or label. */
            id: number | null;
            /** @description Its name. */
            name: string | null;
            /** @description Outgoing messages in the window. */
            outgoing_messages_count: number;
        }[];
        refusal: {
            error: string;
        };
        refusal_list: {
            errors: string[];
        };
        reporting_event: {
            /** @description Id of the account */
            account_id: number;
            /** @description Id of the conversation */
            conversation_id: number | null;
            /**
             * Format: date-time
             * @description When the event was recorded
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the measured time ended
             */
            event_end_time: string;
            /**
             * Format: date-time
             * @description When the measured time began
             */
            event_start_time: string;
            /** @description Id of the event */
            id: number;
            /** @description Id of the inbox */
            inbox_id: number | null;
            /**
             * @description Kind of the event, first_response for one
             * @enum {string}
             */
            name: "first_response" | "reply_time" | "conversation_resolved" | "conversation_bot_resolved" | "conversation_bot_handoff" | "conversation_opened";
            /**
             * Format: date-time
             * @description When the event was last changed
             */
            updated_at: string;
            /** @description Id of the user */
            user_id: number | null;
            /**
             * Format: double
             * @description How long it took, in seconds
             */
            value: number;
            /**
             * Format: double
             * @description How long it took, in seconds of business hours
             */
            value_in_business_hours: number;
        };
        reporting_event_meta: {
            /** @description Events in all */
            count: number;
            /** @description This page's number */
            current_page: number | string;
            /** @description Pages in all */
            total_pages: number;
        };
        reporting_events_list_response: {
            meta: components["schemas"]["reporting_event_meta"];
            /** @description The events of this page */
            payload: components["schemas"]["reporting_event"][];
        };
        request_error: {
            code: string;
            field: string;
            message: string;
        };
    };
    responses: {
        /** @description A parameter is missing or has a value outside its enumeration or format */
        invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"];
            };
        };
        /** @description The account, or what the path names, does not exist */
        missing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
            };
        };
        /** @description No token, or one that nobody has */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal_list"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
            };
        };
    };
    parameters: {
        /** @description Number of the account */
        account_id: number;
        /** @description Page number, from 1 */
        page: number;
        /** @description What is counted or averaged */
        report_metric: "conversations_count" | "incoming_messages_count" | "outgoing_messages_count" | "avg_first_response_time" | "avg_resolution_time" | "resolutions_count" | "reply_time" | "bot_resolutions_count" | "bot_handoffs_count";
        /** @description What the report is about */
        report_type: "account" | "agent" | "inbox" | "label" | "team";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-instance-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["instance"];
                };
            };
        };
    };
    "get-account-reporting-events": {
        parameters: {
            query?: {
                /** @description Only events of this inbox. */
                inbox_id?: number;
                /** @description Only events of this name, first_response for one. */
                name?: string;
                /** @description Page number, from 1 */
                page?: components["parameters"]["page"];
                /** @description Start of the window (Unix timestamp in seconds). */
                since?: string;
                /** @description End of the window (Unix timestamp in seconds). */
                until?: string;
                /** @description Only events of this user. */
                user_id?: number;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reporting_events_list_response"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied - Only administrators can access this endpoint */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "list-all-conversation-statistics": {
        parameters: {
            query: {
                business_hours?: string;
                group_by?: string;
                /** @description Which agent, inbox, label or team, when the type names one. */
                id?: string;
                /** @description What is counted or averaged */
                metric: components["parameters"]["report_metric"];
                /** @description Start of the window. */
                since?: string;
                timezone_offset?: string;
                /** @description What the report is about */
                type: components["parameters"]["report_type"];
                /** @description End of the window. */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Events that were averaged */
                        count?: number;
                        timestamp: number;
                        value: number;
                    }[] | Record<string, never>;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            /** @description reports not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
                };
            };
            /** @description The server failed */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "get-outgoing-messages-count": {
        parameters: {
            query: {
                /** @description What the messages are grouped by. */
                group_by: "agent" | "team" | "inbox" | "label";
                /** @description Start of the window (Unix timestamp). */
                since?: string;
                /** @description End of the window (Unix timestamp). */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["outgoing_messages_count"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description The grouping is missing or unknown */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "get-channel-summary-report": {
        parameters: {
            query?: {
                /** @description Start of the window (Unix timestamp). */
                since?: string;
                /** @description End of the window (Unix timestamp). */
                until?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["channel_summary"];
                };
            };
            /** @description Date range exceeds 6 months limit */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description The window is longer than six months */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
        };
    };
}
