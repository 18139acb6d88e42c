import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isMilestone,
  isSameAddress,
  likeness,
  reachOf,
  similarOnes,
} from "#followers/rules.ts";
import type { Candidate, Trouble } from "#followers/types.ts";

const NOW = Temporal.Instant.from("2026-11-16T09:00:00+07:00");
const LAMP_REACH = reachOf("chieu-sang-cay-xanh");
const HERE = { lat: 21.0225, lon: 105.79 };
/** 0.0001° of latitude are 11 m. */
const at = (metres: number) => ({ ...HERE, lat: HERE.lat + metres / 110_700 });

const MINE: Trouble = {
  text: "cột đèn ngõ 12 phố Yên Hòa tối thui",
  address: "ngõ 12 phố Yên Hòa",
  pin: null,
};

function other(given: Partial<Candidate> = {}): Candidate {
  return {
    caseId: "c1",
    code: "YH-26-4K7Q2",
    text: "đèn đường hỏng, trẻ con đi học sợ",
    address: "12 Yên Hoà",
    pin: null,
    createdAt: NOW.subtract({ hours: 24 }),
    lastAt: NOW.subtract({ hours: 2 }),
    people: 3,
    ...given,
  };
}

const found = (mine: Trouble, ...others: Candidate[]) =>
  similarOnes(mine, others, LAMP_REACH, NOW).map(({ caseId }) => caseId);

describe("one and the same trouble", () => {
  it.each<[string, Partial<Trouble>, Partial<Candidate>, boolean]>([
    ["the same address, whatever the words", {}, {}, true],
    ["another alley of the street", {}, { address: "ngõ 21 phố Yên Hòa" }, false],
    ["another street", {}, { address: "ngõ 12 Trung Kính" }, false],
    ["two pins of one corner", { pin: HERE }, { pin: at(50) }, true],
    ["two pins too far apart", { pin: HERE }, { pin: at(70) }, false],
    [
      "pins decide before addresses",
      { pin: HERE },
      { pin: at(10), address: "Láng" },
      true,
    ],
    [
      "a pin here, an address there",
      { pin: HERE },
      { address: "ngõ 12 Yên Hòa" },
      true,
    ],
    [
      "no place, and the same words",
      { address: null },
      { address: null, text: "cot den toi thui o ngo 12 pho yen hoa" },
      true,
    ],
    ["no place, other words", { address: null }, { address: null }, false],
    ["too old", {}, { createdAt: NOW.subtract({ hours: 31 * 24 }) }, false],
    ["as old as may be", {}, { createdAt: NOW.subtract({ hours: 30 * 24 }) }, true],
  ])("%s", (_, mine, theirs, isSame) => {
    expect(found({ ...MINE, ...mine }, other(theirs))).toEqual(isSame ? ["c1"] : []);
  });

  it("offers three at most, the likest first, then the one heard of last", () => {
    const ids = ["a", "b", "c", "d"];
    const cases = ids.map((caseId, index) =>
      other({ caseId, lastAt: NOW.subtract({ hours: index }) }),
    );
    const like = other({ caseId: "like", text: MINE.text, lastAt: other().createdAt });
    expect(found(MINE, ...cases, like)).toEqual(["like", "a", "b"]);
  });

  it("says how far away it is when both have a pin", () => {
    const [one] = similarOnes(
      { ...MINE, pin: HERE },
      [other({ pin: at(40) })],
      LAMP_REACH,
      NOW,
    );
    expect(one?.metres).toBe(40);
  });

  it("a blocked drain reaches further than a lamp, and a week only", () => {
    expect(reachOf("thoat-nuoc").metres).toBeGreaterThan(LAMP_REACH.metres);
    expect(reachOf("thoat-nuoc").days).toBeLessThan(LAMP_REACH.days);
    expect(reachOf("van-hoa-du-lich")).toEqual({ metres: 100, days: 30 });
  });
});

describe("laws of likeness", () => {
  const text = fc.array(
    fc.constantFrom("đèn", "tắt", "Yên", "Hòa", "cột", "12", "ngõ", "rác"),
    { maxLength: 8 },
  );

  it("is the same both ways, between 0 and 1, and blind to diacritics", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, two] = [a.join(" "), b.join(" ")];
        const like = likeness(one, two);
        expect(like).toBe(likeness(two, one));
        expect(like).toBeGreaterThanOrEqual(0);
        expect(like).toBeLessThanOrEqual(1);
        expect(like).toBe(likeness(one.normalize("NFD").toUpperCase(), two));
        expect(isSameAddress(one, two)).toBe(isSameAddress(two, one));
      }),
    );
  });

  it("who stands at the same spot always finds a young case, however they write", () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 60 }), (a, b, metres) => {
        const mine = { text: a.join(" "), address: null, pin: HERE };
        const theirs = other({ text: b.join(" "), address: null, pin: at(metres) });
        expect(found(mine, theirs)).toEqual(["c1"]);
      }),
    );
  });
});

it("officers hear of 5, 10, 20, 50 and so on", () => {
  const heard = Array.from({ length: 1000 }, (_, n) => n).filter(isMilestone);
  expect(heard).toEqual([5, 10, 20, 50, 100, 200, 500]);
});
