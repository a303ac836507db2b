/** The eleven Sigma results of the Linux script. There is no Sysmon data: contexts hold behaviour, or nothing. */
import { sigmaResult } from './sigma-result.mjs';
import { unixContext } from './unix-process.mjs';
import {
  AGENT_PATH,
  AGENT_URL,
  CRON_COMMAND,
  DECODE_COMMAND,
  DISCOVERY,
  RIVALS,
  SCRIPT_COMMAND,
} from './linux-dropper-facts.mjs';

export function linuxDropperSigma() {
  return [
    sigmaResult({
      title: 'Crontab Replaced From Standard Input - Linux',
      level: 'medium',
      description:
        'Detects a crontab modification on Linux in which the whole table of a user is replaced by what is piped in',
      author: 'Aiko Brandt (synthetic)',
      contexts: [
        unixContext(CRON_COMMAND, SCRIPT_COMMAND),
        unixContext('crontab -', CRON_COMMAND),
        unixContext('crontab -r', SCRIPT_COMMAND),
      ],
    }),
    sigmaResult({
      title: 'Download Into World-Writable Folder - Linux',
      level: 'medium',
      description:
        'Detects a download tool on Linux that stores its file below /tmp, /var/tmp or /dev/shm',
      author: 'Aiko Brandt, Rafael Okoye (synthetic)',
      contexts: [
        unixContext(`curl -fsSL ${AGENT_URL} -o ${AGENT_PATH}`, SCRIPT_COMMAND),
        unixContext(`wget -q ${AGENT_URL} -O ${AGENT_PATH}`, SCRIPT_COMMAND),
      ],
    }),
    sigmaResult({
      title: 'File Made Executable In Temporary Folder - Linux',
      level: 'medium',
      description: 'Detects a file of a temporary folder on Linux that gets the right to run',
      author: 'Rafael Okoye (synthetic)',
      contexts: [
        unixContext(`chmod 755 ${AGENT_PATH}`),
        unixContext('chmod +x /tmp/.X11-cache/run.sh'),
      ],
    }),
    sigmaResult({
      title: 'Decoded Text Piped Into Shell - Linux',
      level: 'high',
      description: 'Detects a Linux shell that runs what base64 has just decoded',
      author: 'Lena Sorokin (synthetic)',
      contexts: [unixContext(`/bin/sh -c ${DECODE_COMMAND} | bash`, SCRIPT_COMMAND)],
    }),
    sigmaResult({
      title: 'Text Decoded With Base64 Tool - MacOS',
      level: 'low',
      description: 'Detects the base64 tool of macOS used to decode text on the command line',
      author: 'Lena Sorokin (synthetic)',
      contexts: [unixContext('base64 -d'), unixContext('base64 --decode /tmp/.X11-cache/a.b64')],
    }),
    sigmaResult({
      title: 'Programs Of Rivals Ended By Name - Linux',
      level: 'high',
      description:
        'Detects a script on Linux that ends several programs by name which are known to mine coins',
      author: 'Rafael Okoye (synthetic)',
      contexts: RIVALS.map((name) => unixContext(`pkill -9 -f ${name}`, SCRIPT_COMMAND)),
    }),
    sigmaResult({
      title: 'History Of Shell Discarded - Linux',
      level: 'high',
      description: 'Detects that the history of a Linux shell is emptied or no longer written',
      author: 'Aiko Brandt (synthetic)',
      contexts: [unixContext('rm -f /root/.bash_history'), { CommandLine: 'unset HISTFILE' }],
    }),
    sigmaResult({
      title: 'Immutable Flag Set Or Removed - Linux',
      level: 'medium',
      description: 'Detects chattr on Linux with the flag that protects a file from change',
      author: 'Lena Sorokin (synthetic)',
      contexts: [
        unixContext('chattr -i /etc/ld.so.preload'),
        unixContext(`chattr +i ${AGENT_PATH}`),
      ],
    }),
    sigmaResult({
      title: 'Key Added To Authorized Keys - Linux',
      level: 'high',
      description: 'Detects a write to the list of keys that may log in to a Linux account',
      author: 'Aiko Brandt (synthetic)',
      contexts: [],
    }),
    sigmaResult({
      title: 'Unit File Written Below Systemd Folder - Linux',
      level: 'medium',
      description: 'Detects a new unit of systemd on Linux that no package manager has written',
      author: 'Rafael Okoye (synthetic)',
      contexts: [],
    }),
    sigmaResult({
      title: 'Discovery Of Host And Hardware - Linux',
      level: 'low',
      description:
        'Detects tools on Linux that tell the processor, the kernel, the user and the network of the machine',
      author: 'Lena Sorokin (synthetic)',
      contexts: DISCOVERY.slice(0, 5).map((command) => unixContext(command, SCRIPT_COMMAND)),
    }),
  ];
}
