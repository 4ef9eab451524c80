/** Returns the element that has the focus, also within shadow roots; undefined if none has it. */
export function focusedElement(root: DocumentOrShadowRoot): HTMLElement | undefined {
  const active = root.activeElement;
  const inner = active?.shadowRoot?.activeElement ?? null;
  if (active?.shadowRoot && inner !== null) return focusedElement(active.shadowRoot);
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
