import { systemClock } from "#platform/clock.ts";
import { shown } from "./fake-telegram-methods.ts";
import type { FakeChat, FakeMessage, FakeWorld } from "./fake-telegram-world.ts";

/** A person in a private chat with the bot. Each act returns the id of its update. */
export type FakePerson = {
  readonly id: number;
  readonly chatId: number;
  readonly start: (parameter?: string) => number;
  readonly sendText: (text: string) => number;
  readonly edit: (text: string) => number;
  readonly sendPhoto: (bytes: Uint8Array, caption?: string) => number;
  readonly sendAlbum: (photos: readonly Uint8Array[], caption?: string) => number[];
  readonly sendLocation: (latitude: number, longitude: number) => number;
  readonly sendContact: () => number;
  /** Any other content: `{ sticker: { file_id } }`. */
  readonly sendOther: (content: object) => number;
  /** Presses the newest button of this label; a link opens a page and sends nothing. */
  readonly press: (label: string) => number;
  readonly block: () => number;
  readonly unblock: () => number;
  /** What the bot wrote, oldest first. */
  readonly seen: () => readonly FakeMessage[];
  /** Waits until the bot has written this many messages and gives the last of them. */
  readonly sees: (count: number) => Promise<FakeMessage>;
};

export type FakeGroup = {
  readonly chatId: number;
  readonly sendText: (from: FakePerson, text: string) => number;
  readonly press: (from: FakePerson, label: string) => number;
  /** Makes it a supergroup under another id, which is returned. */
  readonly migrate: (by: FakePerson) => number;
  readonly removeBot: (by: FakePerson) => number;
  readonly seen: () => readonly FakeMessage[];
};

/** Someone who has not written to the bot yet. */
export function createPerson(
  world: FakeWorld,
  id: number,
  language: string | null = "vi",
): FakePerson {
  const from = userOf(id, language);
  const chat = openChat(world, { id, type: "private", isOpen: false });
  const say = (content: object) => {
    chat.isOpen = true;
    return sendAs(world, chat, from, content);
  };
  const change = (isBlocked: boolean) => {
    chat.isBlocked = isBlocked;
    return memberUpdate(world, chat, from, isBlocked ? "kicked" : "member");
  };
  return {
    id,
    chatId: id,
    start: (parameter) =>
      say({ text: parameter === undefined ? "/start" : `/start ${parameter}` }),
    sendText: (text) => say({ text }),
    edit: (text) => {
      const body = { ...messageOf(world, chat, from), text, edit_date: seconds() };
      return world.push("edited_message", `chat ${chat.id}`, body);
    },
    sendPhoto: (bytes, caption) => say({ ...photoOf(world, bytes), caption }),
    sendAlbum: (photos, caption) => {
      const media_group_id = String(world.nextId("file"));
      return photos.map((bytes, index) =>
        say({
          ...photoOf(world, bytes),
          media_group_id,
          caption: index === 0 ? caption : undefined,
        }),
      );
    },
    sendLocation: (latitude, longitude) => say({ location: { latitude, longitude } }),
    sendContact: () =>
      say({ contact: { phone_number: "+84900000000", first_name: "An" } }),
    sendOther: say,
    press: (label) => press(world, chat, from, label),
    block: () => change(true),
    unblock: () => change(false),
    seen: () => chat.messages,
    sees: (count) =>
      world.until(
        () => chat.messages.length >= count && (chat.messages.at(-1) ?? null),
      ),
  };
}

export function createGroup(world: FakeWorld, id: number): FakeGroup {
  const chat = openChat(world, { id, type: "group", isOpen: true });
  return {
    chatId: id,
    sendText: (person, text) => sendAs(world, chat, userOf(person.id, "vi"), { text }),
    press: (person, label) => press(world, chat, userOf(person.id, "vi"), label),
    migrate: (person) => {
      const from = userOf(person.id, "vi");
      const newId = -1_000_000_000_000 + id;
      const supergroup = openChat(world, {
        id: newId,
        type: "supergroup",
        isOpen: true,
      });
      sendAs(world, chat, from, { migrate_to_chat_id: newId });
      sendAs(world, supergroup, from, { migrate_from_chat_id: id });
      chat.migratedTo = newId;
      return newId;
    },
    removeBot: (person) => {
      chat.isOpen = false;
      return memberUpdate(world, chat, userOf(person.id, "vi"), "left");
    },
    seen: () => chat.messages,
  };
}

function openChat(
  world: FakeWorld,
  { id, type, isOpen }: Pick<FakeChat, "id" | "type" | "isOpen">,
): FakeChat {
  const chat = { id, type, isOpen, isBlocked: false, migratedTo: null, messages: [] };
  world.chats.set(id, chat);
  return chat;
}

type User = ReturnType<typeof userOf>;

function userOf(id: number, language: string | null) {
  const user = { id, is_bot: false, first_name: "An" };
  return language === null ? user : { ...user, language_code: language };
}

function messageOf(world: FakeWorld, chat: FakeChat, from: User) {
  return {
    message_id: world.nextId("message"),
    date: seconds(),
    chat: { id: chat.id, type: chat.type },
    from,
  };
}

function sendAs(world: FakeWorld, chat: FakeChat, from: User, content: object): number {
  const body = { ...messageOf(world, chat, from), ...content };
  return world.push("message", `chat ${chat.id}`, body);
}

/** Two sizes, as Telegram makes them; the small one is other bytes. */
function photoOf(world: FakeWorld, bytes: Uint8Array): object {
  const sizes = [
    { bytes: bytes.subarray(0, 8), width: 90, height: 67 },
    { bytes, width: 1280, height: 960 },
  ];
  const photo = sizes.map((size) => {
    const number = world.nextId("file");
    const path = `photos/file_${number}.jpg`;
    world.files.set(`F${number}`, { path, bytes: size.bytes });
    const { width, height } = size;
    return { file_id: `F${number}`, file_unique_id: `u${number}`, width, height };
  });
  return { photo };
}

/** Presses have a queue of their own, so that Telegram does not order them against messages. */
function press(world: FakeWorld, chat: FakeChat, from: User, label: string): number {
  const message = chat.messages.findLast(({ buttons }) =>
    buttons.flat().some(({ text }) => text === label),
  );
  const found = message?.buttons.flat().find(({ text }) => text === label);
  if (!message || found?.callback_data === undefined) {
    throw new Error(`No button "${label}" to press in chat ${chat.id}.`);
  }
  const id = String(world.nextId("callback"));
  world.openCallbacks.add(id);
  return world.push("callback_query", `presses of ${from.id}`, {
    id,
    from,
    message: shown(message, chat),
    chat_instance: String(chat.id),
    data: found.callback_data,
  });
}

function memberUpdate(
  world: FakeWorld,
  chat: FakeChat,
  from: User,
  status: "kicked" | "left" | "member",
): number {
  const before = status === "member" ? "kicked" : "member";
  return world.push("my_chat_member", `member ${chat.id}`, {
    chat: { id: chat.id, type: chat.type },
    from,
    date: seconds(),
    old_chat_member: { status: before },
    new_chat_member: { status },
  });
}

function seconds(): number {
  return Math.floor(systemClock.now().epochMilliseconds / 1000);
}
