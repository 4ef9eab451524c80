/** The element that has the focus, within shadow roots too; undefined when it is the page itself. */
export function focusedElement(root: DocumentOrShadowRoot): HTMLElement | undefined {
  const active = root.activeElement;
  const inner = active?.shadowRoot?.activeElement ?? null;
  if (active?.shadowRoot && inner !== null) return focusedElement(active.shadowRoot);
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
