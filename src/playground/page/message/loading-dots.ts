import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

/** Three animated dots that indicate waiting; static if the user prefers reduced motion. */
@customElement('chat-dots')
export class ChatDots extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
      gap: 3px;
      align-items: center;
      vertical-align: middle;
    }
    i {
      width: 6px;
      height: 6px;
      border-radius: 50%;
      background: currentcolor;
      animation: pulse 1.4s ease-in-out infinite;
    }
    i:nth-child(2) {
      animation-delay: 0.2s;
    }
    i:nth-child(3) {
      animation-delay: 0.4s;
    }
    @keyframes pulse {
      0%,
      60%,
      100% {
        opacity: 0.3;
      }
      30% {
        opacity: 1;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      i {
        animation: none;
        opacity: 0.7;
      }
    }
  `;

  override render(): TemplateResult {
    return html`<i></i><i></i><i></i>`;
  }
}
