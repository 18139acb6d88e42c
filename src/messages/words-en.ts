import { withoutMarkup as plain } from "#kernel/markup.ts";
import { sayMoment, sayWorkingTime } from "./moments.ts";
import { afterAnswerEn } from "./words-after-answer.ts";
import { rightsEn } from "./words-rights.ts";
import {
  type CaseFacts,
  type Leader,
  type StoryLine,
  unended,
  type vi,
} from "./words-vi.ts";

/** The same keys and parameters as in Vietnamese, or it does not compile. */
type Words = typeof vi;

const at = (moment: Temporal.Instant) => sayMoment(moment, "en");

const citizen = {
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
    ].join("\n"),
  receipt: (p) =>
    `Received. Code **${p.code}**.\n${p.agency.en} takes it on by **${at(p.acceptDueAt)}** and answers by **${at(p.answerDueAt)}**. News will come to you right here.`,
  editText: () => "Write the text again. Photos and location are kept.",
  cancelled: () => "Cancelled, nothing was sent. To report something else, just write.",
  nothingToCancel: () => "There is no unfinished report.",
  draftWaits: (p) =>
    `Your unfinished report is still here: “${plain(p.text)}”. Let us go on.`,
  staleButton: () => "That button belongs to an earlier report and changes nothing.",
  alreadySent: (p) =>
    `This report has been sent, code **${p.code}**. No need to send it again.`,
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
  accepted: (p) =>
    `${p.agency.en} has taken on **${p.code}** and will answer by **${at(p.answerDueAt)}**.`,
  transferred: (p) =>
    `**${p.code}** was passed from ${p.from.en} to **${p.agency.en}**. Reason: ${plain(unended(p.reason))}. Answer due by **${at(p.answerDueAt)}**.`,
  answered: (p) =>
    `Answer about **${p.code}**:\n${plain(p.text)}\n\nHas it been solved?`,
  thanksSolved: (p) => `Thank you for confirming. **${p.code}** is closed.`,
  reopened: (p) =>
    `**${p.code}** is open again. ${p.agency.en} must answer by **${at(p.answerDueAt)}**. ${leaderEn(p.leader)}Write what is still wrong and it will be passed on at once.`,
  reopenedTooOften: (p) =>
    `**${p.code}** was reopened twice, so the City's dispatcher now looks at it. Write what is still wrong and it will be passed on at once.`,
  noteForwarded: (p) => `Added to **${p.code}**.`,
  caseIs: (p) => `**${p.code}** is ${stateEn(p.state)}, with ${p.agency.en}.`,
  noCases: () =>
    "You have not sent anything here yet. To report something, just write.",
  myCases: (p) =>
    [
      "What you have sent, newest first:",
      ...p.cases.map(
        ({ code, matter, state, isLate }) =>
          `**${code}** · ${matter.en} · ${stateEn(state)}${isLate ? ", overdue" : ""}`,
      ),
    ].join("\n"),
  caseNotFound: () =>
    "No report has this code. A code looks like YH-26-4K7Q2 and stands in the message “Received”.",
  caseStory: (p) =>
    [
      [`**${p.code}**`, p.matter.en, plain(p.place)]
        .filter((part) => part !== "")
        .join(" · "),
      `With ${p.agency.en}: ${stateEn(p.state)}${isOpen(p.state) ? `, answer due by **${at(p.answerDueAt)}**${p.isLate ? ", overdue" : ""}` : ""}.`,
      ...p.lines.map(
        (line) =>
          `• ${at(line.at)}: ${STORY_EN[line.kind]}${line.agency === null ? "" : ` to ${line.agency.en}`}`,
      ),
    ].join("\n"),
  askNote: (p) => `Write or send photos to add to **${p.code}**.`,
  askWithdraw: (p) =>
    `If you take **${p.code}** back, the office stops working on it. Are you sure?`,
  withdrawn: (p) => `**${p.code}** was taken back. The office is told at once.`,
  overdueTold: (p) =>
    `${p.agency.en} has not answered **${p.code}** in time. ${leaderEn(p.leader)}You do not need to send it again.`,
} satisfies Partial<Words>;

const officer = {
  officerWelcome: (p) =>
    `Hello. From now on cases of **${p.agency.en}** come here. ${p.waiting === 0 ? "Nothing is waiting." : `${p.waiting} waiting.`}`,
  invitationInvalid: () =>
    "This link was used already or has expired. Ask an administrator for a new one.",
  newCase: (p) =>
    `**New case** · ${p.code}\n${factsEn(p)}\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}\nAccept by **${at(p.acceptDueAt)}**, answer by **${at(p.answerDueAt)}**.`,
  reopenedCase: (p) =>
    `**Citizen says ${p.verdict === "partly" ? "only partly solved" : "not solved"}** · ${p.code}\n${factsEn(p)}\nNew deadline **${at(p.answerDueAt)}**.`,
  citizenNote: (p) => `The citizen adds · ${p.code}\n“${plain(p.text)}”`,
  nudgeAccept: (p) =>
    `⏳ **${sayWorkingTime(p.minutesLeft, "en")}** left to accept · ${p.code}\n${factsEn(p)}\nAccept by **${at(p.acceptDueAt)}**.`,
  nudgeAnswer: (p) =>
    `⏳ **${sayWorkingTime(p.minutesLeft, "en")}** left to answer · ${p.code}\n${factsEn(p)}\nAnswer by **${at(p.answerDueAt)}**.`,
  overdueAccept: (p) =>
    `⛔ **Not accepted in time** · ${p.code}\n${factsEn(p)}\nWas due ${at(p.acceptDueAt)}. ${p.agency.en} still has to answer by ${at(p.answerDueAt)}.`,
  overdueAnswer: (p) =>
    `⛔ **Answer overdue** · ${p.code}\n${factsEn(p)}\nWas due ${at(p.answerDueAt)}; ${p.agency.en} has not answered.`,
  acceptedByYou: (p) =>
    `You accepted **${p.code}**. Answer by **${at(p.answerDueAt)}**.`,
  writeAnswer: (p) =>
    `Answer to **${p.code}**: write what was done, at least 20 letters. Photos can be added.`,
  answerTooShort: () =>
    "That answer is too short. Say what was done and when; it is all the citizen learns.",
  checkAnswer: (p) =>
    `**Check before sending** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}\nPhotos can be added here.`,
  answerSent: (p) => `The answer to **${p.code}** has been sent to the citizen.`,
  whereTo: (p) => `Pass **${p.code}** to whom? Choose a button or type the name.`,
  agencyNotFound: () => "No such office was found. Type its name again.",
  whyTransfer: (p) =>
    `Passing it to **${p.agency.en}**. Write a short reason; the citizen reads it too.`,
  transferDone: (p) => `**${p.code}** was passed to ${p.agency.en}.`,
  transferToDispatcher: (p) =>
    `**${p.code}** was passed on twice already, so it goes to ${p.agency.en}.`,
  caseWithdrawn: (p) =>
    `The citizen has taken **${p.code}** back. No more work is needed.`,
  deskTaskDropped: () => "Dropped. The case is as it was.",
  deskDenied: () =>
    "You are not in charge of this case (or it was passed on), so this button changes nothing.",
  deskStale: (p) =>
    `**${p.code}** is ${stateEn(p.state)}, so this button changes nothing.`,
  deskIdle: (p) =>
    p.open === 0
      ? "Nothing is waiting for you. New cases come here."
      : `${p.open} open${p.late > 0 ? `, ${p.late} overdue` : ""}.`,
} satisfies Partial<Words>;

const buttons = {
  agree: () => "I agree",
  disagree: () => "I do not agree",
  yes: () => "Yes",
  elsewhere: () => "Somewhere else",
  sendLocation: () => "Send location",
  noPhoto: () => "No photo",
  otherMatter: () => "Something else",
  send: () => "Send report",
  edit: () => "Edit text",
  wrongAgency: () => "Wrong office",
  cancel: () => "Cancel",
  sendAnyway: () => "Send it anyway",
  solved: () => "Solved",
  notSolved: () => "Not solved",
  accept: () => "Accept",
  transfer: () => "Pass on",
  answer: () => "Answer",
  sendAnswer: () => "Send answer",
  writeAgain: () => "Write again",
  leaveIt: () => "Never mind",
  fileOwn: () => "Own report",
  addToCase: () => "Add to it",
  withdraw: () => "Take it back",
  literal: (p) => p.en,
} satisfies Partial<Words>;

export const en: Words = {
  ...citizen,
  ...officer,
  ...buttons,
  ...afterAnswerEn,
  ...rightsEn,
};

function leaderEn(leader: Leader): string {
  if (leader === null) return "";
  return leader === "head"
    ? "Its head has been told. "
    : "The City's dispatcher has been told. ";
}

function factsEn(p: CaseFacts): string {
  const what = [p.matter.en, plain(p.place)].filter((part) => part !== "").join(" · ");
  return `${what}\nSent ${at(p.receivedAt)}`;
}

const STORY_EN = {
  submitted: "sent",
  accepted: "accepted by the office",
  transferred: "passed on",
  answered: "answered",
  noted: "added to by the citizen",
  reopened: "reported as not fully solved, open again",
  closedSilently: "closed because nobody confirmed",
  confirmed: "confirmed as solved",
  withdrawn: "taken back",
} as const satisfies Record<StoryLine["kind"], string>;

function isOpen(state: string): boolean {
  return state === "submitted" || state === "accepted";
}

function stateEn(state: string): string {
  switch (state) {
    case "submitted":
      return "waiting to be accepted";
    case "accepted":
      return "being handled";
    case "answered":
      return "answered, waiting for the citizen to confirm";
    default:
      return "closed";
  }
}
