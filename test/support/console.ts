import { consoleRoutes } from "#console/routes.ts";
import { enter, insertSignInLink } from "#console/store.ts";
import type { House } from "#workflow/house.ts";

const ORIGIN = "http://console.test";

/** The console as an administrator's browser sees it, without one. */
export type ConsoleVisitor = {
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, form: FormData) => Promise<Response>;
};

/** Somebody with a session, or without; `origin` is the page a form is posted from. */
export async function visitConsole(
  house: House,
  given: { readonly isSignedIn?: boolean; readonly origin?: string } = {},
): Promise<ConsoleVisitor> {
  const { isSignedIn = true, origin = ORIGIN } = given;
  const session = isSignedIn ? await signIn(house) : "";
  const app = consoleOf(house, ORIGIN);
  const headers = { origin, cookie: `ln_console=${session}` };
  return {
    get: async (path) => await app.request(`${ORIGIN}${path}`, { headers }),
    post: async (path, body) =>
      await app.request(`${ORIGIN}${path}`, { method: "POST", headers, body }),
  };
}

/** The token of an administrator's session. */
export async function signIn({ database: { db }, clock }: House): Promise<string> {
  const now = clock.now();
  return (await enter(db, await insertSignInLink(db, now), now)) ?? "";
}

/** The console of a house, with links as a server at `origin` would make them. */
export function consoleOf(house: House, origin: string) {
  return consoleRoutes(house, {
    isSecure: false,
    invitation: (token) => `${origin}/officer?invite=${token}`,
    start: (parameter) => ({
      web: `${origin}/?start=${parameter}`,
      telegram: `https://t.me/lang_nghe_bot?start=${parameter}`,
      zalo: { account: "https://zalo.me/388613280878808645", typed: parameter },
    }),
  });
}

export function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** What a hidden field of a page holds. */
export function hiddenIn(page: string, name: string): string {
  const [, value = ""] =
    new RegExp(`name="${name}"\\s+value="([^"]*)"`, "u").exec(page) ?? [];
  return value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
