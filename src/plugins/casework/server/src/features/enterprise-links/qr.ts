import { modulesOf } from '../documents/press/qr';

const QUIET = 4;

/** Returns a QR code as SVG with its quiet zone, black on white on any background. */
export function qrSvg(text: string): string {
  const modules = modulesOf(text);
  const size = modules.length + 2 * QUIET;
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}
