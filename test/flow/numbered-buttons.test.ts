import { expect, it } from "vitest";
import { LAMP } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";

it("where no buttons can be shown they are numbered, and a number presses one", async () => {
  await using world = await openWorld({ hasButtons: false });
  const citizen = world.person("Lan");
  await citizen.says(LAMP);
  expect(citizen.last()).toMatchObject({
    text: expect.stringMatching(/\n1\. Đồng ý\n2\. Không đồng ý\n3\. /u),
    buttons: [],
  });
  for (const number of ["1", "1.", " 1 ", "1)"]) await citizen.says(number);
  expect(citizen.last().text).toMatch(/^Đã nhận\. Mã/u);

  // The receipt shows buttons of its own; a number it does not have is a text like any other.
  await citizen.says("9");
  expect(citizen.last().text).not.toMatch(/^Đã nhận/u);
});

it("an officer presses the newest message's buttons in the same way", async () => {
  await using world = await openWorld({ hasButtons: false });
  const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  const citizen = world.person("Lan");
  await citizen.says(LAMP);
  for (const number of ["1", "1", "1", "1"]) await citizen.says(number);
  expect(officer.last().text).toContain("\n1. Nhận việc");
  await officer.says("1");
  expect(officer.last().text).toMatch(/đã nhận/u);
  expect(citizen.last().text).toMatch(/đã nhận việc/u);
});
