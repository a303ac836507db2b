/**
 * The nodes of a graph that lie on a circle, each with the number of its circle: two nodes have the same
 * number when each can be reached from the other. edges: for each node the nodes that it leads to. A
 * node that leads to itself is on a circle; nodes on none have -1. Never throws. O(nodes + edges), without
 * recursion. Source: Tarjan, Depth-First Search and Linear Graph Algorithms, 1972.
 */
export function findCircles(edges: readonly (readonly number[])[]): readonly number[] {
  const order = edges.map(() => -1);
  const low = edges.map(() => 0);
  const isOpen = edges.map(() => false);
  const circles = edges.map(() => -1);
  const open: number[] = [];
  let nVisited = 0;
  let nCircles = 0;

  const enter = (node: number): { readonly node: number; next: number } => {
    order[node] = nVisited;
    low[node] = nVisited;
    nVisited++;
    open.push(node);
    isOpen[node] = true;
    return { node, next: 0 };
  };
  const lower = (node: number, value: number): void => {
    low[node] = Math.min(low[node] ?? value, value);
  };
  const leave = (node: number): void => {
    if (low[node] !== order[node]) return;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen[member] = false;
    if (members.length === 1 && !(edges[node] ?? []).includes(node)) return;
    for (const member of members) circles[member] = nCircles;
    nCircles++;
  };

  for (let start = 0; start < edges.length; start++) {
    if (order[start] !== -1) continue;
    const path = [enter(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = edges[top.node]?.[top.next];
      top.next++;
      if (target === undefined) {
        leave(top.node);
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low[top.node] ?? 0);
      } else if (order[target] === -1) {
        path.push(enter(target));
      } else if (isOpen[target] === true) {
        lower(top.node, order[target] ?? 0);
      }
    }
  }
  return circles;
}
