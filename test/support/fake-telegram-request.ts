import type { IncomingMessage } from "node:http";

/** A call as it came over the wire: JSON, a form, or multipart with files. */
export type ApiRequest = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
};
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

export async function readRequest(
  request: IncomingMessage,
  url: URL,
  method: string,
): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers["content-type"] ?? "";
  const boundary = /boundary=([^;]+)/.exec(type)?.[1];
  if (boundary !== undefined) {
    const { fields, files } = parseMultipart(body, boundary);
    return { method, params: { ...query, ...fields }, files };
  }
  return { method, params: { ...query, ...paramsOf(type, body) }, files: new Map() };
}

function paramsOf(type: string, body: Buffer): object {
  if (body.length === 0) return {};
  if (!type.startsWith("application/json")) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  const value: unknown = JSON.parse(body.toString());
  return typeof value === "object" && value !== null ? value : {};
}

/** As liberal as the real server: header names in any case, quotes around names or not. */
function parseMultipart(body: Buffer, boundary: string) {
  const fields: Record<string, string> = {};
  const files = new Map<string, UploadedFile>();
  const mark = Buffer.from(`--${boundary}`);
  let from = body.indexOf(mark);
  while (from >= 0) {
    const to = body.indexOf(mark, from + mark.length);
    if (to < 0) break;
    // Between the marks: a line end, headers, an empty line, the content, a line end.
    const part = body.subarray(from + mark.length + 2, to - 2);
    const split = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, split).toString();
    const content = part.subarray(split + 4);
    const name = /[;\s]name="?([^";\r]+)/i.exec(head)?.[1] ?? "";
    const file = /filename="?([^";\r]+)/i.exec(head)?.[1];
    if (file === undefined) fields[name] = content.toString();
    else files.set(name, { name: file, bytes: new Uint8Array(content) });
    from = to;
  }
  return { fields, files };
}
