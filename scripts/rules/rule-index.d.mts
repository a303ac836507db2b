export const RULES_FOLDER: string;
export function ruleFileNames(): Promise<readonly string[]>;
export function ruleIndexText(): Promise<string>;
