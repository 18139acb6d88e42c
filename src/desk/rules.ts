/** Decides who may see and do what with a case. */
import type { Standing } from "./types.ts";

/**
 * An agency that had the case is `other` once it was passed on: what it may see ends there. Who stands in
 * for somebody away has that person's standing too.
 */
const HANDLES = [
  "officer own",
  "head own",
  "head parent",
  "dispatcher own",
  "dispatcher parent",
  "dispatcher other",
] as const satisfies readonly Standing[];

/** Deed -> who may. Whether the state of the case allows it is `allowedIn` of the cases. */
export const MAY = {
  /** Facts, words, photos and thread, on the desk and in lists. */
  see: HANDLES,
  accept: HANDLES,
  answer: HANDLES,
  ask: HANDLES,
  extend: HANDLES,
  transfer: HANDLES,
  spam: HANDLES,
  undoSpam: HANDLES,
  proposeBlock: HANDLES,
  /** Closing a chat to a citizen is the centre's to decide, and to look at again. */
  decideBlock: ["dispatcher own", "dispatcher parent", "dispatcher other"],
  /** Name and phone: the receiving agency alone (Luật 91/2025/QH15). */
  seeContact: ["officer own", "head own", "dispatcher own"],
  saveTemplate: ["officer own", "head own", "dispatcher own"],
  deleteTemplate: ["head own"],
  note: ["author", "follower"],
  confirm: ["author"],
  rate: ["author"],
  withdraw: ["author"],
  reroute: ["author"],
  object: ["author"],
  explain: ["author"],
} as const satisfies Record<string, readonly Standing[]>;

export type Deed = keyof typeof MAY;

export function isPermitted(deed: Deed, standings: readonly Standing[]): boolean {
  const able: readonly Standing[] = MAY[deed];
  return standings.some((standing) => able.includes(standing));
}
