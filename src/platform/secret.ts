/** One secret of this installation, kept in the data folder: a stolen copy of the database alone does not know it. */
import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#kernel/app-error.ts";

/** HMAC-SHA256 in hex; the same text hashes otherwise for another purpose. */
export type KeyedHash = (purpose: "phone" | "sendingSystem", text: string) => string;

const NAME = "secret.key";

/**
 * Reads the secret, or makes it at the first start; processes that share the folder share it. Without it stored hashes of
 * phones match nobody and sending systems need new keys. Throws `secret.damaged`.
 */
export function openSecret(folder: string): KeyedHash {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, NAME);
  try {
    writeFileSync(path, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch {
    // It is there: made earlier, or by another process just now.
  }
  const secret = readFileSync(path, "utf8").trim();
  if (!/^[\da-f]{64}$/u.test(secret)) {
    throw new AppError(
      `${path} is not the secret this program made (64 hexadecimal digits). Put it back from a backup.`,
      { code: "secret.damaged" },
    );
  }
  return keyedHash(secret);
}

export function keyedHash(secret: string): KeyedHash {
  return (purpose, text) =>
    createHmac("sha256", secret).update(`${purpose}:${text}`).digest("hex");
}
