// Three columns, as pipeline/view/layout.py stacks them when the page is built; a test holds the two together.
const spacing = page.spacing;

/** Make the columns fit a box of this width; whether that changes them. */
function fitColumns(width) {
  const room = Math.min(1400, Math.max(616, Math.round(width) - 24));
  const gap = Math.round(room * 0.076);
  const side = Math.round(room * 0.213);
  const claim = room - 2 * side - 2 * gap;
  const changed = claim !== spacing.claim_width;
  const right = Math.round((claim + side) / 2 + gap);
  Object.assign(spacing, { left: -right, right, claim_width: claim, side_width: side });
  return changed;
}

function apart(wanted, low) {
  const pools = [];
  wanted.forEach((at, number) => {
    let total = at - number * spacing.side;
    let count = 1;
    while (pools.length && pools[pools.length - 1][0] / pools[pools.length - 1][1] > total / count) {
      const last = pools.pop();
      total += last[0];
      count += last[1];
    }
    pools.push([total, count]);
  });
  const levels = [];
  for (const [total, count] of pools) for (let i = 0; i < count; i += 1) levels.push(total / count);
  const most = Math.max(0, low - (wanted.length - 1) * spacing.side);
  return levels.map((level, number) => Math.min(Math.max(level, 0), most) + number * spacing.side);
}

/** Places {x, y} by number, for the marks in the set `shown`. */
function stack(shown) {
  const numbers = [...shown].sort((a, b) => a - b);
  const height = new Map();
  let y = 0;
  let before = null;
  for (const number of numbers.filter((n) => marks[n].column === 1).sort((a, b) => marks[a].order - marks[b].order)) {
    const group = marks[number].group || [0, 0];
    if (before) {
      y += spacing.claim;
      if (group[0] !== before[0]) y += spacing.source_gap;
      else if (group[1] !== before[1]) y += spacing.article_gap;
    }
    height.set(number, y);
    before = group;
  }
  const places = new Map([...height].map(([number, at]) => [number, { x: 0, y: Math.floor(at + 0.5) }]));
  const said = new Map(numbers.map((number) => [number, []]));
  const heights = new Map(numbers.map((number) => [number, []]));
  for (const edge of numbers.flatMap((number) => tiesOf[number].filter((tie) => tie.from === number))) {
    if (!edge.quiet && height.has(edge.to) && said.has(edge.from)) said.get(edge.from).push(height.get(edge.to));
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (heights.has(one) && height.has(other)) heights.get(one).push(height.get(other));
    }
  }
  for (const [column, x] of [[0, spacing.left], [2, spacing.right]]) {
    const wanted = numbers.filter((n) => marks[n].column === column).map((number) => {
      const ys = heights.get(number);
      let at = y;
      if (said.get(number).length) at = Math.min(...said.get(number));
      else if (ys.length) at = ys.reduce((a, b) => a + b, 0) / ys.length;
      return [at, marks[number].order, number];
    });
    wanted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    apart(wanted.map((item) => item[0]), y).forEach((at, i) => places.set(wanted[i][2], { x, y: Math.floor(at + 0.5) }));
  }
  return places;
}
