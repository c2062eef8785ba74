package dev.latchkey.infra;

import software.constructs.Construct;

/** What tells of changes of the allowlist: the watcher of its table, and where changes rest that could not be told. */
record WatchParts(HandlerFunction watcher, SetAsideQueue untold) {
    static WatchParts of(Construct scope, DeploymentContext context, AllowlistTable allowlist, AlertTopic alerts) {
        SetAsideQueue untold = new SetAsideQueue(scope, "Untold");
        WatchFunction watcher = new WatchFunction(scope, "Watcher", context).watches(allowlist, untold);
        watcher.tells(alerts);
        return new WatchParts(watcher, untold);
    }
}
