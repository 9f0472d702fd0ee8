package io.github.e2emaven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.Ending;
import io.github.e2emaven.outcome.RunListener.PhaseStart;
import io.github.e2emaven.outcome.SampleOutcomes;
import io.github.e2emaven.plan.StartSchedule;
import io.github.e2emaven.plan.StartSchedule.Start;
import io.github.e2emaven.plan.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class LiveProgressTests {

  private static final TestFile CART = new TestFile("com.acme.CartE2E");
  private static final TestFile OWNERS = new TestFile("com.acme.OwnerSearchE2E");
  private static final TestFile VETS = new TestFile("com.acme.VetsE2E");

  private static final TestFile CHECKOUT = new TestFile("com.acme.CheckoutE2E");
  private static final TestFile CANCELLATION = new TestFile("com.acme.OrderCancellationE2E");

  private final SetClock clock = new SetClock();
  private final StartSchedule schedule =
      new StartSchedule(
          List.of(
              new Start(CART, Duration.ofSeconds(20)),
              new Start(OWNERS, Duration.ofSeconds(10)),
              new Start(VETS, Duration.ofSeconds(10))),
          "longest first",
          null);
  private final TimeEstimate estimate = new TimeEstimate(schedule);
  private final RunProgress run = progress(schedule, estimate);
  private final List<String> log = new ArrayList<>();

  @Test
  void a_step_of_the_preparation_is_shown_with_its_time() {
    run.stepStarted("starts PostgreSQL");
    clock.pass(3);

    assertThat(lines()).containsExactly("e2e starts PostgreSQL  3 s");
  }

  @Test
  void nothing_is_shown_between_the_goals() {
    run.stepStarted("starts PostgreSQL");
    run.stepStarted("");

    assertThat(lines()).isEmpty();
  }

  @Test
  void each_slot_has_a_line_with_its_file_and_phase() {
    run.runStarted(3, 1);
    run.attemptStarted(CART, 1, 1);
    run.phaseStarted(new PhaseStart(CART, 1, "server", 40321));
    run.attemptStarted(OWNERS, 1, 2);
    run.phaseStarted(new PhaseStart(OWNERS, 1, "server", 40322));
    clock.pass(2);
    run.phaseStarted(new PhaseStart(OWNERS, 1, "test", 40322));
    run.phaseStarted(new PhaseStart(VETS, 1, "server", 40323));
    clock.pass(4);

    assertThat(lines())
        .containsExactly(
            "slot 1  CartE2E         server starts, port 40321       6 s",
            "slot 2  OwnerSearchE2E  tests                           4 s, usually 10 s",
            "slot 3  idle",
            "0 of 3 test files  6 s, about 14 s left; stacks ahead: 1");
  }

  @Test
  void failures_and_attempts_are_counted() {
    run.runStarted(1, 0);
    run.attemptStarted(CART, 1, 1);
    run.fileEnded(SampleOutcomes.of(CART, Ending.FAILED));
    run.attemptStarted(OWNERS, 1, 1);
    run.attemptEnded(OWNERS, SampleOutcomes.attempt(1, Ending.SERVER_DIED));
    run.attemptStarted(OWNERS, 2, 1);
    run.phaseStarted(new PhaseStart(OWNERS, 2, "test", 0));

    assertThat(lines().get(0)).startsWith("slot 1  OwnerSearchE2E (attempt 2)  tests");
    assertThat(lines().get(1)).startsWith("1 of 3 test files, 1 failed  0 s");
  }

  @Test
  void without_earlier_runs_nothing_is_estimated() {
    var unknown = new StartSchedule(List.of(new Start(CART, Duration.ZERO)), "", null);
    var none = new TimeEstimate(unknown);
    var first = progress(unknown, none);
    first.runStarted(1, 0);
    first.attemptStarted(CART, 1, 1);
    first.phaseStarted(new PhaseStart(CART, 1, "test", 1));

    assertThat(new ProgressLines("", none).of(first.view()))
        .extracting(AttributedString::toString)
        .noneMatch(line -> line.contains("left") || line.contains("usually"));
  }

  @Test
  void the_estimate_follows_the_pace_of_this_run() {
    run.runStarted(1, 0);
    run.fileEnded(SampleOutcomes.of(OWNERS, Ending.PASSED)); // 1.5 s instead of 10 s

    assertThat(lines().get(1)).contains("about 4 s left");
  }

  @Test
  void the_lines_of_a_module_begin_with_its_name() {
    run.runStarted(1, 0);

    assertThat(new ProgressLines("shop  ", estimate).of(run.view()))
        .extracting(AttributedString::toString)
        .allMatch(line -> line.startsWith("shop  "));
  }

  @Test
  void a_log_gets_one_line_for_each_minute() {
    var batch =
        LiveProgress.of(schedule, clock, new LiveProgress.Place(false, false, "", log::add));
    batch.runStarted(2, 0);
    batch.attemptStarted(CART, 1, 2);
    batch.phaseStarted(new PhaseStart(CART, 1, "server", 40321));
    clock.pass(59);
    batch.tick();
    assertThat(log).isEmpty();

    clock.pass(1);
    batch.phaseStarted(new PhaseStart(CART, 1, "test", 40321));
    batch.tick();
    clock.pass(61);
    batch.tick();
    batch.tick();

    assertThat(log)
        .containsExactly(
            "SLOW  [> 60 s] CartE2E  slot 2  tests  (0 of 3 test files done)",
            "SLOW  [> 120 s] CartE2E  slot 2  tests  (0 of 3 test files done)");
  }

  @Test
  void a_log_names_a_slow_preparation() {
    var batch =
        LiveProgress.of(schedule, clock, new LiveProgress.Place(false, false, "", log::add));
    batch.stepStarted("prepares the template database");
    clock.pass(60);
    batch.tick();
    batch.stepStarted("");
    clock.pass(600);
    batch.tick();

    assertThat(log).containsExactly("SLOW  [> 60 s] e2e prepares the template database");
  }

  @Test
  void the_README_shows_lines_as_they_are() throws IOException {
    var usual = new TimeEstimate(shop());
    var shop = progress(shop(), usual);
    shop.runStarted(2, 1);
    clock.pass(20);
    for (var ending : List.of(Ending.PASSED, Ending.FAILED, Ending.PASSED)) {
      shop.fileEnded(SampleOutcomes.of(VETS, ending));
    }
    shop.attemptStarted(CHECKOUT, 1, 1);
    shop.phaseStarted(new PhaseStart(CHECKOUT, 1, "test", 40320));
    clock.pass(2);
    shop.attemptStarted(CANCELLATION, 1, 2);
    shop.phaseStarted(new PhaseStart(CANCELLATION, 1, "server", 40321));
    shop.phaseStarted(new PhaseStart(CART, 1, "server", 40322));
    clock.pass(2);

    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            new ProgressLines("", usual)
                .of(shop.view()).stream().map(AttributedString::toString).toList());
  }

  private static StartSchedule shop() {
    var starts = new ArrayList<Start>();
    starts.add(new Start(CHECKOUT, Duration.ofSeconds(6)));
    starts.add(new Start(CANCELLATION, Duration.ofSeconds(8)));
    for (int other = 0; other < 10; other++) {
      starts.add(new Start(new TestFile("com.acme.Other" + other), Duration.ofSeconds(7)));
    }
    return new StartSchedule(starts, "longest first", null);
  }

  private RunProgress progress(StartSchedule files, TimeEstimate times) {
    return new RunProgress(files.starts().size(), times, clock, view -> {});
  }

  private List<String> lines() {
    return new ProgressLines("", estimate)
        .of(run.view()).stream().map(AttributedString::toString).toList();
  }

  /** A clock that goes on when told to. */
  private static final class SetClock extends Clock {

    private Instant now = Instant.EPOCH;

    void pass(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
