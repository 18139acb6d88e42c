import {
  createHash,
  randomBytes,
  randomInt,
  randomUUID,
  timingSafeEqual,
} from "node:crypto";

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
  return Array.from(
    { length: 5 },
    () => CODE_LETTERS[randomInt(CODE_LETTERS.length)],
  ).join("");
}
