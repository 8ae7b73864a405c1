import { all } from "../../lib/find";
import { parse } from "../../lib/json";

/** A passage as the page tells of it. */
export interface ShownPassage {
  id: string;
  from: unknown;
  to: unknown;
  /** What came of it, in words; empty for nothing yet. */
  label: string;
  isResolved: boolean;
}

/** The passages of the document of this generation; places in an earlier one mean nothing in it. */
export function passagesOn(page: ParentNode, generation: number): ShownPassage[] {
  return all("[data-passage]", page).flatMap(({ dataset, classList }) => {
    const [from, to] = [parse(dataset.from ?? ""), parse(dataset.to ?? "")];
    if (Number(dataset.generation) !== generation || !from || !to) return [];
    return [{ id: dataset.passage ?? "", from, to, label: dataset.label ?? "", isResolved: classList.contains("is-resolved") }];
  });
}
