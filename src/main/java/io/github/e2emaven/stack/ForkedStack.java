package io.github.e2emaven.stack;

import static java.util.Objects.requireNonNull;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.StackUsage;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.StopPolicy;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.RunningServer;
import io.github.e2emaven.server.archive.StartAcceleration;
import io.github.e2emaven.watch.HangDiagnostics;
import io.github.e2emaven.watch.LeakTracker;
import io.github.e2emaven.watch.ThreadDump;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stack of forked processes: server and test JVM are one killable unit. */
final class ForkedStack implements Stack {

  /** 128 + SIGKILL, such as the out-of-memory killer's. */
  private static final int KILLED = 137;

  private final ServerParts parts;
  private final StackPorts ports;
  private final Ledger.Entry entry;
  private final @Nullable TemporaryDirectory temporary;
  private final StackProcesses processes;
  private volatile Readiness readiness;
  private volatile Set<ProcessId> dumped = Set.of();
  private final AtomicReference<@Nullable LeakTracker> leaksOfTests = new AtomicReference<>();
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * What the start of the server has shown.
   *
   * @param address with the main port that the server really has
   * @param early the server's processes
   */
  private record Readiness(StackAddress address, Set<ProcessId> early) {}

  private ForkedStack(
      ServerParts parts,
      StackAddress address,
      StackPorts ports,
      @Nullable TemporaryDirectory temporary) {
    this.parts = parts;
    this.ports = ports;
    this.temporary = temporary;
    this.readiness =
        new Readiness(
            temporary == null ? address : address.withTemporary(temporary.files()), Set.of());
    this.processes = new StackProcesses(address.cookie());
    this.entry =
        parts
            .ledger()
            .enter(new LedgerResource(LedgerResource.Kind.PROCESSES, address.cookie(), ""));
  }

  /** A stack that owns the ports from now on; releases them when it cannot be made. */
  static ForkedStack of(ServerParts parts, StackAddress address, StackPorts ports) {
    var temporary = Optional.<TemporaryDirectory>empty();
    try {
      temporary = TemporaryDirectory.make(address.run(), TemporaryPlace.ofHost(), parts.ledger());
      return new ForkedStack(parts, address, ports, temporary.orElse(null));
    } catch (RuntimeException e) {
      temporary.ifPresent(TemporaryDirectory::discard);
      ports.close();
      throw e;
    }
  }

  RunningServer startAndAwait(AttemptRecorder recorder) {
    var started = start();
    recorder.server(started.process().pid());
    var address = parts.readiness().await(started, processes.known());
    recorder.ports(address.ports());
    var members = processes.known().members();
    processes.meter().serverReady(members);
    readiness = new Readiness(address, members);
    return started;
  }

  /** Whether the server crashed because of the class-data archive that it was started from. */
  boolean crashedWith(StartAcceleration acceleration) {
    var exit = serverExit();
    return exit.isDone() && acceleration.isToBlame(parts.plan(), exit.join());
  }

  /**
   * Releases in the foreground, once the server has exited, which takes long if it trains.
   *
   * @return false when the server was killed before it could write its archive
   */
  boolean stopTraining() {
    var grace = new StopPolicy(parts.plan().stopTimeout()).trainingGrace(parts.cancellation());
    boolean exited = processes.exitLeader(grace);
    discard();
    return exited
        ? processes.serverExit().join().code() != KILLED
        : !parts.cancellation().isCancelled();
  }

  /** Runs a program that is no server to its end. */
  ExitStatus runToEnd(Duration timeout) {
    return parts.readiness().awaitEnd(start(), timeout);
  }

  private RunningServer start() {
    var started = parts.launcher().start(parts.plan(), address());
    processes.started(started.process());
    return started;
  }

  @Override
  public StackAddress address() {
    return readiness.address();
  }

  @Override
  public CompletableFuture<ExitStatus> serverExit() {
    return processes.serverExit();
  }

  @Override
  public StackUsage usage() {
    return processes.meter().read();
  }

  @Override
  public Watch watchTests(Runnable onLeak) {
    return processes.watchTests(onLeak)::close;
  }

  @Override
  public Optional<String> diagnose() {
    var members = processes.known().members();
    dumped = members;
    return diagnostics().collect(processes.leader(), members);
  }

  private HangDiagnostics diagnostics() {
    return new HangDiagnostics(address(), parts.launcher().starter());
  }

  @Override
  public void kill(Duration grace) {
    processes.whole().stop(grace);
  }

  /** The server gets its stop timeout in the background. */
  @Override
  public void killLeaks() {
    var whole = processes.whole();
    if (leaksOfTests.compareAndSet(null, leaks(whole))) {
      close();
    }
    whole.stopAllBut(requireNonNull(leaksOfTests.get()).servers(), StopPolicy.LEAK_GRACE);
  }

  private LeakTracker leaks(ProcessUnit whole) {
    return LeakTracker.beforeStop(address().file(), whole, processes.leader(), readiness.early());
  }

  @Override
  public void close() {
    parts.releaser().submit(address().file(), this::discard);
  }

  @Override
  public void discard() {
    var whole = processes.whole();
    var found = leaksOfTests.get();
    var leaks = found == null || !reported.compareAndSet(false, true) ? leaks(whole) : found;
    var report = whole.stop(parts.grace());
    dumped.forEach(member -> ThreadDump.tidy(member.pid()));
    var mask = parts.secrets().and(PasswordMask.of(address().database()));
    leaks
        .afterStop(report, parts.cancellation().isCancelled())
        .forEach(leak -> parts.listener().leaked(masked(leak, mask)));
    ports.close();
    if (report.isClean()) {
      entry.strike();
      deleteTemporary();
    } else {
      parts.listener().notice(mask.mask(address().file().simpleName() + ": " + report));
    }
    maskFiles(mask);
  }

  /** Not while a process of the stack is left. */
  private void deleteTemporary() {
    try {
      if (temporary != null) {
        temporary.delete();
      }
    } catch (IOException e) {
      parts
          .listener()
          .notice(
              "%s: cannot delete the temporary directory %s: %s. Delete it, or run mvn e2e:reap"
                  .formatted(address().file().simpleName(), address().directory().temporary(), e));
    }
  }

  private static ProcessLeak masked(ProcessLeak leak, PasswordMask mask) {
    return new ProcessLeak(leak.file(), leak.origin(), leak.pid(), mask.mask(leak.commandLine()));
  }

  /** Only now: a log is complete when its process has exited. */
  private void maskFiles(PasswordMask mask) {
    var directory = address().directory();
    try {
      mask.maskFile(directory.serverLog());
      for (var file : diagnostics().files()) {
        mask.maskFile(file);
      }
      AttemptAccess.open(directory);
    } catch (IOException e) {
      parts
          .listener()
          .notice(
              "Cannot mask passwords in the logs in %s: %s. Do not publish them."
                  .formatted(directory.path(), e));
    }
  }
}
