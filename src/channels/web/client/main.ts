/** Joins the parts of the page. */
import { saidText } from "./bubble.ts";
import { createChatLog } from "./chat-log.ts";
import { createComposer } from "./composer.ts";
import { createConnection } from "./connection.ts";
import { createDemo } from "./demo.ts";
import { find } from "./dom.ts";
import { firstWords } from "./first-words.ts";
import { createOlder } from "./older.ts";
import { type Fate, newUpdateId, openOutbox } from "./outbox.ts";
import { createPhotos } from "./photos.ts";
import { createPlace } from "./place.ts";
import { language, setLanguage, word } from "./speech.ts";
import { createStream } from "./stream.ts";
import { createTyping } from "./typing.ts";
import { createUnsentLines } from "./unsent-lines.ts";
import { openUnsentStore, type Unsent } from "./unsent-store.ts";
import { type LineButton, SEAT_NAMES, type Update } from "./wire.ts";

const { seat: seatName, new: newness } = document.documentElement.dataset;
const seat = SEAT_NAMES.find((name) => name === seatName) ?? "citizen";

const log = createChatLog({ seat, press });
const typing = createTyping(log.lastBotSeq, log.showEnd);
const unsentLines = createUnsentLines(() => void outbox.then(({ retry }) => retry()));
const showOlder = createOlder(seat, log);
const setConnection = createConnection();
const showDemoTime = createDemo();
const sendPlace = createPlace({
  sendPlace: (lat, lon) => {
    const said = { kind: "location", lat, lon } as const;
    void say({ id: newUpdateId(), ...said }, saidText(said));
  },
  sendText,
  setStatus,
});
const composer = createComposer(seat, sendText);
const stream = createStream(seat, {
  onLine: (line) => {
    log.add(line);
    unsentLines.remove(line.key.replace("person:", ""));
    if (line.from === "bot") typing.hide();
  },
  onReady: () => {
    log.setReady();
    showOlder();
  },
  onClock: (now) => {
    log.setNow(now);
    showDemoTime(now);
  },
  onTyping: typing.show,
  onConnection: (isOpen) => {
    setConnection(isOpen);
    if (isOpen) void outbox.then(({ retry }) => retry());
  },
});
const store = openUnsentStore(seat);
const outbox = store.then((opened) => openOutbox({ seat, store: opened, told }));

createPhotos({
  textSoFar: composer.text,
  send: (photos, caption) => {
    composer.clear();
    void send({
      id: newUpdateId(),
      shown: caption,
      content: { kind: "photos", photos, caption },
    });
  },
});
find("add-place", HTMLButtonElement).addEventListener("click", sendPlace);
find("language", HTMLButtonElement).addEventListener("click", () => {
  const next = language() === "vi" ? "en" : "vi";
  setLanguage(next);
  log.redraw();
  unsentLines.redraw();
  void say({ id: newUpdateId(), kind: "language", language: next }, null);
});
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog")?.close());
}
addEventListener("online", () => {
  stream.open();
  void outbox.then(({ retry }) => retry());
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && !isNew()) stream.open();
});
void begin();

async function begin(): Promise<void> {
  if (!isNew()) stream.open();
  const hasUnsent = (await (await store).all()).length > 0;
  const first = firstWords({ search: location.search, isNew: isNew(), hasUnsent });
  if (first !== null) await say({ id: newUpdateId(), kind: "start", ...first }, null);
  history.replaceState(null, "", location.pathname);
}

/** Until the first post there is no session to listen to. */
function isNew(): boolean {
  return newness === "true" && log.firstSeq() === null;
}

function sendText(text: string): void {
  void say({ id: newUpdateId(), kind: "text", text }, text);
}

function say(update: Update, shown: string | null): Promise<void> {
  return send({ id: update.id, shown, content: { kind: "update", update } });
}

async function send(item: Unsent): Promise<void> {
  setStatus("");
  await (await outbox).add(item);
}

function press(button: LineButton, event: MouseEvent): void {
  if (button.kind === "location") {
    sendPlace();
    return;
  }
  log.markPressed(button.id, true);
  void say({ id: newUpdateId(), kind: "press", buttonId: button.id }, button.label);
  // The button under the finger of a keyboard is gone now.
  if (event.detail === 0) composer.focus();
}

/** What became of something sent. */
function told(item: Unsent, fate: Fate): void {
  const { id, shown } = item;
  if (fate.kind === "refused") {
    setStatus(word(fate.reason));
    takeBack(item);
    return;
  }
  if (shown !== null && !log.has(`person:${id}`)) {
    unsentLines.show(item, fate);
    find("empty", HTMLParagraphElement).hidden = true;
    log.showEnd();
  }
  if (fate.kind !== "stored") return;
  stream.open();
  typing.show(fate.seq);
}

/** As if it had not been sent, so that it can be sent otherwise. */
function takeBack({ id, content }: Unsent): void {
  unsentLines.remove(id);
  if (content.kind === "photos") composer.giveBack(content.caption);
  else if (content.update.kind === "text") composer.giveBack(content.update.text);
  else if (content.update.kind === "press") {
    log.markPressed(content.update.buttonId, false);
  }
}

function setStatus(text: string): void {
  find("status", HTMLParagraphElement).textContent = text;
}
