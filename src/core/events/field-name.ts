/** The name of a field as rules write it: the taxonomy takes the spaces out. Never throws. Source: Sigma taxonomy. */
export function fieldNameOf(name: string): string {
  return name.includes(' ') ? name.replaceAll(' ', '') : name;
}
