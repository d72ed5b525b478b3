// Rows for items that must not overlap.

/** A row for each item, in the order of the items: the first in which it leaves `gap` to those before it. */
export function packed(items: readonly { readonly from: number; readonly to: number }[], gap: number): number[] {
  const rows: { from: number; to: number }[][] = [];
  return items.map(({ from, to }) => {
    let row = rows.findIndex((taken) => taken.every((other) => to + gap <= other.from || other.to + gap <= from));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push({ from, to });
    return row;
  });
}
