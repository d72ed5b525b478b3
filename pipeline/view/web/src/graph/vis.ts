// The part of vis-network (9.1, from pyvis) that the drawing uses. The library stands in a script element of its own.

export interface RenderArguments { ctx: CanvasRenderingContext2D; id: number; x: number; y: number; state: { selected: boolean; hover: boolean } }
export interface VisNode { id: number; shape: string; label: string; x: number; y: number }
export interface VisEvent { nodes: number[]; width?: number; pointer?: { canvas: { x: number; y: number } } }

export interface DataSet<T> {
  update(items: T[]): void;
  remove(ids: number[]): void;
  getIds(): number[];
  get(): T[];
}

export interface Network {
  on(name: string, call: (event: never) => void): void;
  redraw(): void;
  fit(options: { nodes: number[]; animation: boolean }): void;
  moveTo(options: { position?: { x: number; y: number }; scale?: number; animation?: boolean }): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  getPosition(id: number): { x: number; y: number };
  DOMtoCanvas(point: { x: number; y: number }): { x: number; y: number };
  canvasToDOM(point: { x: number; y: number }): { x: number; y: number };
  readonly body: { nodes: Record<string, { shape?: Record<string, unknown> }> };
}

interface Vis {
  DataSet: new <T>(items: T[]) => DataSet<T>;
  Network: new (box: HTMLElement, data: { nodes: DataSet<VisNode>; edges: DataSet<never> }, options: unknown) => Network;
}

declare const vis: Vis;

export const startVis = (box: HTMLElement, items: VisNode[], options: unknown): { network: Network; nodes: DataSet<VisNode> } => {
  const nodes = new vis.DataSet<VisNode>(items);
  // vis-network ties an edge to the middle of a mark, under its label; ours run from shape to box, and are drawn by us.
  return { nodes, network: new vis.Network(box, { nodes, edges: new vis.DataSet<never>([]) }, options) };
};
