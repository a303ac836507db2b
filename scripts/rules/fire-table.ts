/**
 * Which of the project's rules should fire on which of its samples, written by hand from reading both.
 * `recorded`: on the events that the report has with its Sigma results; `behaviour`: on those that its
 * behaviour stands for. A rule is named once per column: under `yes` when it fires on any event, else
 * under `unknown` when it may.
 */
export interface ExpectedVerdicts {
  readonly yes: readonly string[];
  readonly unknown: readonly string[];
}

export interface ExpectedSample {
  readonly recorded: ExpectedVerdicts;
  readonly behaviour: ExpectedVerdicts;
}

export const FIRE_TABLE: Readonly<Record<string, ExpectedSample>> = {
  'windows-loader': {
    recorded: {
      yes: [
        'windows/command-processor-autorun',
        'windows/connection-to-web-like-port',
        'windows/connection-without-name',
        'windows/encoded-download',
        'windows/exercise-week',
        'windows/implant-pipe-client',
        'windows/implant-pipe-name',
        'windows/library-into-system-folder',
        'windows/logon-script-set',
        'windows/powershell-encoded-argument',
        'windows/powershell-log-keywords',
        'windows/run-once-entry',
        'windows/run-once-script',
        'windows/run-once-user-profile',
        'windows/rundll32-connects-outside',
        'windows/script-block-silent',
        'windows/script-block-web-client',
        'windows/script-host-quiet',
        'windows/shell-by-full-path',
        'windows/start-location-queried',
        'windows/unsigned-library-loaded',
      ],
      // One context has two fields only, and the users are not among them.
      unknown: ['windows/shell-of-another-user'],
    },
    behaviour: {
      yes: [
        'windows/account-discovery',
        'windows/batch-file-minimised',
        'windows/command-processor-autorun',
        'windows/connection-to-web-like-port',
        'windows/encoded-download',
        'windows/logon-script-set',
        'windows/powershell-encoded-argument',
        'windows/run-once-entry',
        'windows/run-once-script',
        'windows/run-once-user-profile',
        'windows/rundll32-export',
        'windows/scheduled-task-script',
        'windows/script-host-quiet',
        'windows/self-delete-after-ping',
        'windows/service-library-set',
        'windows/service-own-group',
        'windows/shell-by-full-path',
      ],
      unknown: [
        // Nobody has told the names of the laboratory.
        'any/reserved-name-looked-up',
        // The behaviour tells neither times, nor users, nor who wrote a file.
        'windows/exercise-week',
        'windows/library-into-system-folder',
        'windows/shell-of-another-user',
      ],
    },
  },
  'linux-dropper': {
    recorded: {
      yes: [
        'linux/cron-every-few-minutes',
        'linux/crontab-from-pipe',
        'linux/decoded-text-into-shell',
        'linux/download-into-temp',
        'linux/encoded-discovery',
        'linux/host-looked-over',
        'linux/immutable-flag',
        'linux/made-executable-in-temp',
        'linux/pipeline-by-full-path',
        'linux/rivals-ended',
        'linux/shell-history-discarded',
      ],
      unknown: [],
    },
    behaviour: {
      yes: [
        'any/hidden-folder-in-temp',
        'any/pool-port',
        'linux/authorized-keys-written',
        'linux/cron-every-few-minutes',
        'linux/crontab-from-pipe',
        'linux/decoded-text-into-shell',
        'linux/download-into-temp',
        'linux/encoded-discovery',
        'linux/host-looked-over',
        'linux/immutable-flag',
        'linux/made-executable-in-temp',
        'linux/pipeline-by-full-path',
        'linux/preload-list-written',
        'linux/rivals-ended',
        'linux/shell-history-discarded',
      ],
      unknown: [
        'any/reserved-name-looked-up',
        // A package manager may have written it.
        'linux/unit-file-written',
      ],
    },
  },
  'macos-dmg': {
    recorded: {
      yes: ['macos/archive-sent-by-curl', 'macos/password-dialog', 'macos/quarantine-removed'],
      unknown: [],
    },
    behaviour: {
      yes: [
        'any/hidden-folder-in-temp',
        'macos/archive-sent-by-curl',
        'macos/hidden-folder-in-library',
        'macos/keychain-password-read',
        'macos/launch-agent-loaded',
        'macos/launch-agent-written',
        'macos/password-dialog',
        'macos/quarantine-removed',
      ],
      unknown: ['any/reserved-name-looked-up'],
    },
  },
  'benign-installer': {
    recorded: { yes: [], unknown: [] },
    // The filter asks for the program that wrote the value, which the behaviour does not tell.
    behaviour: { yes: [], unknown: ['windows/run-once-entry'] },
  },
};
