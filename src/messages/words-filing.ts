/** What a citizen reads while filing: the questions, the gates, the receipt. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import type { Receipt, Summary } from "./case-facts.ts";
import { capital, cut, lower } from "./case-words.ts";
import { sayMoment } from "./moments.ts";
import { kindAndSenderEn, kindAndSenderVi } from "./words-contact.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

export const filingVi = {
  greeting: () =>
    "Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh, kiến nghị của người dân Hà Nội. Anh/chị cứ viết điều đang gặp và ở đâu. Gửi ảnh hoặc vị trí trước cũng được.",
  consent: () =>
    "Lắng Nghe chuyển phản ánh tới cơ quan phụ trách và báo kết quả cho anh/chị tại đây. Để làm việc đó, nội dung, ảnh và vị trí anh/chị gửi được lưu lại; đơn vị xử lý không biết anh/chị là ai. Anh/chị đồng ý không ạ?",
  consentKeepsText: () =>
    "Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh của người dân Hà Nội. Nội dung vừa viết đã được giữ.",
  consentRefused: () =>
    "Không sao ạ. Chưa có đồng ý thì chưa có gì được chuyển đi. Anh/chị đổi ý lúc nào cũng được, hoặc gọi (024) 1022.",
  describe: () => "Anh/chị đang gặp chuyện gì, ở đâu? Viết một hai câu là đủ.",
  describeMore: () =>
    "Chưa rõ việc anh/chị cần báo. Anh/chị viết thêm giúp: chuyện gì đang xảy ra, ở đâu?",
  photoKept: (p: { count: number }) =>
    `Đã nhận ${p.count} ảnh. Anh/chị viết thêm một câu: chuyện gì, ở đâu?`,
  locationKept: () => "Đã nhận vị trí. Ở đó đang có chuyện gì ạ?",
  askWardYesNo: (p: { ward: Bilingual; address: string | null }) =>
    p.address === null
      ? `Chỗ này ở **${p.ward.vi}**, đúng không ạ?`
      : `${capital(plain(p.address))}: chỗ này ở **${p.ward.vi}**, đúng không ạ?`,
  askWardOf: (p: { name: string }) =>
    `Địa danh “${plain(p.name)}” nay thuộc mấy phường, xã khác nhau. Chỗ anh/chị báo ở đâu ạ?`,
  askWardNear: () => "Vị trí anh/chị gửi gần mấy nơi này. Chỗ cần báo thuộc nơi nào ạ?",
  askWard: () =>
    "Chỗ này ở phường, xã nào của Hà Nội ạ? Anh/chị gõ tên, hoặc gửi vị trí.",
  wardNotFound: () =>
    "Chưa tìm ra phường, xã này. Anh/chị gõ lại tên phường hoặc xã (tên cũ cũng được), hoặc gửi vị trí.",
  outsideCity: (p: { name: string | null }) =>
    `Nơi này có vẻ ở ${p.name === null ? "" : `${plain(p.name)}, `}ngoài Hà Nội. Lắng Nghe chỉ chuyển được việc trong thành phố. Nếu chỗ cần báo ở Hà Nội, anh/chị gõ tên phường, xã giúp.`,
  wardStillAsked: (p: { ward: Bilingual }) =>
    `Chưa tìm ra tên đó. Chỗ này có thuộc **${p.ward.vi}** không ạ? Nếu không, anh/chị gõ lại tên phường, xã hoặc gửi vị trí.`,
  howToSendLocation: () =>
    "Bấm nút gửi vị trí ở dưới, hoặc gõ địa chỉ: số nhà, ngõ, phố, phường.",
  askMatter: () => "Việc này gần với loại nào nhất ạ?",
  askPhoto: () => "Anh/chị có ảnh thì gửi luôn tại đây. Không có cũng được.",
  photosAdded: (p: { count: number }) => `Đã thêm ảnh, tất cả ${p.count} ảnh.`,
  summary: (p: Summary) =>
    [
      "**Xin xem lại trước khi gửi**",
      [p.matter.vi, plain(p.place)].filter((part) => part !== "").join(" · "),
      `“${plain(p.text)}”${p.hasPhotos ? " · kèm ảnh" : ""}`,
      `Nơi xử lý: **${p.agency.vi}**, vì ${lower(p.why.vi)}.`,
      ...kindAndSenderVi(p),
    ].join("\n"),
  receipt: (p: Receipt) =>
    `Đã nhận. Mã **${p.code}**.\n${p.agency.vi} phụ trách, vì ${lower(p.why.vi)}. Nhận việc trước **${atVi(p.acceptDueAt)}**, trả lời trước **${atVi(p.answerDueAt)}**. Có tin mới sẽ báo tại đây.${p.link === null ? "" : `\nXem lại: ${p.link}`}`,
  editText: () => "Anh/chị viết lại nội dung. Ảnh và vị trí vẫn được giữ.",
  cancelled: () =>
    "Đã huỷ, chưa có gì được gửi đi. Cần báo việc khác, anh/chị cứ viết.",
  nothingToCancel: () => "Hiện không có phản ánh nào đang viết dở.",
  draftWaits: (p: { text: string }) =>
    `Phản ánh đang viết dở vẫn còn: “${plain(p.text)}”. Anh/chị làm tiếp nhé.`,
  draftParked: (p: { text: string }) =>
    p.text === ""
      ? "Anh/chị còn một phản ánh đang viết dở."
      : `Anh/chị còn một phản ánh đang viết dở: “${plain(cut(p.text))}”.`,
  moreChoices: () => "Anh/chị muốn làm gì với phản ánh đang viết?",
  nothingBefore: () => "Chưa có câu nào phía trước để quay lại.",
  parked: () =>
    "Đã để lại, nội dung vẫn được giữ. Khi nào muốn viết tiếp, anh/chị bấm nút hoặc gõ “tiếp tục”.",
  reachPerson: () =>
    "Anh/chị gọi **(024) 1022** để nói chuyện với người trực. Hoặc viết tại đây một hai câu, người điều phối của Thành phố sẽ đọc và trả lời.",
  personReads: () =>
    "Người điều phối của Thành phố sẽ đọc và trả lời tại đây. Cần nói chuyện ngay, anh/chị gọi **(024) 1022**.",
  textAdded: () => "Đã ghi thêm. Câu hỏi trên vẫn chờ anh/chị.",
  staleButton: () => "Nút này là của lần viết trước, bấm vào không có tác dụng nữa.",
  alreadySent: (p: { code: string; second: string | null }) =>
    p.second === null
      ? `Phản ánh này đã gửi rồi, mã **${p.code}**. Anh/chị không cần gửi lại.`
      : `Hai việc này đã gửi rồi, mã **${p.code}** và **${p.second}**. Anh/chị không cần gửi lại.`,
  unsupported: () =>
    "Lắng Nghe chưa đọc được loại tin này. Anh/chị viết bằng chữ, gửi ảnh hoặc vị trí giúp.",
  contactNotNeeded: () =>
    "Không cần số điện thoại đâu ạ, tin báo sẽ gửi ngay tại đây. Số vừa gửi không được dùng.",
  editNoted: () => "Đã thấy anh/chị sửa tin. Phản ánh dùng nội dung mới.",
  languageSet: () => "Từ giờ Lắng Nghe dùng tiếng Việt.",
  setAside: () =>
    "Tin vừa rồi chưa xử lý được ngay. Nội dung anh/chị viết vẫn được giữ, người trực sẽ xem. Anh/chị có thể viết tiếp.",
  emergency: () =>
    "**Nguy hiểm đến người: gọi 113 (công an), 114 (cháy, cứu nạn) hoặc 115 (cấp cứu) ngay.** Nếu ở chỗ nguy hiểm, hãy ra nơi an toàn trước.",
  crime: () =>
    "Việc này cần công an ngay: **gọi 113** hoặc đến công an phường, xã gần nhất. Nội dung vừa viết chưa được chuyển cho ai.",
  complaint: () =>
    "Đây có vẻ là **khiếu nại** (anh/chị không đồng ý với một quyết định hay việc làm của cơ quan nhà nước). Khiếu nại phải gửi bằng đơn tới người đứng đầu cơ quan đã ra quyết định, hoặc tới Ban Tiếp công dân Thành phố. Nội dung vừa viết chưa được chuyển cho ai.",
  denunciation: () =>
    "Đây có vẻ là **tố cáo** (báo một người vi phạm). Luật yêu cầu nhận theo cách riêng để giữ kín danh tính của anh/chị, nơi nhận là Ban Tiếp công dân Thành phố. Nội dung vừa viết không được chuyển cho đơn vị nào.",
  civilDispute: () =>
    "Việc giữa các bên với nhau (vay nợ, ly hôn, thừa kế, hợp đồng) do tòa án hoặc tổ hòa giải ở cơ sở giải quyết. Nội dung vừa viết chưa được chuyển cho ai.",
  outsideAuthority: () =>
    "Việc này có vẻ do cơ quan trung ương phụ trách, thành phố không tự giải quyết được. Nội dung vừa viết chưa được chuyển cho ai.",
};

export const filingEn: typeof filingVi = {
  greeting: () =>
    "Hello. This is **Lắng Nghe**, where Ha Noi listens to its residents. Just write what is wrong and where. A photo or your location first is fine too.",
  consent: () =>
    "Lắng Nghe passes your report to the office in charge and tells you the result here. To do that it stores the text, photos and location you send; the office does not learn who you are. Do you agree?",
  consentKeepsText: () =>
    "Hello. This is **Lắng Nghe**, where Ha Noi listens to its residents. What you just wrote is kept.",
  consentRefused: () =>
    "That is fine. Without your consent nothing is passed on. You can change your mind at any time, or call (024) 1022.",
  describe: () => "What is wrong, and where? One or two sentences are enough.",
  describeMore: () =>
    "It is not clear yet what to report. Please add: what is happening, and where?",
  photoKept: (p) =>
    `${p.count} photo${p.count === 1 ? "" : "s"} received. Add one sentence: what is wrong, and where?`,
  locationKept: () => "Location received. What is wrong there?",
  askWardYesNo: (p) =>
    p.address === null
      ? `This place is in **${p.ward.en}**, right?`
      : `${plain(p.address)}: this place is in **${p.ward.en}**, right?`,
  askWardOf: (p) =>
    `“${plain(p.name)}” is now part of several wards. Which one do you mean?`,
  askWardNear: () => "Your location is near these wards. Which one is it?",
  askWard: () =>
    "Which ward or commune of Ha Noi is it in? Type its name or send your location.",
  wardNotFound: () =>
    "No ward by that name was found. Type the name of the ward or commune again (old names work too), or send your location.",
  outsideCity: (p) =>
    `That seems to be ${p.name === null ? "" : `in ${plain(p.name)}, `}outside Ha Noi. Lắng Nghe can only pass on matters in the city. If the place is in Ha Noi, type the name of the ward.`,
  wardStillAsked: (p) =>
    `That name was not found. Is this place in **${p.ward.en}**? If not, type the name of the ward or commune again, or send your location.`,
  howToSendLocation: () =>
    "Press the location button below, or type the address: house number, alley, street, ward.",
  askMatter: () => "Which of these is closest?",
  askPhoto: () => "If you have a photo, send it here. It is fine without one.",
  photosAdded: (p) => `Photo added, ${p.count} in all.`,
  summary: (p) =>
    [
      "**Please check before sending**",
      [p.matter.en, plain(p.place)].filter((part) => part !== "").join(" · "),
      `“${plain(p.text)}”${p.hasPhotos ? " · with photos" : ""}`,
      `Goes to: **${p.agency.en}** (${p.why.en}).`,
      ...kindAndSenderEn(p),
    ].join("\n"),
  receipt: (p) =>
    `Received. Code **${p.code}**.\n${p.agency.en} is in charge: ${p.why.en}. Taken on by **${atEn(p.acceptDueAt)}**, answered by **${atEn(p.answerDueAt)}**. News will come here.${p.link === null ? "" : `\nSee it: ${p.link}`}`,
  editText: () => "Write the text again. Photos and location are kept.",
  cancelled: () => "Cancelled, nothing was sent. To report something else, just write.",
  nothingToCancel: () => "There is no unfinished report.",
  draftWaits: (p) =>
    `Your unfinished report is still here: “${plain(p.text)}”. Let us go on.`,
  draftParked: (p) =>
    p.text === ""
      ? "You still have an unfinished report."
      : `You still have an unfinished report: “${plain(cut(p.text))}”.`,
  moreChoices: () => "What would you like to do with this report?",
  nothingBefore: () => "There is no earlier question to go back to.",
  parked: () =>
    "Put aside, what you wrote is kept. To go on, press the button or type “continue”.",
  reachPerson: () =>
    "Call **(024) 1022** to talk to the person on duty. Or write one or two sentences here, and the City's dispatcher will read them and answer.",
  personReads: () =>
    "The City's dispatcher will read this and answer here. To talk right now, call **(024) 1022**.",
  textAdded: () => "Added. The question above still waits for you.",
  staleButton: () => "That button belongs to an earlier report and changes nothing.",
  alreadySent: (p) =>
    p.second === null
      ? `This report has been sent, code **${p.code}**. No need to send it again.`
      : `Both reports have been sent, codes **${p.code}** and **${p.second}**. No need to send them again.`,
  unsupported: () =>
    "Lắng Nghe cannot read this kind of message yet. Please write it, or send a photo or location.",
  contactNotNeeded: () =>
    "No phone number is needed, news comes right here. The number you sent is not used.",
  editNoted: () => "Your correction was noted. The report uses the new text.",
  languageSet: () => "Lắng Nghe will use English from now on.",
  setAside: () =>
    "Your last message could not be handled right away. What you wrote is kept and the person on duty will look at it. You can go on writing.",
  emergency: () =>
    "**Danger to people: call 113 (police), 114 (fire and rescue) or 115 (ambulance) now.** If you are in a dangerous place, get to safety first.",
  crime: () =>
    "This needs the police at once: **call 113** or go to the nearest police post. What you wrote has not been passed on.",
  complaint: () =>
    "This looks like a **formal complaint** (you disagree with a decision or act of a public body). It must go in writing to the head of that body or to the City's Citizen Reception Board. What you wrote has not been passed on.",
  denunciation: () =>
    "This looks like a **denunciation** (reporting a person's offence). The law has a separate way for it that protects your identity: the City's Citizen Reception Board. What you wrote is not passed to any office.",
  civilDispute: () =>
    "Disputes between private parties (debts, divorce, inheritance, contracts) are for the courts or local mediation. What you wrote has not been passed on.",
  outsideAuthority: () =>
    "This seems to be for a central government body; the city cannot settle it. What you wrote has not been passed on.",
};
