import type { Seat } from "./client/wire.ts";

/** Four chats that fit into one browser, each with its page and its cookie. */
export const SEATS = {
  citizen: { path: "/", cookie: "ln_citizen" },
  officer: { path: "/officer", cookie: "ln_officer" },
  head: { path: "/head", cookie: "ln_head" },
  dispatcher: { path: "/dispatcher", cookie: "ln_dispatcher" },
} as const satisfies Record<Seat, { path: string; cookie: string }>;
