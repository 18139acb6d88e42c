/** An answer with `ok: false`, as the Bot API words it. */
export class ApiFault extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>>;

  constructor(
    code: number,
    description: string,
    parameters: Readonly<Record<string, number>> = {},
  ) {
    super(description);
    this.name = "ApiFault";
    this.code = code;
    this.parameters = parameters;
  }
}
