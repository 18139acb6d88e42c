import { Api } from "grammy";

export type TelegramAccess = {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
};

/** How long Telegram may hold a long poll open. */
export const POLL_SECONDS = 25;

/** For what is answered at once. */
export function createApi({ token, apiRoot }: TelegramAccess): Api {
  return new Api(token, { apiRoot, timeoutSeconds: 20 });
}

/** For uploads over a slow line: ten pictures take longer than a text. */
export function createUploadApi({ token, apiRoot }: TelegramAccess): Api {
  return new Api(token, { apiRoot, timeoutSeconds: 40 });
}

/** For receiving: every call ends the moment `signal` does, also a long poll. */
export function createReceivingApi(
  { token, apiRoot }: TelegramAccess,
  signal: AbortSignal,
): Api {
  const api = new Api(token, { apiRoot, timeoutSeconds: POLL_SECONDS + 10 });
  if (!isApiSignal(signal)) throw new TypeError("grammY takes only an AbortSignal.");
  api.config.use((call, method, payload) => call(method, payload, signal));
  return api;
}

type ApiSignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY types its signals by a polyfill, but uses them as the platform's own. */
function isApiSignal(signal: unknown): signal is ApiSignal {
  return signal instanceof AbortSignal;
}
