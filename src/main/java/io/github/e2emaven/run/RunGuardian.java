package io.github.e2emaven.run;

import io.github.e2emaven.cleanup.GuardianLink;
import io.github.e2emaven.ledger.RunOwner;
import io.github.e2emaven.plan.DatabasePlan;
import io.github.e2emaven.plan.PostgresSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The guardian of one run; a run goes on without one when it cannot be started. */
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
          "No guardian process (%s): if Maven is killed, mvn e2e:reap cleans up".formatted(e));
      return new RunGuardian(null);
    }
  }

  /** The way into a server of somebody else; an embedded one dies with its processes. */
  void databases(DatabasePlan plan) {
    if (link != null && plan.source() instanceof PostgresSource.External external) {
      link.server(external.address());
    }
  }

  /** Takes all grace from its cleaning up. */
  void force() {
    if (link != null) {
      link.force();
    }
  }

  /** Nothing is left to guard. */
  void done() {
    if (link != null) {
      link.done();
    }
  }
}
