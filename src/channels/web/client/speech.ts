import { find } from "./dom.ts";
import type { Language } from "./wire.ts";
import { WORDS, type Word } from "./words.ts";

/** The language of the page. */
export function language(): Language {
  return document.documentElement.lang === "en" ? "en" : "vi";
}

export function word(key: Word): string {
  return WORDS[language()][key];
}

/** Changes all the words the server has written; what scripts have written is drawn anew by them. */
export function setLanguage(next: Language): void {
  document.documentElement.lang = next;
  find("language", HTMLButtonElement).lang = next === "vi" ? "en" : "vi";
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    const key = element.dataset["word"];
    if (isWord(key)) element.textContent = word(key);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const key = element.dataset["label"];
    if (!isWord(key)) continue;
    for (const name of ["aria-label", "title", "placeholder"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, word(key));
    }
  }
}

function isWord(key: string | undefined): key is Word {
  return key !== undefined && key in WORDS.vi;
}
