import { html, raw } from "hono/html";
import type { Assets } from "./assets.ts";
import { type Language, SEAT_NAMES, type Seat } from "./client/wire.ts";
import { WORDS, type Word } from "./client/words.ts";
import { PHOTO, PLACE, SEND } from "./icons.ts";
import { SEATS } from "./seats.ts";

type Page = {
  readonly seat: Seat;
  readonly language: Language;
  /** No session yet: the page says hello first. */
  readonly isNew: boolean;
  readonly isDemo: boolean;
};
type Html = ReturnType<typeof html>;
type Say = (word: Word) => Html;

/** The page of a seat: everything but the chat itself, which its scripts fetch. */
export function chatPage(page: Page, assets: Assets): Html {
  const words = WORDS[page.language];
  // `data-word` is how the page changes language without being fetched again.
  const say: Say = (word) => html`<span data-word="${word}">${words[word]}</span>`;
  const scripts = assets.modules.map(
    (name) => html`<link rel="modulepreload" href="${assets.hrefOf(name)}" />`,
  );
  return html`<!doctype html>
<html lang="${page.language}" data-seat="${page.seat}" data-new="${String(page.isNew)}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161f33" />
<title>${words.product} · ${words[`${page.seat}Line`]}</title>
<link rel="icon" type="image/svg+xml" href="${assets.hrefOf("icon.svg")}" />
<link rel="stylesheet" href="${assets.hrefOf("style.css")}" />
${page.isDemo ? html`<link rel="stylesheet" href="${assets.hrefOf("demo.css")}" />` : ""}
${scripts}
<script type="module" src="${assets.hrefOf("main.ts")}"></script>
</head>
<body>
${page.isDemo ? demoBar(page.seat, say, words) : ""}
${header(page, assets, say)}
<main>
${log(say, words)}
<section id="foot">
<div id="quick" role="group" aria-label="${words.quickReplies}" data-label="quickReplies" hidden></div>
<p id="status" role="status"></p>
${composer(words)}
</section>
</main>
${photoDialog(say, words)}
${addressDialog(say, words)}
</body>
</html>`;
}

function header({ seat, language }: Page, assets: Assets, say: Say): Html {
  const other = language === "vi" ? "en" : "vi";
  return html`<header>
<img src="${assets.hrefOf("icon.svg")}" alt="" width="40" height="40" />
<div class="who"><h1>${say("product")}</h1><p>${say(`${seat}Line`)}</p></div>
<button id="language" type="button" class="quiet" lang="${other}">${say("otherLanguage")}</button>
</header>
<p id="offline" role="alert" hidden>${say("offline")}</p>`;
}

function demoBar(seat: Seat, say: Say, words: Record<Word, string>): Html {
  const seats = SEAT_NAMES.map(
    (name) =>
      html`<a href="${SEATS[name].path}" ${name === seat ? raw('aria-current="page"') : ""}>${say(name)}</a>`,
  );
  return html`<aside id="demo" aria-label="${words.trial}" data-label="trial">
<p><strong>${say("trial")}</strong> · <span class="hint">${say("simulatedTime")}: </span><b id="clock">…</b></p>
<div class="advance">
<button type="button" data-hours="1">${say("plusHour")}</button>
<button type="button" data-hours="24">${say("plusDay")}</button>
</div>
<nav aria-label="${words.seats}" data-label="seats">${seats}</nav>
</aside>`;
}

function log(say: Say, words: Record<Word, string>): Html {
  return html`<div id="log" role="log" aria-live="polite" aria-busy="true" tabindex="0" aria-label="${words.chat}" data-label="chat"><div id="all">
<button id="older" type="button" class="quiet" hidden>${say("older")}</button>
<noscript><p class="note">${say("needsScript")}</p></noscript>
<p id="empty" class="note">${say("loading")}</p>
<ol id="lines"></ol>
<ol id="unsent"></ol>
<p id="typing" hidden><span class="avatar" aria-hidden="true"></span><span class="bubble"><i></i><i></i><i></i>${say("typing")}</span></p>
</div></div>`;
}

function composer(words: Record<Word, string>): Html {
  return html`<form id="composer">
<button id="add-photos" type="button" class="icon" aria-label="${words.sendPhotos}" title="${words.sendPhotos}" data-label="sendPhotos">${PHOTO}</button>
<button id="add-place" type="button" class="icon" aria-label="${words.sendLocation}" title="${words.sendLocation}" data-label="sendLocation">${PLACE}</button>
<textarea id="text" rows="1" maxlength="8000" enterkeyhint="send" autocomplete="off" aria-label="${words.write}" placeholder="${words.write}" data-label="write"></textarea>
<button id="send" type="submit" class="icon" aria-label="${words.send}" title="${words.send}" data-label="send">${SEND}</button>
<input id="files" type="file" accept="image/*" multiple hidden aria-label="${words.sendPhotos}" data-label="sendPhotos" />
</form>`;
}

function photoDialog(say: Say, words: Record<Word, string>): Html {
  return html`<dialog id="photos" aria-labelledby="photos-title"><form method="dialog">
<h2 id="photos-title">${say("photosTitle")}</h2>
<p id="photos-note" role="status"></p>
<ul id="previews"></ul>
<textarea id="caption" rows="2" maxlength="1000" aria-label="${words.caption}" placeholder="${words.caption}" data-label="caption"></textarea>
<div class="actions"><button type="button" class="quiet" data-close>${say("cancel")}</button><button id="send-photos" type="submit" class="main">${say("sendPhotos")}</button></div>
</form></dialog>`;
}

function addressDialog(say: Say, words: Record<Word, string>): Html {
  return html`<dialog id="place" aria-labelledby="place-title"><form method="dialog">
<h2 id="place-title">${say("addressTitle")}</h2>
<p>${say("addressWhy")}</p>
<input id="address" required maxlength="300" autocomplete="street-address" aria-label="${words.address}" placeholder="${words.address}" data-label="address" />
<div class="actions"><button type="button" class="quiet" data-close>${say("cancel")}</button><button type="submit" class="main">${say("sendAddress")}</button></div>
</form></dialog>`;
}
