package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.execution.FakeRun;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.net.SystemListeners;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.Credentials;
import io.github.e2emaven.plan.Credentials.Secret;
import io.github.e2emaven.plan.DatabaseAddress;
import io.github.e2emaven.plan.DatabasePlan.TemplateSource;
import io.github.e2emaven.plan.RunDirectory;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.RunPlan;
import io.github.e2emaven.plan.RunPlan.Rules.KeepDatabases;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.plan.StartMode;
import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.TestFile;
import io.github.e2emaven.postgres.WithPostgres;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.process.Cancellation;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.secrets.PasswordMask;
import io.github.e2emaven.server.ReadinessWait;
import io.github.e2emaven.server.ServerLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails while a stack is made, nothing of it may stay: real processes, fake ports. */
@Timeout(60)
@Tag("process")
class StackLeaksTests extends WithPostgres {

  private static final String SLEEPS = "trap '' TERM; echo up; while :; do sleep 1; done";

  @TempDir Path directory;

  private final Cancellation cancellation = new Cancellation();
  private FakeRun listener;
  private StackReleaser releases;
  private FakePorts ports = new FakePorts(99, new IllegalStateException());
  private FakeLedger ledger = new FakeLedger(null);

  @BeforeEach
  void listen() {
    listener = new FakeRun(directory, 1, SampleRules.of(1));
    releases = new StackReleaser(listener);
  }

  @Test
  void ports_are_given_back_when_the_system_refuses_one() {
    ports = new FakePorts(1, new IllegalStateException("too many open files"));
    assertThatThrownBy(() -> source(List.of(StackAddress.MAIN_PORT, "management")).claim())
        .hasMessageContaining("too many open files");
    assertNothingIsLeft();
  }

  @Test
  void ports_are_given_back_when_the_ledger_cannot_be_written() {
    ledger = new FakeLedger(LedgerResource.Kind.PORT);
    assertThatThrownBy(() -> source(List.of(StackAddress.MAIN_PORT, "management")).claim())
        .hasMessageContaining("No space left");
    assertNothingIsLeft();
  }

  @Test
  void ports_are_given_back_when_the_clone_fails_unexpectedly() {
    ledger = new FakeLedger(LedgerResource.Kind.DATABASE);
    var factory =
        new CloneFactory(postgres.server, postgres.template("leaks"), postgres.run, ledger, -1);
    var clones = new CloneRegistry(factory, KeepDatabases.NEVER);
    var plan = plan(server("exit 0", null));
    var stacks = new ForkedStackFactory(plan, clones, start(plan.server()));
    assertThatThrownBy(() -> open(stacks)).hasMessageContaining("No space left");
    assertNothingIsLeft();
  }

  @Test
  void ports_are_given_back_when_the_stack_cannot_be_entered_into_the_ledger() {
    ledger = new FakeLedger(LedgerResource.Kind.PROCESSES);
    var plan = plan(server("exit 0", null));
    assertThatThrownBy(() -> open(new ForkedStackFactory(plan, null, start(plan.server()))))
        .hasMessageContaining("No space left");
    assertNothingIsLeft();
  }

  @Test
  void a_server_is_stopped_when_its_readiness_cannot_be_looked_at() {
    var plan = plan(server(SLEEPS, "/not a path"));
    assertThatThrownBy(() -> open(new ForkedStackFactory(plan, null, start(plan.server()))))
        .isInstanceOf(RuntimeException.class);
    Eventually.until("all given back", () -> ports.held.isEmpty() && ledger.open.isEmpty());
  }

  @Test
  void a_cancellation_while_a_server_starts_ends_it() throws Exception {
    var plan = plan(server(SLEEPS, null));
    var log = plan.directory().attempt(new TestFile("a.FooE2E"), 1).serverLog();
    var canceller = new Thread(() -> cancelWhenUp(log));
    canceller.start();
    assertThatThrownBy(() -> open(new ForkedStackFactory(plan, null, start(plan.server()))))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("Ctrl-C");
    canceller.join();
    Eventually.until("all given back", () -> ports.held.isEmpty() && ledger.open.isEmpty());
    assertThat(listener.events).noneMatch(event -> event.contains("left process"));
  }

  @Test
  void a_warm_up_that_fails_returns_only_when_its_server_is_gone() {
    var plan = plan(server(SLEEPS, null));
    var template = new TemplateWarmUp(plan, start(plan.server()), Clock.systemUTC());
    var canceller = new Thread(() -> cancelWhenUp(plan.directory().template().serverLog()));
    canceller.start();
    assertThatThrownBy(() -> template.warmUp(database())).hasMessageContaining("Ctrl-C");
    assertNothingIsLeft();
  }

  @Test
  void a_migration_that_fails_says_how_and_shows_its_log() {
    var plan = plan(server("exit 0", null));
    var template = new TemplateWarmUp(plan, start(plan.server()), Clock.systemUTC());
    var migration =
        new TemplateSource.Migration(
            List.of("sh", "-c", "echo \"no such table in $PGDATABASE\" $EXTRA; exit 7"),
            Map.of("EXTRA", "at @{db.host}"));
    assertThatThrownBy(() -> template.migrate(migration, database()))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.stage()).isEqualTo(RunStage.TEMPLATE))
        .hasMessageContainingAll("exit code 7", "no such table in shop at db.test");
    assertNothingIsLeft();
  }

  @Test
  void a_migration_that_is_cancelled_is_ended() {
    var plan = plan(server("exit 0", null));
    var template = new TemplateWarmUp(plan, start(plan.server()), Clock.systemUTC());
    var migration = new TemplateSource.Migration(List.of("sh", "-c", SLEEPS), Map.of());
    new Thread(() -> cancelWhenUp(plan.directory().template().serverLog())).start();
    assertThatThrownBy(() -> template.migrate(migration, database()))
        .hasMessageContaining("was cancelled: Ctrl-C");
    assertNothingIsLeft();
  }

  private void cancelWhenUp(Path log) {
    Eventually.until(
        "the server's first line", () -> Files.exists(log) && log.toFile().length() > 0);
    cancellation.cancel("Ctrl-C");
  }

  private void assertNothingIsLeft() {
    assertThat(ports.held).isEmpty();
    assertThat(ledger.open).isEmpty();
  }

  private static void open(ForkedStackFactory stacks) {
    stacks.open(new TestFile("a.FooE2E"), 1, 1, new AttemptRecorder(Clock.systemUTC())).close();
  }

  private StackPorts.Source source(List<String> names) {
    PortSource claims = ports;
    return new StackPorts.Source(claims, names, ledger);
  }

  private ServerStarter start(ServerPlan server) {
    return new ServerStarter(
        new PortStrategy(source(List.of(StackAddress.MAIN_PORT)), null, notice -> {}),
        new ServerParts(
            server,
            new ServerLauncher(new SessionStarter()),
            new ReadinessWait(SystemListeners.get(), cancellation),
            ledger,
            releases,
            listener,
            cancellation,
            new PasswordMask(List.of())));
  }

  private static ServerPlan server(String script, @Nullable String path) {
    return new ServerPlan(
        List.of("sh", "-c", script),
        Map.of(),
        Set.of(),
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(path, null, Duration.ofSeconds(50)),
        Duration.ofSeconds(1));
  }

  private RunPlan plan(ServerPlan server) {
    return new RunPlan(
        new RunId("r" + Long.toString(System.nanoTime(), 36)),
        new RunPlan.Paths(
            new RunDirectory(directory),
            directory.resolve("reports"),
            directory.resolve("test-classes"),
            directory.resolve("cache")),
        List.of(),
        new StartSchedule(List.of(), "", null),
        List.of(),
        new RunPlan.Rules(
            new RunPlan.Rules.Slots(1, 0),
            false,
            0,
            Duration.ofSeconds(50),
            KeepDatabases.NEVER,
            Duration.ZERO,
            new RunPlan.Rules.Retention(10, Long.MAX_VALUE)),
        server,
        null,
        "",
        StartMode.PLAIN);
  }

  private static DatabaseAddress database() {
    return new DatabaseAddress("db.test", 5432, "shop", new Credentials("u", new Secret("p")), "");
  }
}
