/** Where one writes; what is typed survives a reload. */
import { find } from "./dom.ts";
import type { Seat } from "./wire.ts";

export type Composer = {
  readonly text: () => string;
  readonly clear: () => void;
  /** Puts back what could not be sent, before what was typed since. */
  readonly giveBack: (text: string) => void;
  readonly focus: () => void;
};

export function createComposer(seat: Seat, send: (text: string) => void): Composer {
  const form = find("composer", HTMLFormElement);
  const field = find("text", HTMLTextAreaElement);
  const draftKey = `ln:${seat}:draft`;

  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };
  const keep = () => {
    if (field.value === "") localStorage.removeItem(draftKey);
    else localStorage.setItem(draftKey, field.value);
    grow();
  };
  const clear = () => {
    field.value = "";
    keep();
  };
  field.value = localStorage.getItem(draftKey) ?? "";
  grow();
  field.addEventListener("input", keep);
  field.addEventListener("keydown", (event) => {
    // While a Vietnamese keyboard is still composing a word, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    field.focus();
    if (text === "") return;
    clear();
    send(text);
  });
  return {
    text: () => field.value.trim(),
    clear,
    giveBack: (text) => {
      field.value = [text, field.value].filter((part) => part !== "").join("\n");
      keep();
    },
    focus: () => field.focus(),
  };
}
