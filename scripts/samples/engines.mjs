/** Antivirus verdicts of invented vendors. */
import { createRandom } from './seeded.mjs';

/** The spellings vary on purpose: hyphens, blanks, digits and lower case all occur in such keys. */
const ENGINES = [
  ['Amberlock', 'Ardent-AV', 'Argofort', 'Ashgrove', 'Balticum', 'Bastion7', 'Birchwall'],
  ['BlueAnvil', 'Borealis', 'Brightkeep', 'CairnSec', 'Caldera-GW', 'Castellan', 'Cinderfox'],
  ['CloudMoat', 'Cobbler', 'Cordon', 'Corvid Labs', 'Crestline', 'Dawnwatch', 'DeepHarbor'],
  ['Drawbridge', 'Duskfall', 'Elmguard', 'Emberly', 'Everkeep', 'Falconry', 'FenceLine'],
  ['Fernhill', 'FirstLight', 'Flintwatch', 'Gatehouse', 'Glacis', 'Granite-AI', 'Halyard'],
  ['Havenmark', 'Hedgerow', 'Hexwarden', 'Ironbark', 'Isthmus', 'Juniper Wall', 'Keelson'],
  ['Keystone-GW', 'Kilnfire', 'Lanternfish', 'Larkspur', 'Lodestar', 'Maplegate', 'Marrow'],
  ['Mistral-Home', 'Moorland', 'Netherby', 'Nightjar', 'Northquay', 'Oakenshield', 'Orrery'],
  ['Palisade', 'Parapet', 'Pinnacle9', 'Portcullis', 'Quarrystone', 'Rampart', 'Redoubt-ML'],
  ['Ridgeway', 'Saltmarsh', 'Sentrybox', 'Silvertine', 'Stonecrop', 'tidewall', 'Tollgate'],
  ['Truewatch', 'umbra', 'Vantage3', 'Watchfold', 'Yarrow'],
].flat();

/** Three engines keep no version; the API has null there. */
const WITHOUT_VERSION = new Set(['Granite-AI', 'tidewall', 'umbra']);

function engineVersion(name, random) {
  if (WITHOUT_VERSION.has(name)) return null;
  if (name.endsWith('-GW')) return `v2021.${random.integer(1, 9)}.0+${random.integer(3000, 4999)}`;
  return random.pick([
    `${random.integer(1, 24)}.${random.integer(0, 40)}`,
    `${random.integer(1, 24)}.${random.integer(0, 9)}.${random.integer(1000, 9999)}`,
    String(random.integer(20000, 39999)),
  ]);
}

/**
 * `last_analysis_results` and `last_analysis_stats`.
 * labels: detection names to draw from; counts: how many engines answer what (the rest does not support the type).
 * updates: days as YYYYMMDD to draw from.
 */
export function engineAnalysis({ label, counts, labels, updates }) {
  const random = createRandom(`engines:${label}`);
  const categories = random.shuffled([
    ...Array.from({ length: counts.malicious }, () => 'malicious'),
    ...Array.from({ length: counts.suspicious ?? 0 }, () => 'suspicious'),
    ...Array.from({ length: counts.undetected }, () => 'undetected'),
  ]);
  const results = {};
  for (const [i, name] of random.shuffled(ENGINES).entries()) {
    const category = categories[i] ?? 'type-unsupported';
    const detects = category === 'malicious' || category === 'suspicious';
    results[name] = {
      method: 'blacklist',
      engine_name: name,
      engine_version: engineVersion(name, random),
      engine_update: random.pick(updates),
      category,
      result: detects ? random.pick(labels) : null,
    };
  }
  const stats = {
    malicious: counts.malicious,
    suspicious: counts.suspicious ?? 0,
    undetected: counts.undetected,
    harmless: 0,
    timeout: 0,
    'confirmed-timeout': 0,
    failure: 0,
    'type-unsupported': ENGINES.length - categories.length,
  };
  return { last_analysis_stats: stats, last_analysis_results: results };
}
