/** The official ratios beside the survey, by their own formulas (QĐ 766/QĐ-TTg), and what PAR INDEX and PAPI ask. */
import { type Share, shareOf } from "#kernel/statistics.ts";
import type { OutcomeCounts } from "#ratings/types/indices.ts";

export type Official = {
  /** PAKN handled on or before the deadline / PAKN within own authority. */
  readonly onTime: Share;
  /**
   * (All − dissatisfied − reported again − late) / all. One that is several of these is taken off once: else few cases
   * could make a share below nought. Silence counts as satisfied.
   */
  readonly satisfaction: Share;
  /** (All dossiers − dissatisfied − overdue) / all; with silence as satisfaction too. */
  readonly dossiers: Share;
  /** What was taken off, before anything is taken off once only. */
  readonly cases: Against;
  readonly dossierCases: Against;
  /**
   * PAR INDEX: feedback on regulations and the conduct of offices, answered in time. The page of a case shows its answer
   * from that moment, so it is published in time as well.
   */
  readonly parIndex: Share;
};

export type Against = Readonly<
  Record<"total" | "late" | "dissatisfied" | "reReported" | "against", number>
>;

export function officialOf(
  cases: readonly OutcomeCounts[],
  dossiers: readonly OutcomeCounts[],
): Official {
  const [ofCases, ofDossiers] = [sumUp(cases), sumUp(dossiers)];
  const regulations = cases.reduce((sum, one) => sum + one.onRegulations, 0);
  const inTime = cases.reduce((sum, one) => sum + one.onRegulationsOnTime, 0);
  return {
    onTime: shareOf(ofCases.total - ofCases.late, ofCases.total),
    satisfaction: shareOf(ofCases.total - ofCases.against, ofCases.total),
    dossiers: shareOf(ofDossiers.total - ofDossiers.against, ofDossiers.total),
    cases: ofCases,
    dossierCases: ofDossiers,
    parIndex: shareOf(inTime, regulations),
  };
}

function sumUp(rows: readonly OutcomeCounts[]): Against {
  const sum = (key: keyof Against) => rows.reduce((all, row) => all + row[key], 0);
  return {
    total: sum("total"),
    late: sum("late"),
    dissatisfied: sum("dissatisfied"),
    reReported: sum("reReported"),
    against: sum("against"),
  };
}
