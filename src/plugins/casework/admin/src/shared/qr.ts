const QUIET = 4;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * A QR code as a picture, black on white whatever stands around it. Drawn here: what it holds is nobody else's to know.
 * @param label what the picture is called for those who do not see it
 */
export async function qrPicture(text: string, label: string): Promise<SVGSVGElement> {
  const { default: qrcode } = await import('qrcode-generator');
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * QUIET;
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('width', '208');
  svg.setAttribute('height', '208');
  const draw = (fill: string, d: string): void => {
    const path = document.createElementNS(NAMESPACE, 'path');
    path.setAttribute('fill', fill);
    path.setAttribute('d', d);
    svg.append(path);
  };
  draw('#fff', `M0 0h${size}v${size}H0z`);
  const dark: string[] = [];
  for (let y = 0; y < count; y += 1)
    for (let x = 0; x < count; x += 1) if (code.isDark(y, x)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  draw('#000', dark.join(''));
  return svg;
}

/** A secret or code in groups of four, as people type it. */
export const inGroups = (text: string): string => (text.match(/.{1,4}/g) ?? []).join(' ');
