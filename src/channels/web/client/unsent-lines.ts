/** The lines below the chat that are still on their way. */
import { drawOwn } from "./bubble.ts";
import { aside, find, make, makeButton } from "./dom.ts";
import type { Fate } from "./outbox.ts";
import { word } from "./speech.ts";
import type { Unsent } from "./unsent-store.ts";

export type UnsentLines = {
  readonly show: (item: Unsent, fate: Fate) => void;
  readonly remove: (id: string) => void;
  readonly redraw: () => void;
};

type Shown = {
  readonly item: Unsent;
  readonly urls: readonly string[];
  fate: Fate;
  element: HTMLLIElement;
};

export function createUnsentLines(retry: () => void): UnsentLines {
  const list = find("unsent", HTMLOListElement);
  const shown = new Map<string, Shown>();

  const draw = (entry: Shown) => {
    const { item, urls, fate } = entry;
    const element = drawOwn(
      item.shown ?? "",
      drawPhotos(urls),
      false,
      drawFate(fate, retry),
    );
    entry.element.replaceWith(element);
    entry.element = element;
  };
  return {
    show: (item, fate) => {
      const known = shown.get(item.id);
      if (known !== undefined) {
        const isSameDrawing = known.fate.kind === "sending" && fate.kind === "sending";
        known.fate = fate;
        if (isSameDrawing) setProgress(known.element, fate.share);
        else draw(known);
        return;
      }
      const photos = item.content.kind === "photos" ? item.content.photos : [];
      const urls = photos.map((photo) => URL.createObjectURL(photo));
      const entry = { item, urls, fate, element: make("li", {}) };
      shown.set(item.id, entry);
      list.append(entry.element);
      draw(entry);
    },
    remove: (id) => {
      const entry = shown.get(id);
      entry?.element.remove();
      for (const url of entry?.urls ?? []) URL.revokeObjectURL(url);
      shown.delete(id);
    },
    redraw: () => {
      for (const entry of shown.values()) draw(entry);
    },
  };
}

function drawFate(fate: Fate, retry: () => void): HTMLElement[] {
  switch (fate.kind) {
    case "waiting":
      return [makeButton(word("retry"), "retry", retry)];
    case "sending": {
      const bar = make("progress", { attributes: { max: "1", "aria-hidden": "true" } });
      bar.value = fate.share;
      bar.hidden = fate.share === 0;
      return [bar, make("span", {}, `${word("sending")}…`)];
    }
    case "stored":
    case "refused":
      return [
        make("span", { class: "tick", attributes: { "aria-hidden": "true" } }, "✓"),
        aside(word("sent")),
      ];
  }
}

function setProgress(element: HTMLElement, share: number): void {
  const bar = element.querySelector("progress");
  if (bar === null) return;
  bar.value = share;
  bar.hidden = share === 0;
}

function drawPhotos(urls: readonly string[]): HTMLElement | null {
  if (urls.length === 0) return null;
  const images = urls.map((src, index) =>
    make("img", { attributes: { src, alt: `${word("photo")} ${index + 1}` } }),
  );
  return make("div", { class: urls.length > 1 ? "photos many" : "photos" }, ...images);
}
