import type { IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { registerCodeActions } from './code-action-provider.ts';
import { registerCompletions } from './completion-provider.ts';
import { registerFormatting } from './format-provider.ts';
import { registerHover } from './hover-provider.ts';
import { registerNavigation } from './navigation-providers.ts';
import { registerOutline } from './outline-providers.ts';
import type { ProviderContext } from './provider-context.ts';
import { registerRename } from './rename-provider.ts';
import { registerSemanticTokens } from './semantic-tokens-provider.ts';
import { registerSignatures } from './signature-provider.ts';

/** Tells Monaco of all that the services can answer, for this model only. */
export function registerServices(
  context: ProviderContext,
  services: EditorServices,
): readonly IDisposable[] {
  return [
    ...registerCompletions(context, services),
    ...registerHover(context, services),
    ...registerNavigation(context, services),
    ...registerRename(context, services),
    ...registerOutline(context, services),
    ...registerSignatures(context, services),
    ...registerSemanticTokens(context, services),
    ...registerCodeActions(context, services),
    ...registerFormatting(context, services),
  ];
}
