import type { Accept, InboundEvent } from "#channels/port.ts";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { createAccept } from "#workflow/accept-update.ts";

/** What must hold on the embedded database must hold on a server. */
export const databases = [
  { name: "PGlite", open: () => openWorld() },
  {
    name: "PostgreSQL",
    open: async () => openWorld({ databaseUrl: await newSeededUrl() }),
  },
];

/** The inbox of a world, for events that come twice, at once or broken. */
export function acceptOf({ house }: World): Accept {
  const { database, clock, log } = house;
  return createAccept({ database, clock, log, onNew: () => {} });
}

/** What `chat` does, as the fake channels bring it. */
export function rawOf(chat: string, event: InboundEvent): object {
  return { chatExternalId: chat, languageHint: null, event };
}

/** Does a piece of work until nothing is left, `times` over at once. */
export async function atOnce(
  times: number,
  work: () => Promise<number>,
): Promise<void> {
  const until = async () => {
    while ((await work()) > 0);
  };
  await Promise.all(Array.from({ length: times }, until));
}
