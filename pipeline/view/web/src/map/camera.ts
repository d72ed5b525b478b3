// Where the map is looked at from: Mercator, north up, and a zoom that doubles the map with each whole step.
import { geoMercatorRaw } from "d3-geo";

/** The world's width in units of the map; a unit is a pixel at zoom 0. */
export const WORLD = 256;
export const ZOOM = { least: 0.5, most: 9 } as const;
/** Mercator has no poles: what lies beyond is drawn on the map's edge. */
const NORTHMOST = 84;
const RADIAN = Math.PI / 180;

export type Point = readonly [x: number, y: number];

/** What is in the middle of the box, in units of the map, and how large. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Degrees to units of the map: (0, 0) is the corner in the north-west. */
export function project(longitude: number, latitude: number): Point {
  const bounded = Math.max(-NORTHMOST, Math.min(NORTHMOST, latitude));
  const [x, y] = geoMercatorRaw(longitude * RADIAN, bounded * RADIAN);
  return [(x / Math.PI + 1) * WORLD / 2, (1 - y / Math.PI) * WORLD / 2];
}

/** Units of the map to degrees: longitude, latitude. */
export function unproject(x: number, y: number): Point {
  const [longitude, latitude] = geoMercatorRaw.invert!((x * 2 / WORLD - 1) * Math.PI, (1 - y * 2 / WORLD) * Math.PI);
  return [longitude / RADIAN, latitude / RADIAN];
}

/** Pixels of one unit. */
export const scaleOf = ({ zoom }: Pick<Camera, "zoom">): number => 2 ** zoom;

/** Where a point of the map is in the box, in pixels. */
export function onScreen([x, y]: Point, camera: Camera, { width, height }: Size): Point {
  const scale = scaleOf(camera);
  return [(x - camera.x) * scale + width / 2, (y - camera.y) * scale + height / 2];
}

/** The camera kept within the zooms and over the world. */
export function bounded({ x, y, zoom }: Camera): Camera {
  const within = (value: number): number => Math.max(0, Math.min(WORLD, value));
  return { x: within(x), y: within(y), zoom: Math.max(ZOOM.least, Math.min(ZOOM.most, zoom)) };
}

/** Moved by so many pixels, as a hand pulls the map. */
export function moved(camera: Camera, right: number, down: number): Camera {
  const scale = scaleOf(camera);
  return bounded({ ...camera, x: camera.x - right / scale, y: camera.y - down / scale });
}

/** Zoomed by so many steps, with the point under `at` (pixels from the box' corner) staying where it is. */
export function zoomed(camera: Camera, steps: number, size: Size, at: Point = [size.width / 2, size.height / 2]): Camera {
  const { zoom } = bounded({ ...camera, zoom: camera.zoom + steps });
  const [right, down] = [at[0] - size.width / 2, at[1] - size.height / 2];
  const gain = 1 / scaleOf(camera) - 1 / scaleOf({ zoom });
  return bounded({ x: camera.x + right * gain, y: camera.y + down * gain, zoom });
}

/** The whole of these points, no nearer than `nearest`; the inhabited world where there are none. */
export function fitting(points: readonly Point[], { width, height }: Size, nearest = 5): Camera {
  const shown = points.length ? points : [project(-170, 72), project(179, -54)];
  const [xs, ys] = [shown.map(([x]) => x), shown.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = (pixels: number, units: number, margin: number): number =>
    Math.log2(Math.max(60, pixels - 2 * Math.min(margin, pixels / 6)) / Math.max(units, 1e-6));
  // Words stand beside marks, so the margin is larger there.
  const zoom = Math.min(nearest, room(width, east - west, 110), room(height, south - north, 50));
  return bounded({ x: (west + east) / 2, y: (north + south) / 2, zoom });
}

/** The camera as the address has it: "longitude,latitude,zoom". */
export function written({ x, y, zoom }: Camera): string {
  const [longitude, latitude] = unproject(x, y);
  return [longitude.toFixed(4), latitude.toFixed(4), zoom.toFixed(2)].map(Number).join(",");
}

/** The camera of an address; null where it has none that makes sense. */
export function readCamera(at: string | undefined): Camera | null {
  const parts = (at ?? "").split(",");
  const [longitude, latitude, zoom] = parts.map((part) => (part.trim() ? Number(part) : NaN));
  if (parts.length !== 3 || ![longitude, latitude, zoom].every(Number.isFinite)) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  const [x, y] = project(longitude, latitude);
  return bounded({ x, y, zoom });
}
