import {
  createHash,
  randomBytes,
  randomInt,
  randomUUID,
  timingSafeEqual,
} from "node:crypto";
import { isShortCode } from "#kernel/short-code.ts";

/** A new id for a row. */
export function newId(): string {
  return randomUUID();
}

/** A secret for a link or a cookie: 256 bits, safe in addresses and in Telegram's start parameter. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What of a token is stored. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares secrets without telling by the time taken where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash("sha256").update(one).digest(),
    createHash("sha256").update(other).digest(),
  );
}

/** Without 0 O 1 I L, which people confuse when reading aloud. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Five letters and digits for the public code of a case (31^5 = 28.6 million a year and ward). */
export function newCodeTail(): string {
  return randomCode(5);
}

/** Eight letters and digits, some of both, for a code that is typed once (31^8 = 8.5 · 10^11). */
export function newShortCode(): string {
  for (;;) {
    const code = randomCode(8);
    if (isShortCode(code)) return code;
  }
}

/** Ten letters and digits for the link and QR code of a dossier (31^10 = 8 · 10^14, for some millions a year). */
export function newRatingToken(): string {
  return randomCode(10);
}

function randomCode(length: number): string {
  return Array.from(
    { length },
    () => CODE_LETTERS[randomInt(CODE_LETTERS.length)],
  ).join("");
}
