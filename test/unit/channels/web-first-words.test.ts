import { expect, it } from "vitest";
import { firstWords } from "#channels/web/client/first-words.ts";

it.each([
  ["a new page says hello", "", true, false, { parameter: null }],
  ["a page that is known says nothing", "", false, false, null],
  ["a hello still on its way is not said again", "", true, true, null],
  ["a link is followed by anyone", "?start=qr-7", false, false, { parameter: "qr-7" }],
  ["also while something waits", "?start=qr-7", true, true, { parameter: "qr-7" }],
  [
    "an invitation is told as one",
    "?invite=aB-9_",
    true,
    false,
    { parameter: "inv_aB-9_" },
  ],
  ["a parameter nobody made is not passed on", "?start=a%20b", false, false, null],
  ["nor one too long", `?start=${"a".repeat(65)}`, true, false, { parameter: null }],
])("%s", (_, search, isNew, hasUnsent, said) => {
  expect(firstWords({ search, isNew, hasUnsent })).toEqual(said);
});
