/**
 * The index once more, from raw answers and by nothing but this: no line of the program is used. `answers` are rows of the
 * database with what the form says is satisfied; the four feedback criteria, walk-ins and what was left out apart.
 */
export type RawAnswer = {
  readonly agency: string;
  readonly evidence: string;
  readonly excluded: boolean;
  readonly criterion: string;
  readonly level: number | null;
};

const FOUR = /^sipas-2017:(19|20|21|22)$/;

export function recountIndex(answers: readonly RawAnswer[], agency: string | null) {
  const counted = answers
    .filter(({ evidence, excluded }) => evidence !== "walkIn" && !excluded)
    .filter((one) => agency === null || one.agency === agency)
    .filter(({ criterion, level }) => FOUR.test(criterion) && level !== null);
  const isSatisfied = ({ level }: RawAnswer) => level === 4 || level === 5;
  const of = (criterion: string) => {
    const own = counted.filter((one) => one.criterion === criterion);
    return { satisfied: own.filter(isSatisfied).length, opinions: own.length };
  };
  const satisfied = counted.filter(isSatisfied).length;
  return { share: satisfied / counted.length, satisfied, opinions: counted.length, of };
}
