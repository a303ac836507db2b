/** What the invented Linux script does and talks to; told once for all its documents. */
import { sha256 } from './seeded.mjs';

export const LABEL = 'linux-dropper';
export const SAMPLE_NAME = 'init-node.sh';
export const SHA256 = sha256(LABEL);

/** 2 April 2025, Unix seconds UTC. */
export const FIRST_SEEN_SEC = 1743573921;

export const HOST = 'files.kworkerd.example';
export const HOST_IP = '198.51.100.140';
export const POOL_HOST = 'pool.kworkerd.test';
export const POOL_IP = '203.0.113.77';

export const AGENT_PATH = '/tmp/.X11-cache/kworkerd';
export const AGENT_URL = `http://${HOST}/b/kworkerd.x86_64`;
export const SCRIPT_COMMAND = `/bin/bash /tmp/${SAMPLE_NAME}`;

export const CRON_COMMAND = `/bin/sh -c (crontab -l 2>/dev/null | grep -v kworkerd; echo "*/11 * * * * ${AGENT_PATH} -c") | crontab -`;
export const DECODE_COMMAND = `echo ${Buffer.from('uname -a; id; nproc').toString('base64')} | base64 -d`;

export const RIVALS = ['minerd', 'coinhelper', 'kthrotlds', 'watchcoin'];

export const DISCOVERY = [
  'uname -a',
  'id -u',
  'nproc',
  'cat /proc/cpuinfo',
  'ip -4 addr show',
  'cat /etc/os-release',
  'free -m',
  'hostname -f',
];
