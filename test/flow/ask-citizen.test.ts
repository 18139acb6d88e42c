import { describe, expect, it } from "vitest";
import { answerTheLamp, fileTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { askAbout, onlyCase, QUESTION } from "#test/support/officer-work.ts";
import { openWorld, type World } from "#test/support/world.ts";

const labels = (body: { readonly buttons: readonly { readonly label: string }[] }) =>
  body.buttons.map(({ label }) => label);

/** Monday, 09:00: asked at once; answer due on Monday a week later, 17:30. */
async function asked(world: World) {
  const officer = await world.member("Quý", "ubnd:w-yen-hoa", "officer");
  const head = await world.member("Minh", "ubnd:w-yen-hoa", "head");
  const { citizen, code } = await fileTheLamp(world);
  await askAbout(officer);
  for (const one of [officer, head]) one.reads();
  return { officer, head, citizen, code };
}

describe("a question to the citizen", () => {
  it("comes in the agency's words, with a button; it takes the case on", async () => {
    await using world = await openWorld();
    const { citizen } = await asked(world);
    const question = citizen.last();
    expect(question.text).toContain(`“${QUESTION}”`);
    expect(question.text).toContain("17:30 thứ Hai, 23/11");
    expect(question.speaker).toBe("UBND phường Yên Hòa");
    expect(labels(question)).toEqual(["Trả lời"]);
    expect(await onlyCase(world)).toMatchObject({
      state: "accepted",
      isWaiting: true,
      kinds: ["submitted", "accepted", "asked"],
    });
  });

  it("stops the clock; the reply sets it going with the time that was left", async () => {
    await using world = await openWorld();
    const { officer, head, citizen, code } = await asked(world);
    await world.pass({ days: 2 });
    expect(officer.reads()).toEqual([]);
    await citizen.presses("Trả lời");
    await citizen.says("cuối ngõ, cạnh nhà văn hoá");
    expect(citizen.last().text).toContain(`Đã chuyển câu trả lời về **${code}**`);
    expect(citizen.last().text).toContain("17:30 thứ Tư, 25/11");
    expect(officer.last().text).toContain("“cuối ngõ, cạnh nhà văn hoá”");
    expect(officer.last().text).toContain("**17:30 thứ Tư, 25/11**");
    expect(await onlyCase(world)).toMatchObject({
      due: "2026-11-25 17:30",
      version: 2,
      isWaiting: false,
      kinds: ["submitted", "accepted", "asked", "replied"],
    });
    expect(head.reads()).toEqual([]);
    // The nudges come before the new deadline, not the old one.
    await world.pass({ days: 6, hours: 22 });
    expect(officer.readsBesides()).toHaveLength(1);
    await world.pass({ days: 1, hours: 8 });
    expect(officer.reads().join("\n")).toContain("Còn **4 giờ làm việc** để trả lời");
  });

  it.each([["nobody knows who the other is", "An", "Quý"]])(
    "%s",
    async (_, citizenName, officerName) => {
      await using world = await openWorld();
      const { officer, citizen } = await asked(world);
      await citizen.presses("Trả lời");
      await citizen.says("cuối ngõ");
      const read = (who: typeof citizen) => JSON.stringify(who.all());
      expect(read(officer)).not.toMatch(
        new RegExp(`"${citizenName}"|web:${citizenName}`),
      );
      expect(read(citizen)).not.toMatch(
        new RegExp(`(?<!\\p{L})${officerName}(?!\\p{L})`, "u"),
      );
    },
  );

  it("photos are a reply too, and go along", async () => {
    await using world = await openWorld();
    const { officer, citizen } = await asked(world);
    await citizen.presses("Trả lời");
    const files = [{ kind: "photo", fileRef: "photo" } as const];
    await citizen.sends({ kind: "files", files, caption: null, albumId: null });
    await world.pass({ minutes: 1 });
    expect(officer.last().mediaIds).toHaveLength(1);
    expect((await onlyCase(world)).isWaiting).toBe(false);
  });

  it("a second question joins the first: one wait, one deadline for both", async () => {
    await using world = await openWorld();
    const { officer, citizen } = await asked(world);
    await world.pass({ days: 1 });
    await askAbout(officer, "Và đèn tắt từ hôm nào ạ?");
    expect(citizen.last().text).toContain("17:30 thứ Hai, 23/11");
    await world.pass({ days: 1 });
    await citizen.presses("Trả lời");
    await citizen.says("cuối ngõ, từ thứ Sáu");
    expect(await onlyCase(world)).toMatchObject({
      due: "2026-11-25 17:30",
      version: 2,
      kinds: ["submitted", "accepted", "asked", "asked", "replied"],
    });
  });

  it("without a reply the wait ends by itself, once, and the clock runs on", async () => {
    await using world = await openWorld();
    const { officer, citizen } = await asked(world);
    citizen.reads();
    // Asked on Monday at nine; the fifth working day ends on Monday, 17:30.
    await world.pass({ days: 7, hours: 8 });
    expect(officer.reads()).toEqual([]);
    await world.pass({ hours: 16 });
    const told = officer.reads();
    expect(told).toEqual([
      expect.stringContaining("**Người dân chưa trả lời câu hỏi**"),
    ]);
    expect(told[0]).toContain("**16:30 thứ Ba, 1/12**");
    expect(citizen.reads()).toEqual([]);
    const { due, isWaiting, kinds } = await onlyCase(world);
    expect({ due, isWaiting }).toEqual({ due: "2026-12-01 16:30", isWaiting: false });
    expect(kinds.at(-1)).toBe("pauseEnded");
    await citizen.presses("Trả lời");
    await citizen.says("cuối ngõ");
    expect((await onlyCase(world)).kinds.at(-1)).toBe("noted");
  });

  it.each([
    ["answered", "closes the wait", "answered"],
    ["withdrawn", "closes the wait", "closed"],
  ])(
    "%s while it waits: nothing more is said of the question",
    async (how, _, state) => {
      await using world = await openWorld();
      const { officer, citizen, code } = await asked(world);
      if (how === "answered") await answerTheLamp(officer);
      else {
        await citizen.says(code);
        await citizen.presses("Rút phản ánh");
        await citizen.presses("Rút phản ánh");
      }
      officer.reads();
      await world.pass({ days: 1, hours: 12 });
      expect(officer.reads()).toEqual([]);
      expect((await onlyCase(world)).state).toBe(state);
    },
  );

  it("passed on while it waits: the new agency has all its time, and no wait", async () => {
    await using world = await openWorld();
    const { officer } = await asked(world);
    await officer.presses("Chuyển đơn vị");
    await officer.presses("Ngoài thẩm quyền");
    await officer.says("UBND phường Láng");
    await officer.says("đoạn này thuộc Láng");
    expect(await onlyCase(world)).toMatchObject({
      agencyId: "ubnd:w-lang",
      state: "submitted",
      isWaiting: false,
    });
  });
});

describe("words typed while a question waits", () => {
  it.each([
    ["Trả lời", ["submitted", "accepted", "asked", "replied"], "Đã chuyển câu trả lời"],
    ["Việc mới", ["submitted", "accepted", "asked"], "chỗ này ở"],
  ])("may be the reply or something new: %s", async (label, kinds, said) => {
    await using world = await openWorld();
    const { citizen } = await asked(world);
    await citizen.says(LAMP);
    expect(labels(citizen.last())).toEqual(["Trả lời", "Việc mới"]);
    await citizen.presses(label);
    expect(citizen.last().text).toContain(said);
    expect((await onlyCase(world)).kinds).toEqual(kinds);
  });
});
