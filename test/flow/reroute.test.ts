import { describe, expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";

const LAMP_OUT = "chieu-sang-cay-xanh.den-duong-tat";
const YEN_HOA = "ubnd:w-yen-hoa";
const SXD = "so-xay-dung";
const DISPATCHER = "ttpvhcc";

const labels = (who: Person) => who.last().buttons.map(({ label }) => label);

async function story(citizen: Person, code: string): Promise<string> {
  await citizen.says(code);
  return citizen.last().text;
}

/** What was learned: source, reason, matters and agencies from → to. */
async function lessons(world: World) {
  const rows = await world.house.database.db.labelledExample.findMany({
    orderBy: { at: "asc" },
  });
  return rows.map(({ source, reason, ...row }) => ({
    said: `${source}: ${reason}`,
    matter: `${row.fromMatterId} → ${row.toMatterId}`,
    agency: `${row.fromAgencyId} → ${row.toAgencyId}`,
    personId: row.personId,
  }));
}

describe("the receipt", () => {
  it("says why this agency, until when, where to read it again, and offers two buttons", async () => {
    await using world = await openWorld();
    const { citizen, code } = await fileTheLamp(world);
    const { text } = citizen.last();
    expect(text).toContain("UBND phường Yên Hòa phụ trách, vì đèn trong ngõ");
    expect(text).toContain("trả lời trước **17:30 thứ Hai, 23/11**");
    expect(text).toContain(`https://langnghe.example.vn/viec/${code}`);
    expect(labels(citizen)).toEqual(["Theo dõi", "Không đúng cơ quan"]);
    await citizen.presses("Theo dõi");
    expect(citizen.last().text).toContain("Đang chờ nhận");
  });
});

describe("“wrong agency” after a case was sent", () => {
  it("moves it at once to the agency the citizen names while nobody has accepted it", async () => {
    await using world = await openWorld();
    const first = await world.member("Hà", YEN_HOA, "officer");
    const second = await world.member("Bình", SXD, "officer");
    const { citizen, code } = await fileTheLamp(world);
    await citizen.presses("Không đúng cơ quan");
    expect(labels(citizen)).toEqual([
      "Đơn vị chiếu sáng công cộng",
      "Sở Xây dựng",
      "Việc khác",
      "Không rõ",
      "Thôi",
    ]);
    await citizen.presses("Sở Xây dựng");
    expect(citizen.last().text).toContain(`Đã chuyển **${code}** sang **Sở Xây dựng**`);
    expect(citizen.last().text).toContain("17:30 thứ Hai, 23/11");
    expect(first.last().text).toContain("đã chuyển sang Sở Xây dựng");
    expect(second.last().text).toContain("từ UBND phường Yên Hòa tới đây");
    expect(await story(citizen, code)).toContain(
      "chuyển theo ý người dân sang Sở Xây dựng. Lý do: người dân cho là việc này của Sở Xây dựng",
    );
    expect(await lessons(world)).toEqual([
      {
        said: "citizen: owner",
        matter: `${LAMP_OUT} → null`,
        agency: `${YEN_HOA} → ${SXD}`,
        personId: null,
      },
    ]);
    await first.presses("Nhận việc");
    expect(first.last().text).toContain("không còn) thuộc đơn vị");
  });

  it("asks the dispatcher once it was accepted, and gives the citizen's wish as the reason", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", YEN_HOA, "officer");
    const dispatcher = await world.member("Lan", DISPATCHER, "dispatcher");
    const { citizen, code } = await fileTheLamp(world);
    await officer.presses("Nhận việc");
    await citizen.presses("Không đúng cơ quan");
    await citizen.presses("Sở Xây dựng");
    expect(citizen.last().text).toContain("người điều phối của Thành phố");
    expect(officer.last().text).toContain("đã chuyển sang");
    expect(dispatcher.last().text).toContain(
      "người dân cho là việc này của Sở Xây dựng",
    );
    await dispatcher.presses("Chuyển đơn vị");
    await dispatcher.presses("Ngoài thẩm quyền");
    await dispatcher.presses("Sở Xây dựng");
    await dispatcher.says("Đèn trên phố do Sở quản lý");
    expect(await story(citizen, code)).toContain("Sở Xây dựng phụ trách");
  });

  it("goes to the dispatcher at most twice from the citizen's hand, and leaves the dispatcher again", async () => {
    await using world = await openWorld();
    const dispatcher = await world.member("Lan", DISPATCHER, "dispatcher");
    const { citizen, code } = await fileTheLamp(world);
    const send = async () => {
      await dispatcher.presses("Chuyển đơn vị");
      await dispatcher.presses("Ngoài thẩm quyền");
      await dispatcher.says("Sở Xây dựng");
      await dispatcher.says("Đèn trên phố do Sở quản lý");
    };
    for (const round of [1, 2]) {
      await story(citizen, code);
      await citizen.presses("Không đúng cơ quan");
      await citizen.presses("Không rõ");
      expect(citizen.last().text, String(round)).toContain("người điều phối");
      await story(citizen, code);
      expect(labels(citizen)).not.toContain("Không đúng cơ quan");
      await send();
      expect(await story(citizen, code)).toContain("Sở Xây dựng phụ trách");
    }
    expect(labels(citizen)).not.toContain("Không đúng cơ quan");
    await citizen.presses("Không đúng cơ quan");
    expect(citizen.last().text).toContain("hiện đang chờ nhận, ở Sở Xây dựng");
    const said = (await lessons(world)).map((one) => one.said);
    expect(said).toEqual([
      "citizen: null",
      "officer: owner",
      "citizen: null",
      "officer: owner",
    ]);
  });

  it("finds the owner and the urgency of another matter, and moves the case there", async () => {
    await using world = await openWorld();
    const { citizen, code } = await fileTheLamp(world);
    await citizen.presses("Không đúng cơ quan");
    await citizen.presses("Việc khác");
    expect(labels(citizen)).not.toContain("Đèn đường tắt, hỏng");
    await citizen.presses("Cột đèn rò điện, nghiêng đổ");
    const told = await story(citizen, code);
    expect(told).toContain("Cột đèn rò điện, nghiêng đổ");
    expect(told).toContain(
      "Sở Xây dựng phụ trách, hạn trả lời **14:30 thứ Ba, 17/11**",
    );
    const [lesson] = await lessons(world);
    expect(lesson).toMatchObject({
      said: "citizen: matter",
      matter: `${LAMP_OUT} → chieu-sang-cay-xanh.cot-den-ro-dien`,
      agency: `${YEN_HOA} → ${SXD}`,
    });
  });

  it("corrects a matter of the same agency once, and hears who still objects", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", YEN_HOA, "officer");
    const text = "rác chất đống đầu ngõ 12 phố Yên Hòa ba hôm nay không ai thu gom";
    const { citizen, code } = await fileTheLamp(world, "An", text);
    await citizen.presses("Không đúng cơ quan");
    await citizen.presses("Việc khác");
    await citizen.presses("Đổ trộm, đốt rác, phế thải");
    expect(citizen.last().text).toContain("vẫn do UBND phường Yên Hòa phụ trách");
    expect(officer.last().text).toContain("Đổ trộm, đốt rác, phế thải · ngõ 12");
    await citizen.presses("Thùng rác, điểm tập kết rác");
    expect(citizen.last().text).toContain("hiện đang chờ nhận, ở UBND phường Yên Hòa");
    await citizen.presses("Vẫn không đúng");
    expect(citizen.last().text).toContain("người điều phối của Thành phố");
    expect(await story(citizen, code)).toContain(
      "16/11: người dân ghi lại loại việc\n",
    );
  });

  it("a button of an earlier hop, of somebody else's case or of an answered one changes nothing", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", YEN_HOA, "officer");
    const { citizen } = await fileTheLamp(world);
    await citizen.presses("Không đúng cơ quan");
    await officer.presses("Trả lời");
    await officer.says("Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.");
    await officer.presses("Gửi không ảnh");
    await citizen.presses("Sở Xây dựng");
    expect(citizen.last().text).toContain("đã có trả lời");
    await citizen.presses("Không đúng cơ quan");
    expect(citizen.last().text).toContain("đã có trả lời");
    expect(await lessons(world)).toEqual([]);
  });
});
