/** The eight Sigma results of the disk image: most of the rules that fire were written for another system. */
import { sigmaResult } from './sigma-result.mjs';
import { unixContext } from './unix-process.mjs';
import { AGENT, APP, CURL, DIALOG, UPLOAD } from './macos-dmg-facts.mjs';

export function macosDmgSigma() {
  return [
    sigmaResult({
      title: 'Password Asked For By AppleScript Dialog - MacOS',
      level: 'high',
      description: 'Detects osascript on macOS that shows a dialog with a hidden answer',
      author: 'Noor Whitlock (synthetic)',
      contexts: [unixContext(DIALOG, APP)],
    }),
    sigmaResult({
      title: 'Quarantine Attribute Removed - MacOS',
      level: 'medium',
      description: 'Detects xattr on macOS that removes the mark of a downloaded file',
      author: 'Noor Whitlock (synthetic)',
      contexts: [
        unixContext('xattr -d com.apple.quarantine /tmp/.npx/helper', APP),
        unixContext('xattr -c /tmp/.npx/helper'),
      ],
    }),
    sigmaResult({
      title: 'Download Into Temporary Folder With Hidden Name - Linux',
      level: 'medium',
      description:
        'Detects a download tool on Linux that stores its file under a name with a leading dot',
      author: 'Rafael Okoye (synthetic)',
      contexts: [unixContext(CURL, APP)],
    }),
    sigmaResult({
      title: 'File Made Executable Below Temporary Folder - Linux',
      level: 'low',
      description: 'Detects chmod on Linux that lets a file of a temporary folder run',
      author: 'Rafael Okoye (synthetic)',
      contexts: [unixContext('chmod 0755 /tmp/.npx/helper', APP)],
    }),
    sigmaResult({
      title: 'Archive Unpacked In Temporary Folder - Linux',
      level: 'low',
      description: 'Detects tar on Linux that unpacks into a temporary folder',
      author: 'Aiko Brandt (synthetic)',
      contexts: [unixContext('tar -xzf /tmp/.npx.tgz -C /tmp/.npx')],
    }),
    sigmaResult({
      title: 'Discovery Of User And Kernel - Linux',
      level: 'low',
      description:
        'Detects tools on Linux that tell the user and the kernel of the machine in short order',
      author: 'Lena Sorokin (synthetic)',
      contexts: [
        unixContext('whoami', AGENT),
        unixContext('uname -m', AGENT),
        unixContext('id -un', AGENT),
      ],
    }),
    sigmaResult({
      title: 'Text Decoded Inline By Base64 - Linux',
      level: 'medium',
      description: 'Detects a Linux shell line that decodes base64 text',
      author: 'Lena Sorokin (synthetic)',
      contexts: [],
    }),
    sigmaResult({
      title: 'Curl Sends A File - Windows',
      level: 'medium',
      description: 'Detects curl on Windows that uploads a file from the command line',
      author: 'Mirela Castan (synthetic)',
      contexts: [unixContext(UPLOAD, AGENT), { CommandLine: UPLOAD }],
    }),
  ];
}
