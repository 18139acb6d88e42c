import { download, NotDownloaded } from "#channels/download.ts";
import { knownType, typeOfPath } from "#channels/media-types.ts";
import { faultOfNetwork } from "#channels/network-fault.ts";
import type { FetchedFile } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import type { ZaloRoots } from "./access.ts";

/** Enough for what phones send in chats. */
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 35_000;

/**
 * Gets the bytes at an address that came in a signed event, over the same protocol as the API, that is
 * https. Throws `zalo.fileUnavailable`.
 */
export function createFetchFile(
  roots: ZaloRoots,
): (fileRef: string) => Promise<FetchedFile> {
  const { protocol } = new URL(roots.api);
  return async (fileRef) => {
    const url = new URL(fileRef);
    if (url.protocol !== protocol)
      throw unavailable(`it is not at an ${protocol} address`);
    try {
      const limits = { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS };
      const { bytes, contentType } = await download(fileRef, limits);
      return { bytes, contentType: knownType(contentType) ?? typeOfPath(url.pathname) };
    } catch (error) {
      const isTold = error instanceof NotDownloaded;
      throw unavailable(isTold ? error.found : faultOfNetwork(error).code, error);
    }
  };
}

function unavailable(found: string, cause?: unknown): AppError {
  return new AppError(
    `Zalo did not hand over a file: ${found}. Files up to 20 MB are taken; how long Zalo keeps them is not known.`,
    { code: "zalo.fileUnavailable", cause },
  );
}
