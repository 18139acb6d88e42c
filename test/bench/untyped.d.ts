/** What the benchmark uses of two packages that bring no types for ES modules. */
declare module "wink-naive-bayes-text-classifier" {
  type Wink = {
    readonly definePrepTasks: (tasks: readonly ((text: string) => string[])[]) => void;
    readonly defineConfig: (config: {
      readonly considerOnlyPresence: boolean;
      readonly smoothingFactor: number;
    }) => void;
    readonly learn: (text: string, label: string) => void;
    readonly consolidate: () => void;
    /** Labels with the base-2 logarithm of their odds, best first. */
    readonly computeOdds: (text: string) => readonly (readonly [string, number])[];
    readonly exportJSON: () => string;
  };
  const createWink: () => Wink;
  export = createWink;
}

declare module "fasttext.wasm.js" {
  type Prediction = readonly [p: number, label: string];
  export type FastTextModel = {
    readonly predict: (
      text: string,
      count: number,
    ) => { readonly size: () => number; readonly get: (place: number) => Prediction };
    readonly getInputMatrix: () => Matrix;
    readonly getOutputMatrix: () => Matrix;
  };
  type Matrix = { readonly rows: () => number; readonly cols: () => number };
  export const getFastTextModule: () => Promise<unknown>;
  export const getFastTextClass: (options: {
    readonly getFastTextModule: () => Promise<unknown>;
  }) => Promise<
    new () => {
      readonly trainSupervised: (
        url: string,
        options: Readonly<Record<string, number | string>>,
        report: () => void,
      ) => Promise<FastTextModel>;
    }
  >;
}
