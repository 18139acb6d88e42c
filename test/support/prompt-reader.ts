import type { PromptReader } from "#classification/providers/llm.ts";
import { createLanguageModel } from "#classification/providers/llm-client.ts";
import { createExampleShelf } from "#classification/providers/llm-examples.ts";
import type { SaidByModel } from "#classification/schema/model-answer.ts";
import type { Classification } from "#classification/types.ts";
import type { PromptVersion } from "#prompts/types.ts";
import { fewExamples } from "./classification-examples.ts";

/** A catalogue of five matters, and an embedded model that is always of the same opinion. */
export function promptReader(url: string): PromptReader {
  const examples = fewExamples.map((example) => ({ ...example, isCorrection: false }));
  return {
    model: createLanguageModel({ apiKey: "sk-test", baseUrl: url }),
    modelName: null,
    catalogue,
    examples: createExampleShelf(examples),
  };
}

export const catalogue = {
  fields: [
    { id: "den", name: "Chiếu sáng" },
    { id: "rac", name: "Rác" },
    { id: "nuoc", name: "Nước sạch" },
  ],
  matters: [
    { id: "den.den-tat", fieldId: "den", name: "Đèn đường tắt" },
    { id: "den.den-ban-ngay", fieldId: "den", name: "Đèn sáng ban ngày" },
    { id: "rac.khong-thu-gom", fieldId: "rac", name: "Rác không thu gom" },
    { id: "rac.dot-rac", fieldId: "rac", name: "Đốt rác" },
    { id: "nuoc.mat-nuoc", fieldId: "nuoc", name: "Mất nước" },
  ],
};

export const prompt: PromptVersion = {
  name: "classify",
  version: 1,
  model: "gpt-4.1-mini",
  parameters: { temperature: 0, maxTokens: 300 },
  schemaVersion: 1,
  note: "for tests",
  hash: "0",
  body: "# Danh mục\n{{taxonomy}}\n# Gợi ý\n{{shortlist}}\n# Ví dụ\n{{examples}}\n# Tin\n<tin-nhan>\n{{message}}\n</tin-nhan>",
};

export function embeddedSays(change: Partial<Classification> = {}): Classification {
  return {
    gate: "phan-anh",
    gateP: 0.9,
    candidates: [
      { matterId: "den.den-tat", p: 0.7 },
      { matterId: "den.den-ban-ngay", p: 0.2 },
      { matterId: "rac.dot-rac", p: 0.05 },
    ],
    decision: "ask",
    isUrgent: false,
    secondMatter: null,
    caseKind: "feedback",
    path: "embedded",
    ...change,
  };
}

export function said(change: Partial<SaidByModel> = {}): SaidByModel {
  return {
    gate: "phan-anh",
    matter: "den.den-tat",
    evidence: "đèn đường tắt",
    urgency: "normal",
    secondMatter: null,
    ...change,
  };
}
