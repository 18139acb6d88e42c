import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { readConfig, settingNames } from "#platform/env.ts";

/** What may stand there, and what may not. `geheim` marks what must never be shown. */
const SETTINGS: Readonly<Record<string, { good: string[]; bad: string[] }>> = {
  HOST: { good: ["0.0.0.0", "::1"], bad: [] },
  PORT: { good: ["0", "65535"], bad: ["eighty", "65536", "80.5", "-1", " ", "0x50"] },
  DATA_DIR: { good: ["/var/lib/lang-nghe"], bad: [] },
  DOSSIER_DIR: { good: ["/srv/ho-so"], bad: [] },
  DATABASE_URL: {
    good: ["postgresql://me:geheim@db:5432/name", "postgres://db/name"],
    bad: ["mysql://me:geheim@db/name", "db"],
  },
  PUBLIC_URL: {
    good: ["https://langnghe.example.vn", "https://langnghe.example.vn:8443"],
    bad: ["http://langnghe.example.vn", "https://langnghe.example.vn/chat", "geheim"],
  },
  TELEGRAM_BOT_TOKEN: {
    good: ["123456:ABC-DEF_1234ghIkl-zyx57W2v1u123ew11"],
    bad: ["geheim", "123456:geheim", "ABC-DEF1234ghIkl-zyx57W2v1u123ew11geheim"],
  },
  TELEGRAM_API_ROOT: { good: ["http://127.0.0.1:8081"], bad: ["geheim", "8081"] },
  ZALO_OA_ID: { good: ["388613280878808645"], bad: ["geheim", "388-613"] },
  ZALO_APP_ID: { good: ["3608465248940903967"], bad: ["geheim", "12"] },
  ZALO_APP_SECRET: { good: ["aB3dE6gH9kL2"], bad: ["geheim x y", "short"] },
  ZALO_OA_SECRET: { good: ["aB3dE6gH9kL2"], bad: ["geheim x y"] },
  ZALO_REFRESH_TOKEN: { good: ["aB3dE6gH9kL2-_"], bad: ["geheim x y"] },
  LLM_BASE_URL: {
    good: ["http://127.0.0.1:11434/v1", "https://api.openai.com/v1"],
    bad: ["geheim", "ftp://geheim/v1"],
  },
  LLM_API_KEY: { good: ["sk-geheim"], bad: [] },
  LLM_MODEL: { good: ["gpt-4.1-mini"], bad: [] },
  LLM_DAILY_TOKENS: { good: ["0", "2000000"], bad: ["2e6", "-1", "2.5", "two"] },
  LLM_PRICE_IN: { good: ["0", "0.4"], bad: ["-0.4", "$0.4", "free"] },
  LLM_PRICE_OUT: { good: ["1.6"], bad: ["1,6"] },
  LLM_SHADOW_SHARE: { good: ["0", "0.25", "1"], bad: ["1.5", "25%", "-0.1"] },
  LOG_LEVEL: { good: ["debug", "silent"], bad: ["loud", "INFO"] },
};
const rows = (kind: "good" | "bad") =>
  Object.entries(SETTINGS).flatMap(([name, values]) =>
    values[kind].map((value): [string, string] => [name, value]),
  );

const DEFAULTS = {
  host: "127.0.0.1",
  port: 3000,
  dataFolder: "data",
  dossierFolder: null,
  databaseUrl: null,
  publicUrl: null,
  telegram: null,
  zalo: null,
  llm: null,
  logLevel: "info",
};

/** Zalo is set up whole or not at all. */
const ZALO = {
  PUBLIC_URL: "https://langnghe.example.vn",
  ZALO_OA_ID: "388613280878808645",
  ZALO_APP_ID: "3608465248940903967",
  ZALO_APP_SECRET: "appSecret-geheim",
  ZALO_OA_SECRET: "oaSecret-geheim",
  ZALO_REFRESH_TOKEN: "refreshToken-geheim",
};
const besides = (name: string) => (name.startsWith("ZALO_") ? ZALO : {});

describe("settings", () => {
  it("are all optional", () => {
    expect(readConfig({})).toEqual(DEFAULTS);
  });

  it("left empty are absent", () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, ""]));
    expect(readConfig(empty)).toEqual(DEFAULTS);
  });

  it("have rows here for every name", () => {
    expect(Object.keys(SETTINGS)).toEqual(settingNames);
  });

  it.each(rows("good"))("%s may be %s", (name, value) => {
    expect(() => readConfig({ ...besides(name), [name]: value })).not.toThrow();
  });

  it.each(rows("bad"))(
    "%s may not be %s, and the message does not quote it",
    (name, value) => {
      const message = refusal({ ...besides(name), [name]: value });
      expect(message).toMatch(new RegExp(`^ {2}${name}: must be [^\\n]+$`, "m"));
      expect(message).not.toMatch(/geheim|expected|invalid/i);
      if (value.trim() !== "") expect(message).not.toContain(` ${value}\n`);
    },
  );

  it("that are wrong are named all at once", () => {
    const wrong = Object.entries(SETTINGS).flatMap(([name, { bad }]) =>
      bad[0] === undefined ? [] : [[name, bad[0]]],
    );
    const named = refusal(Object.fromEntries(wrong)).matchAll(/^ {2}(\w+):/gm);
    expect([...named].map(([, name]) => name)).toEqual(wrong.map(([name]) => name));
  });

  it.each(Object.keys(ZALO))("of Zalo are wanted whole: %s", (name) => {
    const message = refusal({ ...ZALO, [name]: "" });
    expect(message).toMatch(new RegExp(`^ {2}${name}: must be set too`, "m"));
    expect(message.match(/must be/g)).toHaveLength(1);
  });

  it("of others are none of our business", () => {
    expect(readConfig({ PATH: "/bin", EDITOR: "vi" })).toEqual(DEFAULTS);
  });

  it("arrive where they are used", () => {
    const config = readConfig({
      HOST: "0.0.0.0",
      PORT: "0",
      DATA_DIR: "/data",
      DOSSIER_DIR: "/srv/ho-so",
      DATABASE_URL: "postgresql://db/name",
      TELEGRAM_BOT_TOKEN: "123456:ABC-DEF_1234ghIkl-zyx57W2v1u123ew11",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081",
      ...ZALO,
      LLM_BASE_URL: "http://127.0.0.1:11434/v1",
      LLM_API_KEY: "sk-1",
      LLM_MODEL: "a-model",
      LLM_DAILY_TOKENS: "1000",
      LLM_PRICE_IN: "0.4",
      LLM_PRICE_OUT: "1.6",
      LLM_SHADOW_SHARE: "0.25",
      LOG_LEVEL: "debug",
    });
    expect(config).toEqual({
      host: "0.0.0.0",
      port: 0,
      dataFolder: "/data",
      dossierFolder: "/srv/ho-so",
      databaseUrl: "postgresql://db/name",
      publicUrl: "https://langnghe.example.vn",
      telegram: {
        token: "123456:ABC-DEF_1234ghIkl-zyx57W2v1u123ew11",
        apiRoot: "http://127.0.0.1:8081",
      },
      zalo: {
        oaId: "388613280878808645",
        appId: "3608465248940903967",
        appSecret: "appSecret-geheim",
        oaSecret: "oaSecret-geheim",
        refreshToken: "refreshToken-geheim",
      },
      llm: {
        baseUrl: "http://127.0.0.1:11434/v1",
        apiKey: "sk-1",
        model: "a-model",
        dailyTokens: 1000,
        prices: { prompt: 0.4, output: 1.6 },
        shadowShare: 0.25,
      },
      logLevel: "debug",
    });
  });

  it.each([
    ["a key", { LLM_API_KEY: "sk-1" }],
    ["a server of one's own", { LLM_BASE_URL: "http://127.0.0.1:11434/v1" }],
  ])("%s switches the language model on", (_, given) => {
    expect(readConfig(given).llm).toMatchObject({
      model: null,
      dailyTokens: 5_000_000,
      prices: { prompt: 0, output: 0 },
      shadowShare: 0.1,
    });
  });

  it("of a language model nobody can reach switch nothing on", () => {
    const given = { LLM_MODEL: "a-model", LLM_DAILY_TOKENS: "1", LLM_PRICE_IN: "1" };
    expect(readConfig(given).llm).toBeNull();
  });
});

describe("what is written about settings", () => {
  const file = readFileSync(".env.example", "utf8");
  const example = parseEnv(file);
  const defaults = settingNames.map((name) => [name, example[name]]);

  it(".env.example lists exactly the settings there are, with the defaults", () => {
    const listed = [...file.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(listed).toEqual(settingNames);
    expect(readConfig(example)).toEqual(DEFAULTS);
    const shown = defaults.flatMap(([, value]) => value || []);
    const real = Object.values(DEFAULTS).filter((value) => value !== null);
    expect(shown).toEqual(real.map(String));
  });

  it("README.md has a row for each setting, with its default and what it means", () => {
    if (!existsSync("README.md")) throw new Error("README.md is not written yet.");
    const table = readFileSync("README.md", "utf8").matchAll(
      /^\| `([A-Z][A-Z_]+)` \| (?:`([^`]*)`)? ?\| (.+) \|$/gm,
    );
    const written = [...table].map(([, name, value = "", meaning = ""]) => {
      expect(meaning.length, `the meaning of ${name}`).toBeGreaterThan(10);
      return [name, value];
    });
    expect(written, "rows such as | `PORT` | `3000` | … |").toEqual(defaults);
  });
});

function refusal(env: Readonly<Record<string, string>>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toMatchObject({ code: "config.invalid", cause: undefined });
    return error instanceof Error ? error.message : "";
  }
  throw new Error("nothing was refused");
}
