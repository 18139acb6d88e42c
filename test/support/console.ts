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
  const { db } = house.database;
  const now = house.clock.now();
  const session = isSignedIn
    ? await enter(db, await insertSignInLink(db, now), now)
    : "";
  const app = consoleRoutes(house, {
    isSecure: false,
    invitation: (token) => `${ORIGIN}/officer?invite=${token}`,
    point: (code) => ({
      web: `${ORIGIN}/?start=p_${code}`,
      telegram: `https://t.me/lang_nghe_bot?start=p_${code}`,
    }),
  });
  const headers = { origin, cookie: `ln_console=${session}` };
  return {
    get: async (path) => await app.request(`${ORIGIN}${path}`, { headers }),
    post: async (path, body) =>
      await app.request(`${ORIGIN}${path}`, { method: "POST", headers, body }),
  };
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
