import { describe, expect, test } from "vitest";
import { speedOf } from "#evaluation/flows/report.ts";
import { costOf, figuresOf } from "#evaluation/rules.ts";
import { outcome } from "./outcomes.ts";

const wrongField = { matter: "rac.dot", agencies: ["urenco"], p: 0.4 };

describe("figures, by hand", () => {
  const four = [
    outcome(),
    // Right field, wrong matter, the truth among the three, an acceptable agency but not the first.
    outcome(
      {},
      {
        matter: "den.ngay",
        top3: [
          { matter: "den.ngay", p: 0.6 },
          { matter: "den.tat", p: 0.3 },
        ],
        p: 0.6,
        agencies: ["ubnd-xa"],
        decision: "ask",
      },
    ),
    outcome({}, { ...wrongField, top3: [{ matter: "rac.dot", p: 0.4 }] }),
    // Only its gate counts.
    outcome({ gate: "spam", matters: [], agencies: [] }, { gate: "spam" }),
  ];

  test.each([
    ["top1", 1 / 3],
    ["top3", 2 / 3],
    ["field", 2 / 3],
    ["agency", 2 / 3],
    ["firstAgency", 1 / 3],
    ["gate", 1],
    ["routed", 2 / 3],
    ["routedRight", 1 / 2],
    ["coverageAt95", 1 / 3],
    // .9 right, .6 and .4 wrong, each alone in its bin: (.1 + .6 + .4) / 3.
    ["ece", 1.1 / 3],
    // One class: precision 1, recall 1/3, so F1 1/2. The classes that were only said do not count.
    ["macroF1", 1 / 2],
    // Routed right 0, asked .1, routed wrongly 1, spam 0.
    ["cost", 1.1 / 4],
  ] as const)("%s", (name, value) => {
    expect(figuresOf(four)[name]).toBeCloseTo(value, 10);
  });

  test("are null where there was nothing to measure", () => {
    expect(figuresOf([])).toMatchObject({ top1: null, ece: null, cost: null });
    expect(figuresOf(four)).toMatchObject({ ward: null, emergencyRecall: null });
  });

  test("two matters: found only if both are named, and false where there is one", () => {
    const both = { matters: ["den.tat", "rac.dot"] };
    const figures = figuresOf([
      outcome(both, { secondMatter: "rac.dot" }),
      outcome(both, { matter: "rac.dot", secondMatter: "rac.dot" }),
      outcome({}, { secondMatter: "rac.dot" }),
      outcome(),
    ]);
    expect(figures).toMatchObject({ top1: 1, secondFound: 0.5, secondFalse: 0.5 });
  });

  test("complaints and denunciations are counted together, each only as itself", () => {
    const of = (truly: string, said: string) =>
      outcome({ gate: truly, matters: [] }, { gate: said });
    const figures = figuresOf([
      of("khieu-nai", "khieu-nai"),
      of("to-cao", "khieu-nai"),
      of("to-cao", "phan-anh"),
      of("phan-anh", "to-cao"),
      of("khan-cap", "khan-cap"),
    ]);
    expect(figures.grievanceRecall).toBeCloseTo(1 / 3, 10);
    expect(figures.grievancePrecision).toBeCloseTo(1 / 3, 10);
    expect(figures).toMatchObject({ emergencyRecall: 1, emergencyPrecision: 1 });
  });
});

describe("a turn costs", () => {
  test.each([
    ["nothing when it is right", outcome(), 0],
    ["50 when an emergency is missed", outcome({ gate: "khan-cap" }), 50],
    ["3 when a complaint is taken for feedback", outcome({ gate: "khieu-nai" }), 3],
    ["3 when feedback is sent to the law", outcome({}, { gate: "to-cao" }), 3],
    ["1 when the agency is wrong", outcome({}, wrongField), 1],
    ["0.1 for a question with the answer in it", outcome({}, { decision: "ask" }), 0.1],
    ["0.3 for one without", outcome({}, { decision: "ask", top3: [] }), 0.3],
    ["0.3 for the dispatcher", outcome({}, { decision: "dispatch" }), 0.3],
    [
      "0.1 when feedback is taken for a question",
      outcome({}, { gate: "hoi-dap" }),
      0.1,
    ],
    ["1 when spam is routed", outcome({ gate: "spam", matters: [] }), 1],
  ])("%s", (_, one, cost) => {
    expect(costOf(one)).toBe(cost);
  });
});

test("speed: median, 95th of a hundred, messages of one second", () => {
  const times = Array.from({ length: 101 }, (_, ms) => outcome({}, { tookMs: ms }));
  const { p50Ms, p95Ms, p99Ms, perSecond } = speedOf(times);
  expect([p50Ms, p95Ms, p99Ms]).toEqual([50, 95, 99]);
  // 101 messages in 5,050 ms.
  expect(perSecond).toBe(20);
});
