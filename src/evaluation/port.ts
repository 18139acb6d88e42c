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
};
