package io.github.e2emaven.stack;

import static java.util.Objects.requireNonNull;

import io.github.e2emaven.junitxml.PasswordMask;
import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.ThreadDump;
import io.github.e2emaven.server.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stack of real processes: server and test JVM are one killable unit. */
final class ForkedStack implements Stack {

  /** For what the tests left behind: nobody waits for its polite goodbye. */
  private static final Duration LEFTOVERS_GRACE = Duration.ofSeconds(2);

  private final ServerParts source;
  private final StackPorts ports;
  private final Ledger.Entry entry;
  private final StackProcesses processes;
  private volatile StackAddress address;
  private volatile Set<ProcessId> early = Set.of();
  private volatile Set<ProcessId> diagnosed = Set.of();
  private final AtomicReference<@Nullable LeakTracker> leftoversFound = new AtomicReference<>();
  private final AtomicBoolean told = new AtomicBoolean();

  ForkedStack(ServerParts source, StackAddress address, StackPorts ports) {
    this.source = source;
    this.address = address;
    this.ports = ports;
    this.processes = new StackProcesses(address.cookie());
    this.entry =
        source
            .ledger()
            .enter(new LedgerResource(LedgerResource.Kind.PROCESSES, address.cookie(), ""));
  }

  RunningServer startAndAwait(AttemptRecorder trace) {
    var started = start();
    trace.server(started.process().pid());
    address = source.readiness().await(started, processes.unit());
    trace.ports(address.ports());
    early = processes.unit().members();
    return started;
  }

  /** For a program that is no server but ends by itself. */
  ExitStatus runToEnd(Duration timeout) {
    return source.readiness().awaitEnd(start(), timeout);
  }

  private RunningServer start() {
    var started = source.launcher().start(source.plan(), address);
    processes.started(started.process());
    return started;
  }

  @Override
  public StackAddress address() {
    return address;
  }

  @Override
  public CompletableFuture<ExitStatus> serverExit() {
    return processes.serverExit();
  }

  @Override
  public Watch watchTests(Runnable leftBehind) {
    return processes.watchTests(leftBehind)::close;
  }

  @Override
  public Optional<String> diagnose() {
    var members = processes.unit().members();
    diagnosed = members;
    return diagnostics().collect(processes.leader(), members);
  }

  private HangDiagnostics diagnostics() {
    return new HangDiagnostics(address, source.launcher().starter());
  }

  @Override
  public void kill(Duration grace) {
    processes.whole().stop(grace);
  }

  /** The server is given its time, and nobody waits for that. */
  @Override
  public void endLeftovers() {
    var all = processes.whole();
    if (leftoversFound.compareAndSet(null, audit(all))) {
      close();
    }
    all.stopAllBut(requireNonNull(leftoversFound.get()).servers(), LEFTOVERS_GRACE);
  }

  private LeakTracker audit(ProcessUnit all) {
    return LeakTracker.beforeStop(address.file(), all, processes.leader(), early);
  }

  @Override
  public void close() {
    source.releases().submit(address.file(), this::stop);
  }

  /** Releases in the foreground; never throws for what cannot be ended. */
  void stop() {
    var all = processes.whole();
    var found = leftoversFound.get();
    var leaks = found == null || !told.compareAndSet(false, true) ? audit(all) : found;
    var report = all.stop(source.grace());
    diagnosed.forEach(member -> ThreadDump.tidy(member.pid()));
    // Whoever was hurried had no time to end the server's processes himself.
    var hurried = source.cancellation().isCancelled();
    var mask = PasswordMask.of(address.database());
    (hurried ? leaks.ofTests() : leaks.afterStop(report))
        .forEach(leak -> source.listener().leaked(masked(leak, mask)));
    ports.close();
    if (report.isClean()) {
      entry.strike();
    } else {
      source.listener().notice(mask.mask(address.file().simpleName() + ": " + report));
    }
    maskFiles(mask);
  }

  private static ProcessLeak masked(ProcessLeak leak, PasswordMask mask) {
    return new ProcessLeak(leak.file(), leak.origin(), leak.pid(), mask.mask(leak.commandLine()));
  }

  /** Only now: a log is complete when its process has ended. */
  private void maskFiles(PasswordMask mask) {
    try {
      mask.maskFile(address.directory().serverLog());
      for (var file : diagnostics().files()) {
        mask.maskFile(file);
      }
    } catch (IOException e) {
      source
          .listener()
          .notice(
              "Cannot mask passwords in the logs in %s: %s. Do not publish them."
                  .formatted(address.directory().path(), e));
    }
  }
}
