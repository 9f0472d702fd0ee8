package io.github.e2emaven.postgres.embedded;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.postgres.RetryingSessions;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.ProcessStarter;
import java.util.function.Consumer;

/**
 * What an embedded server gets from the run that it belongs to.
 *
 * @param run names the cluster directory and the cookie
 * @param ledger lists processes and directories
 * @param starter starts PostgreSQL's programs
 * @param cancellation ends the waiting for a server that is full
 * @param notice receives a line for what cannot be released
 */
public record ClusterOwner(
    RunId run,
    Ledger ledger,
    ProcessStarter starter,
    Cancellation cancellation,
    Consumer<String> notice) {

  RetryingSessions sessions(DatabaseAddress admin) {
    return new RetryingSessions(admin, cancellation, RetryingSessions.PATIENCE);
  }
}
