import { fileTheLamp } from "./lamp-case.ts";
import type { Person, World } from "./world.ts";

export const WARD = "ubnd:w-yen-hoa";

/** An officer and a head of a ward, and citizens who filed a case each there, on Monday at 09:00. */
export async function wardWithCases(
  world: World,
  count: number,
  channel?: "web" | "telegram",
) {
  const officer = await world.member("Hà", WARD, "officer", channel);
  const head = await world.member("Minh", WARD, "head");
  const citizens: Person[] = [];
  while (citizens.length < count) {
    const { citizen } = await fileTheLamp(world, `citizen${citizens.length}`);
    citizens.push(citizen);
  }
  officer.reads();
  return { officer, head, citizens };
}

/** `"2026-11-16T14:30"` on a Ha Noi clock. */
export function hanoi(time: string): Temporal.Instant {
  return Temporal.Instant.from(`${time}+07:00`);
}

/** `"normal-accept-240 told merged"`, in the order they fell due. */
export async function ledgerOf({ house }: World): Promise<string[]> {
  const rows = await house.database.db.nudge.findMany({
    orderBy: [{ dueAt: "asc" }, { policyId: "asc" }, { state: "asc" }],
  });
  return rows.map(({ policyId, state, reason }) =>
    [policyId, state, reason].filter((part) => part !== null).join(" "),
  );
}
