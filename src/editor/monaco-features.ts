// oxlint-disable import/no-unassigned-import -- each of these registers itself, that is all it does
// The editor's features, one by one: the full bundle brings 90 languages and a megabyte.
// Left out on purpose: `links` (an address in a rule is malware, never something to click),
// `quickCommand` and `gotoLine` (the page has its own palette), diff editor, code lens.
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickOutline/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// `features/suggest/register` registers inline completions only: without its controller,
// Ctrl+Space and the trigger characters do nothing at all.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
// `features/semanticTokens/register` knows providers of a range only, and ours knows the whole text.
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens.js';
