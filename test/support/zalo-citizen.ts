import type { Channel } from "#channels/port.ts";
import { processAll } from "#workflow/process-all.ts";
import { openWorld, type World } from "./world.ts";
import { openZalo, type ZaloRig } from "./zalo-fake-harness.ts";
import type { ZaloPerson } from "./zalo-fake-people.ts";

/** A real house with Zalo beside its fake channels. */
export type ZaloWorld = AsyncDisposable & {
  readonly world: World;
  readonly rig: ZaloRig;
  readonly citizen: () => ZaloCitizen;
};

/** Somebody on Zalo, who types the numbers of their choices. */
export type ZaloCitizen = {
  readonly userId: string;
  /** Whatever they do arrives and is dealt with. */
  readonly does: (act: (person: ZaloPerson) => void) => Promise<void>;
  readonly says: (text: string) => Promise<void>;
  /** Types the number before this label in the newest message. */
  readonly picks: (label: string) => Promise<void>;
  readonly all: () => readonly string[];
  readonly last: () => string;
};

export async function openZaloWorld({ takesButtons = false } = {}): Promise<ZaloWorld> {
  const opened: { rig: ZaloRig | null } = { rig: null };
  const world = await openWorld({
    channel: async (ground): Promise<Channel> => {
      opened.rig = await openZalo(ground);
      return opened.rig.channel;
    },
  });
  const { rig } = opened;
  if (rig === null) throw new Error("The world has no Zalo.");
  rig.fake.world.takesButtons = takesButtons;
  return {
    world,
    rig,
    citizen: () => actAs(world, rig),
    [Symbol.asyncDispose]: async () => {
      await rig[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

function actAs(world: World, { fake }: ZaloRig): ZaloCitizen {
  const person = fake.person();
  const all = () => person.seen().map(({ text }) => text);
  const last = () => all().at(-1) ?? "";
  const does: ZaloCitizen["does"] = async (act) => {
    const { deliveries } = fake.webhook;
    const before = deliveries.length;
    act(person);
    await fake.world.until(() => deliveries.length > before);
    await processAll(world.house);
  };
  const says = (text: string) => does((one) => one.writes(text));
  return {
    userId: person.userId,
    does,
    says,
    picks: async (label) => {
      const lines = last().split("\n");
      const number = lines
        .find((line) => line.endsWith(`. ${label}`))
        ?.match(/^\d+/)?.[0];
      if (number === undefined)
        throw new Error(`No "${label}" to choose in: ${last()}`);
      await says(number);
    },
    all,
    last,
  };
}
