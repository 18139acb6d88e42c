const RANGES = {
  vietnamese:
    "U+102-103, U+110-111, U+128-129, U+168-169, U+1A0-1A1, U+1AF-1B0, U+300-301, U+303-304, U+308-309, U+323, U+329, U+1EA0-1EF9, U+20AB",
  latin: "U+0-FF, U+131, U+152-153, U+2000-206F, U+20AC, U+2122, U+2212",
} as const;

/** The product's own font, as any page may name it. */
export const FACES = Object.entries(RANGES).flatMap(([range, points]) =>
  [400, 600].map(
    (weight) =>
      `@font-face { font-family: "Be Vietnam Pro"; font-weight: ${weight}; font-display: swap; src: url("/viec/-/${range}-${weight}.woff2") format("woff2"); unicode-range: ${points}; }`,
  ),
);

/** The style of the pages anybody may open; colours as in the web chat. */
export const PUBLIC_STYLE = `${FACES.join("\n")}
:root { color-scheme: light dark; --ink: #14213d; --faint: #56617a; --paper: #fff; --ground: #eef1f5; --line: #dde3ea; --accent: #b8336a; --accent-ink: #a62a5d; --good: #17694a; --good-bg: #e3f3ec; --wait: #7a5200; --wait-bg: #fdf1dc; --late: #b3261e; --late-bg: #fdeae8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf5; --faint: #a3aec4; --paper: #1c2640; --ground: #111929; --line: #303d5c; --accent-ink: #ff9cc4; --good: #8fe0bd; --good-bg: #163a30; --wait: #f6cf87; --wait-bg: #3d3218; --late: #ffb4ab; --late-bg: #4a2024; } }
* { box-sizing: border-box; margin: 0; }
html { background: var(--ground); color: var(--ink); font: 400 100%/1.5 "Be Vietnam Pro", system-ui, sans-serif; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
header { display: flex; align-items: center; gap: 12px; padding: 8px 16px; background: var(--paper); border-bottom: 1px solid var(--line); }
header p { flex: 1; min-width: 0; display: grid; line-height: 1.35; }
header span { color: var(--faint); font-size: 0.8125rem; }
a { color: var(--accent-ink); font-weight: 600; text-decoration: none; }
header a { display: grid; align-items: center; min-height: 44px; padding: 0 4px; }
a:hover { text-decoration: underline; }
main { max-width: 40rem; margin: 0 auto; padding: 16px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
article, section { background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 16px; }
h1 { font-size: 1.375rem; font-weight: 600; line-height: 1.3; text-wrap: balance; }
h2 { font-size: 1rem; font-weight: 600; }
strong { font-weight: 600; }
.code { color: var(--accent-ink); font-weight: 600; letter-spacing: 0.02em; }
.place { color: var(--faint); }
.state { display: inline-flex; gap: 8px; align-items: baseline; margin: 12px 0 4px; padding: 6px 12px; border-radius: 12px; font-weight: 600; }
.waiting { color: var(--wait); background: var(--wait-bg); }
.late { color: var(--late); background: var(--late-bg); }
.done { color: var(--good); background: var(--good-bg); }
.past { color: var(--late); font-weight: 600; white-space: nowrap; }
dl { margin-top: 12px; display: grid; gap: 12px; }
dt { color: var(--faint); font-size: 0.8125rem; }
dd { overflow-wrap: anywhere; }
ol { list-style: none; padding: 0; margin-top: 12px; }
li { position: relative; display: grid; padding: 0 0 16px 24px; overflow-wrap: anywhere; }
li::before { content: ""; position: absolute; left: 3px; top: 7px; width: 10px; height: 10px; border-radius: 50%; background: var(--accent); }
li:not(:last-child)::after { content: ""; position: absolute; left: 7px; top: 22px; bottom: -5px; width: 2px; background: var(--line); }
li:last-child { padding-bottom: 0; }
li time { color: var(--faint); font-size: 0.8125rem; }
.more { color: var(--faint); }
footer { display: grid; gap: 8px; padding: 0 4px 16px; color: var(--faint); font-size: 0.875rem; }
article > p + p { margin-top: 8px; }
h1 + p { margin-top: 8px; }
form { margin-top: 16px; }
label { font-weight: 600; }
.row { display: flex; gap: 8px; margin-top: 4px; }
input { flex: 1; min-width: 0; font: inherit; color: inherit; padding: 10px 12px; border: 1px solid var(--faint); border-radius: 12px; background: var(--paper); }
::placeholder { color: var(--faint); opacity: 1; }
button { font: inherit; font-weight: 600; padding: 10px 20px; border: 0; border-radius: 12px; background: var(--accent); color: #fff; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent-ink); outline-offset: 2px; }
`;
