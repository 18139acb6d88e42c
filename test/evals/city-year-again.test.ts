import { describeYear } from "./describe-year.ts";

// Half of the twenty thousand cases: the other half runs beside it.
describeYear(20270301, 10_000);
