/** Says at once whom to phone when words speak of danger to life, whatever else becomes of them. */
import { phrase } from "#messages/phrase.ts";
import { isEmergency } from "./limit-pace.ts";
import type { Turn } from "./turn.ts";

export async function warnOfDanger(turn: Turn, text: string): Promise<void> {
  if (isEmergency(turn.house, text)) {
    await turn.say({ phrase: phrase("emergency") });
  }
}
