/** What the invented Windows loader is called, drops and talks to; told once for all its documents. */
import { sha256 } from './seeded.mjs';
import { USER_SID } from './windows-spelling.mjs';

export const LABEL = 'windows-loader';
export const SAMPLE_NAME = 'QuoteViewer_x64.exe';
export const SHA256 = sha256(LABEL);

/** 10 March 2025, Unix seconds UTC. */
export const FIRST_SEEN_SEC = 1741597512;

export const RUN_ONCE = 'Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce';
export const RUN_ONCE_64 = `HKU\\${USER_SID}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce`;

export const STAGE_HOST = 'static.quoteview.example';
export const STAGE_IP = '203.0.113.24';
export const CONTROL_HOST = 'api.onesync-cdn.test';
export const CONTROL_IPS = ['198.51.100.61', '198.51.100.62'];
export const FALLBACK_HOST = 'telemetry.onesync-cdn.test';

/** The library that is written into the system folder and then loaded by rundll32. */
export const LIBRARY = 'wdlsync.dll';

/** The pipe of the implant; the four digits are from its process id. */
export const PIPE = '\\MSSE-4127-server';

/** What the encoded argument says once it is decoded. It only asks for the length of a picture. */
const ENCODED_TEXT = `$c=New-Object Net.WebClient;$c.DownloadData('https://${STAGE_HOST}/c/px.gif').Length`;

export const ENCODED_COMMAND = Buffer.from(ENCODED_TEXT, 'utf16le').toString('base64');
export const DECODED_COMMAND = ENCODED_TEXT;

/** The commands that look around; the implant runs each in a shell of its own. */
export const DISCOVERY = [
  'whoami /all',
  'systeminfo',
  'ipconfig /all',
  'tasklist /v',
  'nltest /dclist:corp.example',
  'net group "Domain Admins" /domain',
  'net view /all',
];
