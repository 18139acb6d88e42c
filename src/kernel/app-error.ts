/**
 * What should not happen on a normal day. The message says what was found, what is allowed and what
 * to do, for an engineer or operator; a citizen or officer never sees it.
 */
export class AppError extends Error {
  readonly code: string;
  /** Ids only, for the log: never texts, names, phone numbers, tokens. */
  readonly ids: Readonly<Record<string, string>>;

  constructor(
    message: string,
    options: {
      readonly code: string;
      readonly cause?: unknown;
      readonly ids?: Readonly<Record<string, string>>;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = options.code;
    this.ids = options.ids ?? {};
  }
}
