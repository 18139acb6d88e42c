import type { Sure } from "./providers/calibration.ts";
import type { Answer } from "./types.ts";

/** A classifier to be judged. */
export type Subject = {
  /** `embedded`, or `NAME@VERSION` of a prompt. */
  readonly name: string;
  /** SHA-256, in hexadecimal, of everything that decides its answers: another hash, other answers. */
  readonly hash: string;
  /** It runs in this process: its first answers are slow and cost nothing. */
  readonly isLocal: boolean;
  /**
   * `tookMs` of the answer is its own time, without waiting for a turn. `later`: the server asks for patience or does not answer;
   * the same text is asked again.
   */
  readonly answer: (text: string) => Answer | Promise<Answer | "later">;
  /**
   * What probabilities are worth, learnt from answers of a language model; null: from too few. Absent: they are calibrated
   * already. Whoever answers citizens learns it from the whole run.
   */
  readonly calibrate?: (answers: readonly Sure[]) => ((p: number) => number) | null;
};
