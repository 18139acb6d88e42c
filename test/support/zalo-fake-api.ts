import { z } from "zod";
import type { ApiRequest } from "./fake-telegram-request.ts";
import {
  type ZaloChat,
  ZaloFault,
  type ZaloMessage,
  type ZaloWorld,
} from "./zalo-fake-world.ts";

/** The calls of the OpenAPI that we use, with their limits. */
export const ZALO_CALLS: Readonly<
  Record<string, (world: ZaloWorld, request: ApiRequest) => unknown>
> = {
  "/v3.0/oa/message/cs": sendConsultation,
  "/v2.0/oa/upload/image": (world, request) => {
    const attachment_id = upload(world, request, /^(\xff\xd8\xff|\x89PNG)/, 1);
    return { attachment_id };
  },
  "/v2.0/oa/upload/file": (world, request) => ({
    token: upload(world, request, /^(%PDF|PK|[\w"])/, 5),
  }),
};

const buttonSchema = z.object({
  title: z.string().min(1).max(100),
  type: z.enum(["oa.query.show", "oa.query.hide"]),
  payload: z.string().min(1).max(1000),
});

const requestSchema = z.object({
  recipient: z.object({ user_id: z.string() }),
  message: z.strictObject({
    text: z.string().min(1).optional(),
    attachment: z
      .union([
        z.strictObject({
          type: z.literal("template"),
          payload: z.strictObject({ buttons: z.array(buttonSchema).min(1).max(5) }),
        }),
        z.strictObject({
          type: z.literal("template"),
          payload: z.strictObject({
            template_type: z.literal("media"),
            elements: z.tuple([
              z.strictObject({
                media_type: z.literal("image"),
                attachment_id: z.string(),
              }),
            ]),
          }),
        }),
        z.strictObject({
          type: z.literal("file"),
          payload: z.strictObject({ token: z.string() }),
        }),
      ])
      .optional(),
  }),
});
type Message = z.infer<typeof requestSchema>["message"];

function sendConsultation(world: ZaloWorld, { params }: ApiRequest): unknown {
  const read = requestSchema.safeParse(params);
  if (!read.success) throw new ZaloFault(-201, "Params is invalid");
  const { recipient, message } = read.data;
  const { text = "" } = message;
  if (text.length > 2000) throw new ZaloFault(-210, "Text is too long");
  if (text !== text.normalize("NFC")) throw new ZaloFault(-201, "Text is not NFC");
  const chat = openChat(world, recipient.user_id);
  const shown = {
    ...contentOf(world, message),
    text,
    messageId: world.nextId("message"),
  };
  chat.messages.push(shown);
  world.changed();
  return { message_id: shown.messageId, user_id: chat.userId };
}

/** The chat if we may write there now. */
function openChat(world: ZaloWorld, userId: string): ZaloChat {
  const chat = world.chats.get(userId);
  if (!chat) throw new ZaloFault(-201, "user_id is invalid");
  if (chat.hasLeft) throw new ZaloFault(-213, "User has not followed OA");
  const last = chat.lastInteraction;
  const until = last?.add({ hours: 7 * 24 });
  if (!until || Temporal.Instant.compare(until, world.clock.now()) < 0) {
    throw new ZaloFault(-230, "User has not interacted with the OA in the past 7 days");
  }
  return chat;
}

function contentOf(
  world: ZaloWorld,
  { text, attachment }: Message,
): Pick<ZaloMessage, "buttons" | "image" | "document"> {
  const plain = { buttons: [], image: null, document: null };
  if (attachment === undefined) {
    if (text === undefined) throw new ZaloFault(-201, "Message is empty");
    return plain;
  }
  if (attachment.type === "file") {
    return { ...plain, document: uploaded(world, attachment.payload.token).name };
  }
  const { payload } = attachment;
  if ("elements" in payload) {
    return {
      ...plain,
      image: uploaded(world, payload.elements[0].attachment_id).bytes,
    };
  }
  if (!world.takesButtons || text === undefined) {
    throw new ZaloFault(-201, "Params is invalid");
  }
  return { ...plain, buttons: payload.buttons };
}

function uploaded(world: ZaloWorld, id: string) {
  const file = world.uploads.get(id);
  if (!file) throw new ZaloFault(-100, "Attachment is expired");
  return file;
}

function upload(
  world: ZaloWorld,
  { files }: ApiRequest,
  head: RegExp,
  maxMegabytes: number,
): string {
  const file = files.get("file");
  if (!file) throw new ZaloFault(-201, "file is missing");
  const start = Buffer.from(file.bytes.subarray(0, 8)).toString("latin1");
  if (!head.test(start)) throw new ZaloFault(-201, "file type is not supported");
  if (file.bytes.byteLength > maxMegabytes * 1024 * 1024) {
    throw new ZaloFault(-210, "file is too large");
  }
  const id = world.nextId("file");
  world.uploads.set(id, { ...file, contentType: "" });
  return id;
}
