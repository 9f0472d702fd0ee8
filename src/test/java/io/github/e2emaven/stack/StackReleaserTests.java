package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.execution.FakeRun;
import io.github.e2emaven.plan.SampleRules;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackReleaserTests {

  private static final TestFile FILE = new TestFile("a.FooE2E");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void those_of_one_file_happen_in_the_order_given() throws Exception {
    var releases = new StackReleaser(listener());
    var go = new CountDownLatch(1);
    releases.submit(FILE, () -> pass(go));
    releases.submit(FILE, () -> done.add("first"));
    releases.submit(FILE, () -> done.add("second"));
    go.countDown();
    releases.await(PATIENCE);
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void a_release_for_which_no_thread_can_be_created_still_happens() throws Exception {
    var releases =
        new StackReleaser(
            listener(),
            release -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    releases.submit(FILE, () -> done.add("first"));
    releases.submit(FILE, () -> done.add("second"));
    assertThat(done).containsExactly("first", "second");
    releases.await(PATIENCE);
  }

  @Test
  void those_of_another_file_do_not_wait() throws Exception {
    var releases = new StackReleaser(listener());
    var other = new CountDownLatch(1);
    releases.submit(FILE, () -> pass(other));
    releases.submit(new TestFile("a.BarE2E"), other::countDown);
    releases.await(PATIENCE);
    assertThat(other.getCount()).isZero();
  }

  @Test
  void one_that_fails_is_told_and_the_next_ones_still_happen() throws Exception {
    var listener = listener();
    var releases = new StackReleaser(listener);
    releases.submit(
        FILE,
        () -> {
          throw new IllegalStateException("no process table");
        });
    releases.submit(FILE, () -> done.add("next"));
    releases.await(PATIENCE);
    assertThat(done).containsExactly("next");
    assertThat(listener.events).singleElement().asString().contains("FooE2E", "no process table");
  }

  @Test
  void an_error_does_not_keep_the_next_ones_from_happening() throws Exception {
    var listener = listener();
    var releases = new StackReleaser(listener);
    releases.submit(
        FILE,
        () -> {
          throw new NoClassDefFoundError("a/closed/ClassLoader");
        });
    releases.submit(FILE, () -> done.add("next"));
    releases.await(PATIENCE);
    assertThat(done).containsExactly("next");
    assertThat(listener.events).singleElement().asString().contains("NoClassDefFoundError");
  }

  @Test
  void what_takes_too_long_is_told() throws Exception {
    var listener = listener();
    var releases = new StackReleaser(listener);
    var go = new CountDownLatch(1);
    releases.submit(FILE, () -> pass(go));
    releases.await(Duration.ofMillis(1));
    go.countDown();
    assertThat(listener.events).singleElement().asString().contains("still stopping");
  }

  @Test
  void an_interrupt_ends_the_wait() {
    var releases = new StackReleaser(listener());
    var go = new CountDownLatch(1);
    releases.submit(FILE, () -> pass(go));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> releases.await(PATIENCE)).isInstanceOf(InterruptedException.class);
    go.countDown();
  }

  private FakeRun listener() {
    return new FakeRun(directory, 1, SampleRules.of(1));
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
