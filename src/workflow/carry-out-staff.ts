/** Carries out what concerns a person rather than a case: codes, chats, leave. */
import type { Effect, StaffEffect } from "#conversations/types/effects.ts";
import { answerStandIn, askStandIn } from "./find-stand-in.ts";
import { chooseMainChat, linkChats, makeLinkCode } from "./link-chats.ts";
import { endLeave, lookAtLeave, takeLeave } from "./take-leave.ts";
import type { Turn } from "./turn.ts";
import { useCode } from "./use-code.ts";

const KINDS = [
  "useCode",
  "makeLinkCode",
  "linkChats",
  "chooseMainChat",
  "lookAtLeave",
  "takeLeave",
  "endLeave",
  "askStandIn",
  "answerStandIn",
] as const satisfies readonly StaffEffect["kind"][];

export function isOfStaff(effect: Effect): effect is StaffEffect {
  return KINDS.some((kind) => kind === effect.kind);
}

export async function actOfStaff(turn: Turn, effect: StaffEffect): Promise<void> {
  switch (effect.kind) {
    case "useCode":
      return await useCode(turn, effect.code);
    case "makeLinkCode":
      return await makeLinkCode(turn);
    case "linkChats":
      return await linkChats(turn, effect.codeHash);
    case "chooseMainChat":
      return await chooseMainChat(turn);
    case "lookAtLeave":
      return await lookAtLeave(turn);
    case "takeLeave":
      return await takeLeave(turn, effect);
    case "endLeave":
      return await endLeave(turn, effect.absenceId);
    case "askStandIn":
      return await askStandIn(turn, effect);
    case "answerStandIn":
      return await answerStandIn(turn, effect);
  }
}
