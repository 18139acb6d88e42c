import { z } from "zod";
import { ApiFault } from "./fake-telegram-fault.ts";
import type { ApiRequest } from "./fake-telegram-request.ts";
import type { FakeButton } from "./fake-telegram-world.ts";

export function bad(description: string): ApiFault {
  return new ApiFault(400, `Bad Request: ${description}`);
}

type Params = ApiRequest["params"];

const button = z.object({
  text: z.string().min(1),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const markupSchema = z.object({
  inline_keyboard: z.array(z.array(button)).optional(),
  keyboard: z
    .array(
      z.array(z.object({ text: z.string(), request_location: z.boolean().optional() })),
    )
    .optional(),
  one_time_keyboard: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
});

/** An object in JSON, a string of JSON in forms. */
export function jsonOf(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}

export function markupOf(params: Params): z.infer<typeof markupSchema> {
  return markupSchema.parse(jsonOf(params["reply_markup"] ?? "{}"));
}

export function buttonsOf(params: Params): FakeButton[][] {
  const rows = markupOf(params).inline_keyboard ?? [];
  rows.flat().forEach(checkButton);
  return rows;
}

function checkButton({ callback_data, url }: FakeButton): void {
  if (url !== undefined) {
    if (!/^(https?|tg):\/\//.test(url)) {
      throw bad(
        `inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`,
      );
    }
    if (!/^tg:|^https?:\/\/[^/:]+\.[^/:]+/.test(url)) {
      throw bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
    return;
  }
  if (callback_data === undefined)
    throw bad("text buttons are unallowed in the inline keyboard");
  const bytes = Buffer.byteLength(callback_data);
  if (bytes < 1 || bytes > 64) throw bad("BUTTON_DATA_INVALID");
}
