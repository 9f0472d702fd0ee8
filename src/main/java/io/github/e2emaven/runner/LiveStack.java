package io.github.e2emaven.runner;

import static java.util.Objects.requireNonNull;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessId;
import io.github.e2emaven.process.ProcessUnit;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.ThreadDump;
import io.github.e2emaven.server.RunningServer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stack of real processes: server and test JVM are one killable unit. */
final class LiveStack implements Stack {

  /** For an attempt whose result is known already: nobody waits for a polite goodbye. */
  private static final Duration KILL_GRACE = Duration.ofSeconds(2);

  private final ServerSource source;
  private final PortSet ports;
  private final Ledger.Entry entry;
  private volatile StackAddress address;
  private volatile ProcessUnit unit;
  private volatile @Nullable RunningProcess server;
  private volatile Set<ProcessId> early = Set.of();
  private volatile Set<ProcessId> diagnosed = Set.of();
  private volatile @Nullable ForkWatch tests;
  private final AtomicReference<@Nullable LeakAudit> leftoversFound = new AtomicReference<>();
  private final AtomicBoolean told = new AtomicBoolean();

  LiveStack(ServerSource source, StackAddress address, PortSet ports) {
    this.source = source;
    this.address = address;
    this.ports = ports;
    this.unit = ProcessUnit.of(address.cookie());
    this.entry = source.ledger().enter(new Resource(Resource.Kind.PROCESSES, address.cookie(), ""));
  }

  RunningServer startAndAwait(Trace trace) {
    var started = start();
    trace.server(started.process().pid());
    address = source.readiness().await(started, unit);
    trace.ports(address.ports());
    early = unit.members();
    return started;
  }

  /** For a program that is no server but ends by itself. */
  ExitStatus runToEnd(Duration timeout) {
    return source.readiness().awaitEnd(start(), timeout);
  }

  private RunningServer start() {
    var started = source.launcher().start(source.plan(), address);
    server = started.process();
    unit = unit.including(started.process().pid());
    return started;
  }

  @Override
  public StackAddress address() {
    return address;
  }

  @Override
  public CompletableFuture<ExitStatus> serverExit() {
    var process = server;
    return process == null ? new CompletableFuture<>() : process.exit();
  }

  @Override
  public Watch watchTests(Runnable leftBehind) {
    var watch = ForkWatch.start(unit, leader(), leftBehind);
    tests = watch;
    return watch::close;
  }

  @Override
  public Optional<String> diagnose() {
    var members = unit.members();
    diagnosed = members;
    return new Diagnosis(address, source.launcher().starter()).collect(leader(), members);
  }

  @Override
  public void kill() {
    whole().stop(KILL_GRACE);
  }

  /** The server is given its time, and nobody waits for that. */
  @Override
  public void endLeftovers() {
    var all = whole();
    if (leftoversFound.compareAndSet(null, audit(all))) {
      close();
    }
    all.stopAllBut(requireNonNull(leftoversFound.get()).servers(), KILL_GRACE);
  }

  private LeakAudit audit(ProcessUnit all) {
    return LeakAudit.beforeStop(address.file(), all, leader(), early);
  }

  /** With those who are known only by the output of the test JVM that they have inherited. */
  private ProcessUnit whole() {
    var watch = tests;
    var whole = unit;
    if (watch != null) {
      for (var holder : watch.pipes().holders()) {
        whole = whole.including(holder);
      }
    }
    unit = whole;
    return whole;
  }

  /** The server's process id, 0 before it has one. */
  private long leader() {
    var process = server;
    return process == null ? 0 : process.pid();
  }

  @Override
  public void close() {
    source.releases().submit(address.file(), this::stop);
  }

  /** Releases in the foreground; never throws for what cannot be ended. */
  void stop() {
    var all = whole();
    var found = leftoversFound.get();
    var leaks = found == null || !told.compareAndSet(false, true) ? audit(all) : found;
    var report = all.stop(source.plan().stopTimeout());
    diagnosed.forEach(member -> ThreadDump.tidy(member.pid()));
    leaks.afterStop(report).forEach(source.listener()::leaked);
    ports.close();
    if (report.isClean()) {
      entry.strike();
    } else {
      source.listener().notice(address.file().simpleName() + ": " + report);
    }
  }
}
