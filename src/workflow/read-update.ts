/** Reads an update that may be broken; its own turn will say what is wrong with it. */
import type { Inbound } from "#channels/port.ts";
import type { TakenUpdate } from "#inbox/types.ts";
import { channelNamed, type House } from "./house.ts";

/** Null: it cannot be read. */
export function readUpdate(house: House, taken: TakenUpdate): Inbound | null {
  try {
    return channelNamed(house, taken.channel).parse(taken.raw);
  } catch {
    return null;
  }
}
