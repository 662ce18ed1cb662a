/**
 * Photos from a telephone's camera are made smaller in the browser before they are sent: 8 MB over a village's network is
 * a minute's wait, and nobody prints more than 2,048 pixels. What the camera noted about its position is applied to the
 * pixels, because a drawn picture carries no note.
 */

/** The longer side, in pixels. */
export const LONGEST = 2048;
/** What is smaller is sent as it is: little would be won. */
export const LEAST_BYTES = 700_000;
const QUALITY = 0.82;

const PHOTOS: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** The size at which a picture is drawn: in proportion, never larger than it is. */
export function sizeWithin(
  width: number,
  height: number,
  longest = LONGEST,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const nameOf = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;

/** The photo made smaller; any other file, and one that cannot be read or would not become smaller, as it is. */
export async function shrunk(file: File): Promise<File> {
  if (!PHOTOS.includes(file.type) || file.size < LEAST_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const { width, height } = sizeWithin(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) return file;
    // A photo has no transparent parts; a picture that has them is shown on paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], nameOf(file.name), { type: 'image/jpeg', lastModified: file.lastModified });
  } catch {
    return file;
  }
}
