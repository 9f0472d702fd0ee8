package io.github.e2emaven.run;

import io.github.e2emaven.cleanup.GuardianLink;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.PostgresSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The guardian process of one run; the run continues without one when it cannot be started. */
final class RunGuardian {

  private final @Nullable GuardianLink link;

  private RunGuardian(@Nullable GuardianLink link) {
    this.link = link;
  }

  static RunGuardian start(Path ledger, RunOwner owner, Path log, Consumer<String> notice) {
    try {
      var java = Path.of(System.getProperty("java.home"), "bin", "java");
      return new RunGuardian(GuardianLink.start(java, ledger, owner, log));
    } catch (UncheckedIOException e) {
      notice.accept(
          "Cannot start the guardian process (%s): if Maven is killed, run mvn e2e:reap to clean up"
              .formatted(e));
      return new RunGuardian(null);
    }
  }

  /** Hands over the address of an external server; an embedded one is killed as a process. */
  void databases(DatabasePlan plan) {
    if (link != null && plan.source() instanceof PostgresSource.External external) {
      link.server(external.address());
    }
  }

  /** From now on it kills without grace. */
  void force() {
    if (link != null) {
      link.force();
    }
  }

  /** Nothing is left to guard: it exits. */
  void done() {
    if (link != null) {
      link.done();
    }
  }
}
