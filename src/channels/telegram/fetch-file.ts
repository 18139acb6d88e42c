import type { Api } from "grammy";
import { download, NotDownloaded } from "#channels/download.ts";
import { typeOfPath } from "#channels/media-types.ts";
import type { FetchedFile } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import type { TelegramAccess } from "./api.ts";
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
      // The path has the right extension; Telegram's file server calls everything a stream of bytes.
      const { bytes } = await download(
        `${access.apiRoot}/file/bot${access.token}/${path}`,
        { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS },
      );
      return { bytes, contentType: typeOfPath(path) };
    } catch (error) {
      const found = error instanceof NotDownloaded ? error.found : detailOf(error);
      throw unavailable(found, error);
    }
  };
}

function unavailable(found: string, cause: unknown): AppError {
  return new AppError(
    `Telegram did not hand over a file: ${found}. Links live an hour and files up to 20 MB; try again with the same reference.`,
    { code: "telegram.fileUnavailable", cause },
  );
}
