import type { ZaloWebhook } from "./zalo-fake-webhook.ts";
import type { ZaloChat, ZaloMessage, ZaloWorld } from "./zalo-fake-world.ts";

/** Somebody with Zalo on the phone. Each act becomes an event of the webhook. */
export type ZaloPerson = {
  readonly userId: string;
  readonly follow: () => void;
  readonly unfollow: () => void;
  readonly opensChat: () => void;
  readonly writes: (text: string) => void;
  readonly sendsPhoto: (bytes: Uint8Array, caption: string | null) => void;
  readonly sharesLocation: (lat: number, lon: number) => void;
  /** Any other event: `sends("user_send_sticker", { attachments: [...] })`. */
  readonly sends: (eventName: string, message: object) => void;
  readonly submitsInfo: (info: object) => void;
  /** Lays a file where Zalo would keep it and gives its address. */
  readonly uploads: (bytes: Uint8Array, contentType: string, name: string) => string;
  /** The newest button of this title. */
  readonly presses: (title: string) => void;
  readonly seen: () => readonly ZaloMessage[];
  readonly sees: (count: number) => Promise<readonly ZaloMessage[]>;
};

export function createZaloPerson(
  world: ZaloWorld,
  webhook: ZaloWebhook,
  at: { readonly oaId: string; readonly root: string },
): ZaloPerson {
  const userId = world.nextId("user");
  const chat: ZaloChat = {
    userId,
    lastInteraction: null,
    hasLeft: false,
    messages: [],
  };
  world.chats.set(userId, chat);
  const acts = () => {
    chat.lastInteraction = world.clock.now();
  };
  const happens = (event: object) => void webhook.deliver(userId, event);
  const sends = (event_name: string, message: object) => {
    acts();
    happens({
      event_name,
      user_id_by_app: `by-app-${userId}`,
      sender: { id: userId },
      recipient: { id: at.oaId },
      message: { msg_id: world.nextId("message"), ...message },
    });
  };
  const attach = (type: string, payload: object) => ({
    attachments: [{ type, payload }],
  });
  const uploads: ZaloPerson["uploads"] = (bytes, contentType, name) => {
    const path = `/files/${world.nextId("file")}`;
    world.files.set(path, { bytes, contentType, name });
    return `${at.root}${path}`;
  };
  return {
    userId,
    follow: () => {
      acts();
      chat.hasLeft = false;
      happens({
        event_name: "follow",
        oa_id: at.oaId,
        follower: { id: userId },
        source: "oa_profile",
      });
    },
    unfollow: () => {
      chat.hasLeft = true;
      happens({ event_name: "unfollow", oa_id: at.oaId, follower: { id: userId } });
    },
    opensChat: () => {
      acts();
      happens({ event_name: "user_click_chatnow", oa_id: at.oaId, user_id: userId });
    },
    writes: (text) => sends("user_send_text", { text }),
    sendsPhoto: (bytes, caption) => {
      const url = uploads(bytes, "image/jpeg", "photo.jpg");
      const photo = attach("image", { thumbnail: url, url });
      sends("user_send_image", { text: caption ?? "", ...photo });
    },
    sharesLocation: (lat, lon) => {
      const coordinates = { latitude: String(lat), longitude: String(lon) };
      const place = attach("location", { coordinates });
      sends("user_send_location", { text: "Hồ Hoàn Kiếm", ...place });
    },
    sends,
    submitsInfo: (info) => {
      acts();
      happens({
        event_name: "user_submit_info",
        sender: { id: userId },
        recipient: { id: at.oaId },
        info,
      });
    },
    uploads,
    presses: (title) => {
      const button = chat.messages
        .flatMap(({ buttons }) => buttons)
        .findLast((one) => one.title === title);
      if (!button) throw new Error(`${userId} sees no button "${title}".`);
      sends("user_send_text", { text: button.payload });
    },
    seen: () => chat.messages,
    sees: (count) => world.until(() => chat.messages.length >= count && chat.messages),
  };
}
