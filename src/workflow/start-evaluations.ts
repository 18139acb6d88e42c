/** Starts whoever judges what was ordered in the console; stopping does not wait for a run's end, the next process goes on with it. */
import { type Poller, startPoller } from "#platform/poller.ts";
import type { House } from "./house.ts";
import { workOnOrder } from "./order-evaluation.ts";

/** How late an order is found: nobody wakes us. */
const SWEEP_MS = 3_000;

export function startEvaluations(house: House): Poller {
  return startPoller("evaluations", {
    everyMs: SWEEP_MS,
    log: house.log,
    work: (signal) => workOnOrder(house, signal),
  });
}
