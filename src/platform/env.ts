import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const number = (form: RegExp, error: string) =>
  optional(z.string().regex(form, error).transform(Number));
const PRICE = /^\d{1,6}(\.\d{1,6})?$/;
const SHARE = /^(0(\.\d{1,6})?|1(\.0+)?)$/;

const ZALO_ID = "an id as Zalo shows it, digits only";
const SECRET = /^\S{8,}$/;

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
  DOSSIER_DIR: optional(z.string().min(1)),
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
  ZALO_OA_ID: optional(z.string().regex(/^\d{5,30}$/, ZALO_ID)),
  ZALO_APP_ID: optional(z.string().regex(/^\d{5,30}$/, ZALO_ID)),
  ZALO_APP_SECRET: optional(
    z.string().regex(SECRET, "the app's secret, without spaces"),
  ),
  ZALO_OA_SECRET: optional(
    z.string().regex(SECRET, "the OA Secret Key, without spaces"),
  ),
  ZALO_REFRESH_TOKEN: optional(
    z.string().regex(SECRET, "a refresh token, without spaces"),
  ),
  LLM_BASE_URL: optional(
    z.url({
      protocol: /^https?$/,
      error: "the address of a server, such as https://api.openai.com/v1",
    }),
  ),
  LLM_API_KEY: optional(z.string().min(1)),
  LLM_MODEL: optional(z.string().min(1)),
  LLM_DAILY_TOKENS: number(/^\d{1,12}$/, "a whole number of tokens"),
  LLM_PRICE_IN: number(PRICE, "the price of a million tokens, such as 0.4"),
  LLM_PRICE_OUT: number(PRICE, "the price of a million tokens, such as 1.6"),
  LLM_SHADOW_SHARE: number(SHARE, "a share from 0 to 1"),
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
  /** Files put there are taken in; null: none is watched. */
  readonly dossierFolder: string | null;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly telegram: { readonly token: string; readonly apiRoot: string | null } | null;
  /** The Official Account; null: no Zalo. */
  readonly zalo: ZaloConfig | null;
  /** Null: no language model, and nothing of it runs. */
  readonly llm: LlmConfig | null;
  readonly logLevel: string;
};

export type ZaloConfig = {
  readonly oaId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  readonly refreshToken: string;
};

export type LlmConfig = {
  /** Null: OpenAI's server. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  /** Instead of the model a prompt names. */
  readonly model: string | null;
  readonly dailyTokens: number;
  /** For a million tokens; 0 where nothing is paid. */
  readonly prices: { readonly prompt: number; readonly output: number };
  readonly shadowShare: number;
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
  const wrong = read.error?.issues ?? [];
  const lines = [
    ...wrong.map((issue) => `  ${issue.path.join(".")}: must be ${issue.message}`),
    ...missingForZalo(env),
  ];
  if (!read.success || lines.length > 0) {
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
    dossierFolder: given.DOSSIER_DIR ?? null,
    databaseUrl: given.DATABASE_URL ?? null,
    publicUrl: given.PUBLIC_URL ?? null,
    telegram:
      given.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : { token: given.TELEGRAM_BOT_TOKEN, apiRoot: given.TELEGRAM_API_ROOT ?? null },
    zalo: zaloOf(given),
    llm: llmOf(given),
    logLevel: given.LOG_LEVEL ?? "info",
  };
}

const ZALO_NEEDS = [
  "PUBLIC_URL",
  "ZALO_OA_ID",
  "ZALO_APP_ID",
  "ZALO_APP_SECRET",
  "ZALO_OA_SECRET",
  "ZALO_REFRESH_TOKEN",
] as const;

/** Zalo works whole or not at all, and only where it can deliver to us. A line for each that is missing. */
function missingForZalo(env: Readonly<Record<string, string | undefined>>): string[] {
  const isSet = (name: string) => (env[name] ?? "") !== "";
  const isWanted = ZALO_NEEDS.some((name) => name.startsWith("ZALO_") && isSet(name));
  if (!isWanted) return [];
  return ZALO_NEEDS.filter((name) => !isSet(name)).map(
    (name) => `  ${name}: must be set too, because another setting of Zalo is`,
  );
}

/** After `missingForZalo`: all or none. */
function zaloOf(given: z.infer<typeof settings>): ZaloConfig | null {
  const {
    ZALO_OA_ID: oaId,
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    ZALO_OA_SECRET: oaSecret,
    ZALO_REFRESH_TOKEN: refreshToken,
  } = given;
  const isWhole = oaId && appId && appSecret && oaSecret && refreshToken;
  return isWhole ? { oaId, appId, appSecret, oaSecret, refreshToken } : null;
}

/** A key or a server of one's own switches the language model on; the other settings alone do nothing. */
function llmOf(given: z.infer<typeof settings>): LlmConfig | null {
  const { LLM_BASE_URL: baseUrl = null, LLM_API_KEY: apiKey = null } = given;
  if (baseUrl === null && apiKey === null) return null;
  return {
    baseUrl,
    apiKey,
    model: given.LLM_MODEL ?? null,
    dailyTokens: given.LLM_DAILY_TOKENS ?? 5_000_000,
    prices: { prompt: given.LLM_PRICE_IN ?? 0, output: given.LLM_PRICE_OUT ?? 0 },
    shadowShare: given.LLM_SHADOW_SHARE ?? 0.1,
  };
}
