import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Every setting: its name, what is allowed, and its default. `.env.example` lists the same. */
const settings = z.object({
  HOST: optional(z.string().min(1)),
  PORT: optional(
    z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
        error: "a port number, 0 to 65535",
      })
      .transform(Number),
  ),
  DATA_DIR: optional(z.string().min(1)),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "an address that begins with postgresql://"),
  ),
  PUBLIC_URL: optional(
    z
      .string()
      .regex(
        /^https:\/\/[^/]+$/,
        "an https address without a path, such as https://langnghe.example.vn",
      ),
  ),
  TELEGRAM_BOT_TOKEN: optional(
    z
      .string()
      .regex(
        /^\d+:[\w-]{20,}$/,
        "a token as BotFather gives it, such as 123456:ABC-DEF…",
      ),
  ),
  TELEGRAM_API_ROOT: optional(z.url("the address of a Bot API server")),
  LOG_LEVEL: optional(
    z.enum(
      ["debug", "info", "warn", "error", "silent"],
      "debug, info, warn, error or silent",
    ),
  ),
});

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly telegram: { readonly token: string; readonly apiRoot: string | null } | null;
  readonly logLevel: string;
};

/** The names of all settings, in the order of `.env.example`. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/**
 * Reads all settings once. Throws `config.invalid` naming every wrong one at once, never its value:
 * it may be a secret.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const read = settings.safeParse(env);
  if (!read.success) {
    const lines = read.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: must be ${issue.message}`,
    );
    throw new AppError(
      `These settings cannot be used:\n${lines.join("\n")}\nCorrect them (see .env.example) or leave them out.`,
      { code: "config.invalid" },
    );
  }
  const given = read.data;
  return {
    host: given.HOST ?? "127.0.0.1",
    port: given.PORT ?? 3000,
    dataFolder: given.DATA_DIR ?? "data",
    databaseUrl: given.DATABASE_URL ?? null,
    publicUrl: given.PUBLIC_URL ?? null,
    telegram:
      given.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : { token: given.TELEGRAM_BOT_TOKEN, apiRoot: given.TELEGRAM_API_ROOT ?? null },
    logLevel: given.LOG_LEVEL ?? "info",
  };
}
