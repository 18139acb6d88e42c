/** The process of one subject: does what its parent says, and tells when it is done. */
import { z } from "zod";
import { type Orders, orders, type Subject } from "./subject-types.ts";

const command = z.enum(["work", "rest", "untilIdle", "replyWaits"]);
export type Command = z.infer<typeof command>;

const subject = await open(orders.parse(JSON.parse(process.argv[2] ?? "{}")));
process.on("message", (message) => {
  void obey(command.parse(message)).then(
    (answer) => process.send?.({ answer: answer ?? null }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once("disconnect", () => void subject.close().finally(() => process.exit()));
process.send?.({ answer: subject.target });

/** Each process loads only what it runs. */
async function open({ name, databaseUrl, apiRoot }: Orders): Promise<Subject> {
  switch (name) {
    case "grammY echo":
      return (await import("./subject-bots.ts")).grammyEcho();
    case "telegraf echo":
      return (await import("./subject-bots.ts")).telegrafEcho();
    case "raw SQL on PostgreSQL":
      return (await import("./subject-raw.ts")).rawSql(databaseUrl);
    default: {
      const { langNghe } = await import("./subject-lang-nghe.ts");
      const isEmbedded = name === "Lắng Nghe on PGlite";
      return langNghe({ databaseUrl: isEmbedded ? null : databaseUrl, apiRoot });
    }
  }
}

async function obey(given: Command): Promise<unknown> {
  return await subject[given]();
}
