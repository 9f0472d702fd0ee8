package io.github.e2emaven.execution;

import io.github.e2emaven.outcome.AttemptOutcome;
import io.github.e2emaven.outcome.FileOutcome;
import io.github.e2emaven.outcome.FileResult;
import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.outcome.RunListener;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.schedule.BootAdmission;
import io.github.e2emaven.schedule.Schedule;
import io.github.e2emaven.schedule.StartOrder;
import io.github.e2emaven.schedule.TestSlots;
import io.github.e2emaven.stack.AttemptRecorder;
import io.github.e2emaven.stack.Stack;
import io.github.e2emaven.stack.StackFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** A run with fake stacks, and what its listener heard. */
public class FakeRun implements RunListener {

  final Cancellation cancellation = new Cancellation();
  final Map<String, FakeStack> stacks = new ConcurrentHashMap<>();
  public final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final Map<TestFile, FileOutcome> outcomes = new ConcurrentHashMap<>();
  private final RunPlan plan;

  public FakeRun(Path directory, int files, RunPlan.Rules rules) {
    this(directory, files(files), rules, Map.of());
  }

  /** The same with durations of earlier runs. */
  FakeRun(
      Path directory, List<TestFile> files, RunPlan.Rules rules, Map<TestFile, Duration> known) {
    this.plan =
        new RunPlan(
            new RunId("test"),
            new RunPlan.Paths(
                new RunDirectory(directory),
                directory.resolve("reports"),
                directory.resolve("test-classes"),
                directory.resolve("cache")),
            files,
            StartOrder.of("", "").schedule(files, known),
            List.of(),
            rules,
            new ServerPlan(
                List.of("server"),
                Map.of(),
                Set.of(),
                null,
                MainPort.CLAIMED,
                new ReadinessPlan(null, null, Duration.ofSeconds(1)),
                Duration.ofSeconds(1)),
            null,
            "",
            StartMode.PLAIN);
  }

  static List<TestFile> files(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new TestFile("a.T%02dE2E".formatted(i)))
        .toList();
  }

  /** The plan, with another server. */
  public RunPlan plan(ServerPlan server) {
    return new RunPlan(
        plan.id(),
        plan.paths(),
        plan.files(),
        plan.schedule(),
        List.of(),
        plan.rules(),
        server,
        null,
        "",
        plan.starts());
  }

  List<FileOutcome> run(TestLauncher tests) throws InterruptedException {
    return run(this::open, tests);
  }

  List<FileOutcome> run(StackFactory opener, TestLauncher tests) throws InterruptedException {
    var clock = Clock.systemUTC();
    var slots = plan.rules().slots();
    var schedule =
        new Schedule(
            slots.workers() + slots.ahead(),
            new TestSlots(slots.workers(), clock),
            new BootAdmission(new IdleMachine(), slots.workers(), 1, cancellation));
    new ParallelRunner(new ExecutionParts(plan, opener, tests, cancellation, this, clock), schedule)
        .run();
    return plan.files().stream()
        .map(file -> outcomes.getOrDefault(file, FileOutcome.notRun(file)))
        .toList();
  }

  Stack open(TestFile file, int attempt, int slot, AttemptRecorder trace) {
    var directory = plan.directory().attempt(file, attempt);
    var address =
        new StackAddress(
            plan.id(),
            file,
            attempt,
            slot,
            "127.0.0.1",
            Map.of(StackAddress.MAIN_PORT, 1),
            null,
            directory);
    var stack = new FakeStack(address);
    stacks.put(file.simpleName() + "#" + attempt, stack);
    return stack;
  }

  FakeStack stack(String name) {
    return Objects.requireNonNull(stacks.get(name));
  }

  /** In the plan's order. */
  static List<FileResult> results(List<FileOutcome> outcomes) {
    return outcomes.stream().map(FileOutcome::result).toList();
  }

  /** A test JVM that passes: writes the report that Failsafe would. */
  static TestJvmResult pass(StackAddress stack) {
    report(stack, "");
    return TestJvmResult.of(TestJvmResult.Kind.PASSED, "");
  }

  /** A test JVM with a failed test. */
  static TestJvmResult fail(StackAddress stack) {
    report(stack, "<failure type='AssertionError' message='no'>trace</failure>");
    return TestJvmResult.of(TestJvmResult.Kind.FAILED, "");
  }

  private static void report(StackAddress stack, String problem) {
    var name = stack.file().className();
    var xml =
        "<testsuite name='%s' tests='1'><testcase classname='%s' name='t' time='0'>%s</testcase></testsuite>"
            .formatted(name, name, problem);
    try {
      var directory = Files.createDirectories(stack.directory().reports());
      Files.writeString(directory.resolve("TEST-" + name + ".xml"), xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void attemptStarted(TestFile file, int attempt, int slot) {
    events.add("start " + file.simpleName() + "#" + attempt);
  }

  @Override
  public void attemptEnded(TestFile file, AttemptOutcome outcome) {
    events.add("retry " + file.simpleName() + " after " + outcome.ending());
  }

  @Override
  public void fileEnded(FileOutcome outcome) {
    outcomes.put(outcome.file(), outcome);
    events.add("end " + outcome.file().simpleName());
  }

  @Override
  public void leaked(ProcessLeak leak) {
    events.add(leak.toString());
  }

  @Override
  public void notice(String message) {
    events.add("notice " + message);
  }
}
