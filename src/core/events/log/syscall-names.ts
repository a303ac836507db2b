import type { EventValue } from '../../sigma/event.ts';

/** How auditd writes the architecture x86_64. */
const X86_64 = 'c000003e';

/** System calls that rules and people ask for. Source: Linux, arch/x86/entry/syscalls/syscall_64.tbl. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['2', 'open'],
  ['41', 'socket'],
  ['42', 'connect'],
  ['43', 'accept'],
  ['49', 'bind'],
  ['56', 'clone'],
  ['57', 'fork'],
  ['59', 'execve'],
  ['62', 'kill'],
  ['76', 'truncate'],
  ['77', 'ftruncate'],
  ['82', 'rename'],
  ['85', 'creat'],
  ['87', 'unlink'],
  ['90', 'chmod'],
  ['92', 'chown'],
  ['99', 'sysinfo'],
  ['101', 'ptrace'],
  ['103', 'syslog'],
  ['105', 'setuid'],
  ['113', 'setreuid'],
  ['117', 'setresuid'],
  ['133', 'mknod'],
  ['135', 'personality'],
  ['161', 'chroot'],
  ['165', 'mount'],
  ['166', 'umount2'],
  ['175', 'init_module'],
  ['176', 'delete_module'],
  ['188', 'setxattr'],
  ['257', 'openat'],
  ['259', 'mknodat'],
  ['263', 'unlinkat'],
  ['264', 'renameat'],
  ['268', 'fchmodat'],
  ['272', 'unshare'],
  ['304', 'open_by_handle_at'],
  ['308', 'setns'],
  ['313', 'finit_module'],
  ['316', 'renameat2'],
  ['319', 'memfd_create'],
  ['321', 'bpf'],
  ['322', 'execveat'],
]);

/**
 * The name of a system call in an audit record; a name stays what it is. Undefined for a number that is
 * not known, or of another architecture. Never throws.
 */
export function syscallName(
  arch: EventValue | undefined,
  call: EventValue | undefined,
): string | undefined {
  if (typeof call !== 'string') return undefined;
  const first = call.charCodeAt(0);
  const isNumber = first >= 0x30 && first <= 0x39;
  if (!isNumber) return call === '' ? undefined : call;
  return arch === X86_64 ? NAMES.get(call) : undefined;
}
