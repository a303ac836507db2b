/** The samples and the text of every file that they make. */
import { benignInstaller } from './benign-installer.mjs';
import { linuxDropper } from './linux-dropper.mjs';
import { macosDmg } from './macos-dmg.mjs';
import { windowsLoader } from './windows-loader.mjs';

function print(document) {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** File name to text, for the folder of the samples. `index.json` says which files belong to which sample. */
export function sampleFiles() {
  const samples = [windowsLoader(), linuxDropper(), macosDmg(), benignInstaller()];
  const files = new Map();
  for (const { documents } of samples) {
    for (const [name, document] of Object.entries(documents)) files.set(name, print(document));
  }
  const index = samples.map(({ documents, ...sample }) => ({
    ...sample,
    files: Object.keys(documents),
  }));
  files.set('index.json', print(index));
  return files;
}
