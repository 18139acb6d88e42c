import { html } from "hono/html";
import { isCaseOpen } from "#kernel/case-state.ts";
import type { Bilingual, Language } from "#messages/bilingual.ts";
import type { Story } from "#messages/case-facts.ts";
import {
  capital,
  stateEn,
  stateVi,
  stepEn,
  stepVi,
  unended,
} from "#messages/case-words.ts";
import { sayMoment } from "#messages/moments.ts";

type Markup = ReturnType<typeof html>;

const WORDS = {
  product: { vi: "Lắng Nghe", en: "Lắng Nghe" },
  about: {
    vi: "Phản ánh của người dân Hà Nội",
    en: "Reports by residents of Ha Noi",
  },
  otherLanguage: { vi: "English", en: "Tiếng Việt" },
  agency: { vi: "Cơ quan phụ trách", en: "Office in charge" },
  because: { vi: "Vì sao nơi này", en: "Why this office" },
  acceptBy: { vi: "Hạn nhận việc", en: "To be taken on by" },
  answerBy: { vi: "Hạn trả lời", en: "Answer due by" },
  waitsFor: { vi: "Đang chờ", en: "Waiting for" },
  reply: {
    vi: "người gửi trả lời câu hỏi của đơn vị",
    en: "the sender's reply to the office's question",
  },
  overdue: { vi: "đã quá hạn", en: "overdue" },
  followers: { vi: "Đang theo dõi", en: "Followed by" },
  steps: { vi: "Các bước đã qua", en: "What has happened" },
  answered: {
    vi: "Câu trả lời đã gửi tới người phản ánh.",
    en: "The answer was sent to the person who reported it.",
  },
  mine: {
    vi: "Anh/chị là người gửi? Mọi tin về việc này đến ngay trong cuộc trò chuyện đã gửi phản ánh.",
    en: "Did you report this? All its news comes to the chat you reported it in.",
  },
  private: {
    vi: "Trang này không hiện nội dung, ảnh, địa chỉ hay tên người gửi.",
    en: "This page shows no text, photo, address or name of the sender.",
  },
  lookUp: { vi: "Tra cứu một phản ánh", en: "Look up a report" },
  looksLike: {
    vi: "Mã có dạng YH-26-4K7Q2: mấy chữ cái, hai số của năm, rồi năm chữ và số. Mã ghi trong tin “Đã nhận”.",
    en: "A code looks like YH-26-4K7Q2: some letters, two digits of the year, then five letters and digits. It stands in the message “Received”.",
  },
  unknown: { vi: "Chưa tìm thấy mã này", en: "No report has this code" },
  unknownWhy: {
    vi: "Anh/chị xem lại từng chữ giúp. Việc đã gửi không mất đi.",
    en: "Please check each character. Nothing that was sent is lost.",
  },
  tooMany: { vi: "Anh/chị đợi ít phút", en: "Please wait a few minutes" },
  tooManyWhy: {
    vi: "Từ mạng này vừa có nhiều mã không đúng, nên tạm dừng tra cứu khoảng 10 phút.",
    en: "Many wrong codes came from this network, so look-ups pause for about 10 minutes.",
  },
  code: { vi: "Mã phản ánh", en: "Code" },
  show: { vi: "Xem", en: "Show" },
} as const satisfies Record<string, Bilingual>;

/** What anybody with the code may know of a case. */
export function casePage(view: {
  readonly story: Story;
  readonly language: Language;
  readonly now: Temporal.Instant;
}): Markup {
  const { story, language, now } = view;
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const isOpen = isCaseOpen(story.state);
  const followers = story.followers + 1;
  const people = language === "vi" ? "người" : followers === 1 ? "person" : "people";
  const title = `${story.code} · ${story.matter[language]}`;
  return layout(
    { language, title, path: `/viec/${story.code}` },
    html`<article>
<p class="code">${story.code}</p>
<h1>${story.matter[language]}</h1>
${story.place === "" ? "" : html`<p class="place">${capital(story.place)}</p>`}
<p class="state ${standing(story)}">${state(story, language)}</p>
<dl>
<div><dt>${say("agency")}</dt><dd><strong>${story.agency[language]}</strong></dd></div>
<div><dt>${say("because")}</dt><dd lang="vi">${capital(unended(story.why))}</dd></div>
${
  story.state === "submitted"
    ? moment(say("acceptBy"), story.acceptDueAt, { language, now })
    : ""
}
${isOpen ? answerBy(story, language, now) : ""}
<div><dt>${say("followers")}</dt><dd>${followers} ${people}</dd></div>
</dl>
</article>
<section aria-labelledby="steps">
<h2 id="steps">${say("steps")}</h2>
<ol>${story.lines.map((line) => step(line, language))}</ol>
</section>
<footer><p>${say("mine")}</p><p>${say("private")}</p></footer>`,
  );
}

/** Where a code is typed; with a problem, what was wrong with the last one. */
export function lookUpPage(view: {
  readonly language: Language;
  readonly problem: "unknown" | "tooMany" | null;
}): Markup {
  const { language, problem } = view;
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const title = say(problem ?? "lookUp");
  const why =
    problem === null ? "" : html`<p role="status">${say(`${problem}Why`)}</p>`;
  return layout(
    { language, title, path: "/viec" },
    html`<article>
<h1>${title}</h1>
${why}
<p>${say("looksLike")}</p>
<form method="get" action="/viec">
<label for="ma">${say("code")}</label>
<p class="row"><input id="ma" name="ma" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="YH-26-4K7Q2" /><button>${say("show")}</button></p>
</form>
</article>`,
  );
}

type Standing = "waiting" | "late" | "done";

function standing({ state: is, isLate }: Story): Standing {
  if (isLate) return "late";
  return isCaseOpen(is) ? "waiting" : "done";
}

/** A sign stands before the words, so that colour is never alone. */
const SIGN = {
  waiting: "◔",
  late: "!",
  done: "✓",
} as const satisfies Record<Standing, string>;

function state(story: Story, language: Language): Markup {
  const words = language === "vi" ? stateVi(story.state) : stateEn(story.state);
  const late = story.isLate ? `, ${WORDS.overdue[language]}` : "";
  return html`<span class="sign" aria-hidden="true">${SIGN[standing(story)]}</span> ${capital(words)}${late}`;
}

function moment(
  label: string,
  at: Temporal.Instant,
  { language, now }: { readonly language: Language; readonly now: Temporal.Instant },
): Markup {
  const isPast = Temporal.Instant.compare(at, now) < 0;
  const past = isPast
    ? html` <span class="past">(${WORDS.overdue[language]})</span>`
    : "";
  return html`<div><dt>${label}</dt><dd><time datetime="${at.toString()}">${sayMoment(at, language)}</time>${past}</dd></div>`;
}

/** While a question waits for its reply there is no deadline to name: it moves with every day. */
function answerBy(story: Story, language: Language, now: Temporal.Instant): Markup {
  return story.isAsked
    ? html`<div><dt>${WORDS.waitsFor[language]}</dt><dd>${WORDS.reply[language]}</dd></div>`
    : moment(WORDS.answerBy[language], story.answerDueAt, { language, now });
}

function step(line: Story["lines"][number], language: Language): Markup {
  const words = language === "vi" ? stepVi(line) : stepEn(line);
  const more =
    line.kind === "answered"
      ? html`<span class="more">${WORDS.answered[language]}</span>`
      : "";
  return html`<li><time datetime="${line.at.toString()}">${sayMoment(line.at, language)}</time><span>${capital(words)}</span>${more}</li>`;
}

function layout(
  page: {
    readonly language: Language;
    readonly title: string;
    readonly path: string;
  },
  content: Markup,
): Markup {
  const { language, title, path } = page;
  const other = language === "vi" ? "en" : "vi";
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex, nofollow" />
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161f33" />
<title>${title} · ${WORDS.product[language]}</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/viec/-/style.css" />
</head>
<body>
<header>
<p><strong>${WORDS.product[language]}</strong><span>${WORDS.about[language]}</span></p>
<a href="${path}${other === "en" ? "?lang=en" : ""}" lang="${other}" hreflang="${other}">${WORDS.otherLanguage[language]}</a>
</header>
<main>
${content}
</main>
</body>
</html>`;
}
