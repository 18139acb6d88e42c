/** Joins the parts into a running house. */
import { Hono } from "hono";
import type { Accept, Channel, ReadMedia } from "#channels/port.ts";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { createWebChannel } from "#channels/web/channel.ts";
import { createZaloChannel } from "#channels/zalo-oa/channel.ts";
import { deadlineMs } from "#classification/providers/llm.ts";
import { dossierApiRoutes } from "#console/dossier-api.ts";
import { healthRoutes } from "#console/health.ts";
import { publicCaseRoutes } from "#console/public-case.ts";
import { publicIndexRoutes } from "#console/public-index.ts";
import { consoleRoutes } from "#console/routes.ts";
import { insertSignInLink } from "#console/store.ts";
import { AppError } from "#kernel/app-error.ts";
import { findMedia } from "#media/store.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import type { Config } from "#platform/env.ts";
import { type FileStore, openFileStore } from "#platform/files.ts";
import { listen } from "#platform/http.ts";
import { newToken } from "#platform/ids.ts";
import { createLog, type Log } from "#platform/logger.ts";
import { keyedHash, openSecret } from "#platform/secret.ts";
import { readReleased } from "#prompts/providers/released.ts";
import { createAccept } from "#workflow/accept-update.ts";
import { type Demo, demoClock, openDemo } from "#workflow/demo-city.ts";
import type { House } from "#workflow/house.ts";
import { inviteFirstDispatcher } from "#workflow/invite.ts";
import { openModelDesk } from "#workflow/open-language-model.ts";
import { openLearning } from "#workflow/open-learning.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";
import { startWork, type Work } from "#workflow/start-work.ts";
import { startDossierFolder } from "#workflow/watch-dossier-folder.ts";

export type Running = {
  readonly address: string;
  /** What to open now, for the person who started the program. */
  readonly welcome: string;
  readonly house: House;
  readonly stop: () => Promise<void>;
};

/** How long open streams and requests may take to end once we are told to stop. */
const GRACE_MS = 2_000;

/** Starts everything, or throws and leaves nothing behind. */
export async function startHouse(
  config: Config,
  options: { readonly isDemo: boolean },
): Promise<Running> {
  const { isDemo } = options;
  const isAlone =
    config.telegram === null && config.zalo === null && config.databaseUrl === null;
  if (isDemo && !isAlone) {
    throw new AppError(
      "The demonstration plays with time, so it runs only by itself. Unset TELEGRAM_BOT_TOKEN, ZALO_… and DATABASE_URL, or use `npm start`.",
      { code: "demo.notAlone" },
    );
  }
  // A prompt that was changed after its release must not answer anybody.
  readReleased();
  const log = createLog({ level: config.logLevel });
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    folder: isDemo ? null : config.dataFolder,
  });
  try {
    await seedCity(database, systemClock.now());
    return await join(config, { database, log, isDemo });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Ground = {
  readonly database: Database;
  readonly log: Log;
  readonly isDemo: boolean;
};

async function join(config: Config, ground: Ground): Promise<Running> {
  const { database, log } = ground;
  // The channels need somebody to wake, and the work needs the channels.
  const waiting: { work: Work | null } = { work: null };
  const originOf = () => config.publicUrl ?? server.address;
  const rooms = await furnish(config, ground, {
    onNew: () => waiting.work?.wake(),
    caseLink: (code) =>
      // Whoever writes through Telegram is elsewhere and cannot open this machine's own address.
      config.publicUrl === null && config.telegram !== null
        ? null
        : `${originOf()}/viec/${code}`,
  });
  const { house } = rooms;
  const isSecure = config.publicUrl !== null;
  const { fetch } = mount(house, { ...rooms, isSecure, originOf });
  const server = await listen({ fetch, host: config.host, port: config.port });
  const work = startWork(house);
  waiting.work = work;
  const dossiers = startDossierFolder(
    house,
    ground.isDemo ? null : config.dossierFolder,
  );
  for (const channel of house.channels.values()) await channel.start();
  const channels = [...house.channels.keys()];
  log.info({ event: "house.started", database: database.kind, channels }, "started");
  return {
    address: server.address,
    welcome: await welcome(house, originOf(), ground.isDemo),
    house,
    stop: async () => {
      for (const channel of house.channels.values()) await channel.stop();
      await server.stop(GRACE_MS);
      await work.stop();
      await dossiers?.stop();
      await database.close();
      log.info({ event: "house.stopped" }, "stopped");
    },
  };
}

/** The house with its channels, nothing started yet. */
async function furnish(
  config: Config,
  ground: Ground,
  given: { readonly onNew: () => void } & Pick<House, "caseLink">,
) {
  const { onNew, caseLink } = given;
  const { database, log, isDemo } = ground;
  const city = await loadCity(database);
  const setClock = isDemo ? demoClock(city, systemClock.now()) : null;
  const clock = setClock ?? systemClock;
  const { dataFolder } = config;
  const files = openFileStore(`${dataFolder}/${isDemo ? "demo-files" : "files"}`);
  const models = isDemo ? "demo-models" : "models";
  const learning = await openLearning(ground, { directory: dataFolder, models });
  const accept = createAccept({ database, clock, log, onNew });
  const demo = setClock === null ? null : openDemo(() => house, setClock);
  const parts = { database, files, clock, log, accept, demo };
  const { web, telegram, zalo } = createChannels(config, parts);
  const channels = new Map<string, Channel>([[web.name, web]]);
  for (const channel of [telegram, zalo]) {
    if (channel !== null) channels.set(channel.name, channel);
  }
  const house: House = {
    database,
    files,
    clock,
    log,
    city,
    classifier: learning.models.classifier,
    learning,
    languageModel: config.llm === null ? null : openModelDesk(config.llm, deadlineMs),
    keyedHash: isDemo ? keyedHash(newToken()) : openSecret(dataFolder),
    caseLink,
    channels,
  };
  return { house, web, telegram, zalo };
}

/** Every address of the server. */
function mount(
  house: House,
  parts: {
    readonly web: { readonly routes: Hono };
    readonly telegram: {
      readonly routes: Hono | null;
      readonly botName: () => string | null;
    } | null;
    readonly zalo: { readonly routes: Hono; readonly link: string } | null;
    readonly isSecure: boolean;
    readonly originOf: () => string;
  },
): Hono {
  const { web, telegram, zalo, isSecure, originOf } = parts;
  const invitation = (token: string) => `${originOf()}/officer?invite=${token}`;
  // `/start PARAMETER`, as the dialogue reads it: `p_` and a counter, `r_` and what a dossier's link carries.
  const start = (parameter: string) => {
    const bot = telegram?.botName() ?? null;
    return {
      web: `${originOf()}/?start=${parameter}`,
      telegram: bot === null ? null : `https://t.me/${bot}?start=${parameter}`,
      zalo: zalo === null ? null : { account: zalo.link, typed: parameter },
    };
  };
  const app = new Hono();
  app.route("/", web.routes);
  if (telegram?.routes != null) app.route("/", telegram.routes);
  if (zalo !== null) app.route("/", zalo.routes);
  app.route("/", healthRoutes(house));
  app.route("/", publicCaseRoutes(house, { isBehindProxy: isSecure }));
  app.route("/", dossierApiRoutes(house));
  app.route("/", publicIndexRoutes(house));
  app.route("/", consoleRoutes(house, { isSecure, invitation, start }));
  return app;
}

function createChannels(
  config: Config,
  parts: {
    readonly database: Database;
    readonly files: FileStore;
    readonly clock: Clock;
    readonly log: Log;
    readonly accept: Accept;
    readonly demo: Demo | null;
  },
) {
  const { database, files, clock, log, accept } = parts;
  const readMedia: ReadMedia = async (mediaId) => {
    const [media] = await findMedia(database.db, [mediaId]);
    const bytes = await files.read(mediaId);
    return { bytes, contentType: media?.contentType ?? "application/octet-stream" };
  };
  const web = createWebChannel({ ...parts, isSecure: config.publicUrl !== null });
  const { publicUrl } = config;
  const telegram =
    config.telegram === null
      ? null
      : createTelegramChannel({
          ...config.telegram,
          publicUrl,
          accept,
          readMedia,
          log,
        });
  const zalo =
    config.zalo === null
      ? null
      : createZaloChannel({
          access: config.zalo,
          db: database.db,
          clock,
          accept,
          readMedia,
          log,
        });
  return { web, telegram, zalo };
}

/** What a person who has just started the program wants to open. */
async function welcome(house: House, origin: string, isDemo: boolean): Promise<string> {
  const key = await insertSignInLink(house.database.db, house.clock.now());
  const token = isDemo ? null : await inviteFirstDispatcher(house);
  const officer = token === null ? "/officer" : `/officer?invite=${token}`;
  return [
    isDemo
      ? "Lắng Nghe is running as a DEMONSTRATION: nothing is kept."
      : "Lắng Nghe is running.",
    `  Citizen chat   ${origin}/`,
    `  Officer chat   ${origin}${officer}`,
    ...(isDemo ? [`  Head's chat    ${origin}/head`] : []),
    `  Console        ${origin}/console/enter?key=${key}   (works once, within an hour)`,
  ].join("\n");
}
