// svgcanvas 2.6 has no types of its own.
declare module "svgcanvas" {
  export class Context {
    constructor(width: number, height: number);
    getSvg(): SVGSVGElement;
    getSerializedSvg(): string;
  }
}
