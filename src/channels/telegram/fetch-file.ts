import type { Api } from "grammy";
import type { FetchedFile } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import type { TelegramAccess } from "./api.ts";
import { typeOfPath } from "./media-types.ts";
import { detailOf } from "./outcome.ts";
import { fileInfoSchema } from "./wire.ts";

/** Bot API: `getFile` gives no more than 20 MB. */
const MAX_BYTES = 20 * 1024 * 1024;
/** With the 20 s of `getFile` still less than the minute others wait for a file. */
const TIMEOUT_MS = 35_000;

/**
 * Gets the bytes behind a `file_id`. Throws `telegram.fileUnavailable`; its cause never holds the
 * address, which contains the token.
 */
export function createFetchFile(
  api: Api,
  access: TelegramAccess,
): (fileRef: string) => Promise<FetchedFile> {
  return async (fileRef) => {
    try {
      const { file_path: path } = fileInfoSchema.parse(await api.getFile(fileRef));
      const response = await fetch(
        `${access.apiRoot}/file/bot${access.token}/${path}`,
        { signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      if (!response.ok || response.body === null) {
        throw unavailable(`the download answered ${response.status}`);
      }
      return { bytes: await readAll(response.body), contentType: typeOfPath(path) };
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw unavailable(detailOf(error), error);
    }
  };
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw unavailable("it is larger than 20 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unavailable(found: string, cause?: unknown): AppError {
  return new AppError(
    `Telegram did not hand over a file: ${found}. Links live an hour and files up to 20 MB; try again with the same reference.`,
    { code: "telegram.fileUnavailable", cause },
  );
}
