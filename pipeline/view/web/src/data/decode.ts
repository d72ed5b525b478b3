// Data that stands in the file: JSON, gzipped, in base64.

/** The bytes of base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** What gzip made of bytes, undone. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The value in the script element of this id. */
export async function embedded(id: string): Promise<unknown> {
  const text = document.getElementById(id)?.textContent ?? "";
  return JSON.parse(new TextDecoder().decode(await gunzip(bytesOf(text)))) as unknown;
}
