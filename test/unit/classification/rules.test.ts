import { describe, expect, test } from "vitest";
import { decideGate, decideMatter } from "#classification/rules.ts";
import type { GateId } from "#classification/types.ts";

type Row = {
  readonly probabilities: Partial<Record<GateId, number>>;
  readonly cues?: readonly GateId[];
  readonly matterP?: number;
};

function gateOf({ probabilities, cues = [], matterP = 0.4 }: Row) {
  const entries = Object.entries(probabilities);
  const map = new Map<GateId, number>();
  for (const gate of [
    "phan-anh",
    "khan-cap",
    "to-cao",
    "khieu-nai",
    "khong-ro",
    "hoi-dap",
    "spam",
  ] as const) {
    const found = entries.find(([name]) => name === gate);
    if (found !== undefined) map.set(gate, found[1]);
  }
  return decideGate({ probabilities: map, cues: new Set(cues), matterP });
}

describe("the gate", () => {
  test.each<[string, Row, GateId, boolean]>([
    ["plain feedback", { probabilities: { "phan-anh": 0.9 } }, "phan-anh", false],
    [
      "an emergency cue wins over everything",
      { probabilities: { "phan-anh": 0.99 }, cues: ["khan-cap", "to-cao"] },
      "khan-cap",
      true,
    ],
    [
      "one chance in sixteen of an emergency is enough",
      { probabilities: { "phan-anh": 0.94, "khan-cap": 0.06 } },
      "khan-cap",
      true,
    ],
    [
      "a denunciation needs the model",
      { probabilities: { "phan-anh": 0.79, "to-cao": 0.21 } },
      "to-cao",
      false,
    ],
    [
      "or its word and a little of the model",
      { probabilities: { "phan-anh": 0.94, "to-cao": 0.06 }, cues: ["to-cao"] },
      "to-cao",
      false,
    ],
    [
      "the word alone turns nobody away",
      { probabilities: { "phan-anh": 0.98, "to-cao": 0.02 }, cues: ["to-cao"] },
      "phan-anh",
      false,
    ],
    [
      "below the bar it is feedback",
      { probabilities: { "phan-anh": 0.86, "khieu-nai": 0.14 } },
      "phan-anh",
      false,
    ],
    [
      "a greeting about nothing",
      { probabilities: { "phan-anh": 0.85, "khong-ro": 0.15 }, matterP: 0.1 },
      "khong-ro",
      false,
    ],
    [
      "a question about a clear matter is a question",
      { probabilities: { "phan-anh": 0.6, "hoi-dap": 0.4 }, matterP: 0.8 },
      "hoi-dap",
      false,
    ],
    [
      "rude words about a clear matter are feedback",
      { probabilities: { "phan-anh": 0.4, spam: 0.6 }, matterP: 0.8 },
      "phan-anh",
      false,
    ],
    [
      "an advert is one, although it names a matter",
      { probabilities: { "phan-anh": 0.1, spam: 0.9 }, matterP: 0.8 },
      "spam",
      false,
    ],
    ["nothing known at all", { probabilities: {} }, "phan-anh", false],
  ])("%s", (_, row, gate, isUrgent) => {
    expect(gateOf(row)).toMatchObject({ gate, isUrgent });
  });
});

describe("the matter", () => {
  const candidates = (...ps: number[]) => ps.map((p, i) => ({ matterId: `m${i}`, p }));

  test.each([
    ["sure feedback is routed", "phan-anh", candidates(0.85, 0.1, 0.01), "route"],
    ["an emergency too", "khan-cap", candidates(0.85, 0.1, 0.01), "route"],
    ["a denunciation never goes by itself", "to-cao", candidates(0.99, 0.01), "ask"],
    [
      "below the threshold the citizen chooses",
      "phan-anh",
      candidates(0.79, 0.1),
      "ask",
    ],
    ["noise is not offered", "phan-anh", candidates(0.08, 0.06, 0.05), "dispatch"],
    ["nothing to offer", "phan-anh", [], "dispatch"],
  ] as const)("%s", (_, gate, list, decision) => {
    expect(decideMatter(gate, list, 0.8)).toBe(decision);
  });

  test("a threshold above 1 never routes", () => {
    expect(decideMatter("phan-anh", candidates(1), 2)).toBe("ask");
  });
});
