import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import { launchBrowser, openPhone } from "./browser.ts";
import { openSeededCity } from "./seeded-city.ts";
import { openWeb, type WebRig } from "./web-harness.ts";

/** A phone with the web chat of a server of its own. */
export type ChatPage = AsyncDisposable & {
  readonly rig: WebRig;
  readonly context: BrowserContext;
  readonly page: Page;
};

type Rig = Omit<NonNullable<Parameters<typeof openWeb>[0]>, "database">;

/** One browser and one database for the tests of a file; both end with it. */
export async function startChatPages() {
  const [browser, database] = await Promise.all([launchBrowser(), openSeededCity()]);
  afterAll(async () => {
    await browser.close();
    await database.close();
  });

  /** Nothing is loaded yet. The bot greets, unless told otherwise. */
  const openPage = async (
    rigOptions: Rig = {},
    phone: BrowserContextOptions = {},
  ): Promise<ChatPage> => {
    const rig = await openWeb({ database, answer: greet, ...rigOptions });
    const context = await openPhone(browser, phone);
    return {
      rig,
      context,
      page: await context.newPage(),
      [Symbol.asyncDispose]: async () => {
        await context.close();
        await rig[Symbol.asyncDispose]();
      },
    };
  };

  /** At `path`, greeted with "Chào anh/chị." by whatever answers. */
  const openChat = async (
    rigOptions: Rig = {},
    options: { readonly phone?: BrowserContextOptions; readonly path?: string } = {},
  ): Promise<ChatPage & { readonly chat: string }> => {
    const opened = await openPage(rigOptions, options.phone);
    const { rig, page } = opened;
    await page.goto(rig.url + (options.path ?? "/"));
    await page.getByText("Chào anh/chị.").waitFor();
    return { ...opened, chat: rig.heard[0]?.chatExternalId ?? "" };
  };
  return { database, openPage, openChat };
}

const greet: NonNullable<Rig["answer"]> = ({ event }) =>
  event.kind === "start" ? [{ text: "Chào anh/chị." }] : [];
