/** What page and server say to each other; both are checked against it. */

export const SEAT_NAMES = ["citizen", "officer", "head", "dispatcher"] as const;
export type Seat = (typeof SEAT_NAMES)[number];
export type Language = "vi" | "en";

/** What a person does, but for photos: those come as a form. `id` is a UUID the page makes. */
export type Update =
  | { readonly id: string; readonly kind: "text"; readonly text: string }
  | { readonly id: string; readonly kind: "press"; readonly buttonId: string }
  | {
      readonly id: string;
      readonly kind: "location";
      readonly lat: number;
      readonly lon: number;
    }
  | { readonly id: string; readonly kind: "start"; readonly parameter: string | null }
  | { readonly id: string; readonly kind: "language"; readonly language: Language };

/** Why the server will never take this: sending it again is useless. */
export type Refusal = "badRequest" | "unknownButton" | "tooLarge" | "notAnImage";

export type LineButton = {
  readonly id: string;
  readonly label: string;
  readonly kind: "press" | "location" | "link";
  /** Of a link: http, https or tel. */
  readonly url?: string | undefined;
};

/** One line of the chat. */
export type Line = {
  /** Rises along the chat, may leave numbers out; the stream goes on after it. */
  readonly seq: number;
  /** `person:` and the update's id, or `bot:` and the message's. */
  readonly key: string;
  /** ISO, UTC. */
  readonly at: string;
} & (BotLine | PersonLine);

export type BotLine = {
  readonly from: "bot";
  readonly segments: readonly { readonly text: string; readonly isBold: boolean }[];
  readonly buttons: readonly LineButton[];
  readonly mediaIds: readonly string[];
  /** The agency that speaks; null is the bot. */
  readonly speaker: string | null;
  readonly asksLocation: boolean;
};

export type PersonLine = { readonly from: "person" } & Said;

/** What a person said, as it is shown. */
export type Said =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly buttonId: string; readonly text: string }
  | { readonly kind: "location"; readonly lat: number; readonly lon: number }
  | {
      readonly kind: "files";
      readonly mediaIds: readonly string[];
      readonly text: string;
    };

/** Events of the stream beside lines; they have no id and are never repeated. */
export type Hint =
  /** The server's time, at once and every 15 s: the page knows by it that the line is alive. */
  | { readonly event: "clock"; readonly data: { readonly now: string } }
  /** All lines there were have come. */
  | { readonly event: "ready"; readonly data: Record<string, never> }
  /** An answer to line `seq` is being made. */
  | { readonly event: "typing"; readonly data: { readonly seq: number } };
