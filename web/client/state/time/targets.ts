// The dates that metrics and forecasts are about: marks on the time strip, never bars.
import type { WireEntity } from "#contract";
import { dateOf, compareText } from "#model";
import type { PartialDate } from "#model";

export interface Target {
  readonly id: string;
  readonly name: string;
  readonly date: PartialDate;
}

export function targetsOf(entities: readonly WireEntity[]): readonly Target[] {
  return entities
    .flatMap(({ id, name, properties }) => {
      const date = dateOf(properties, "targetDate");
      return date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date.latest) ? [] : [{ id, name, date }];
    })
    .toSorted((a, b) => compareText(a.date.latest, b.date.latest));
}
