package io.github.e2emaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.RunListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunEventsTests {

  private static final int SENDERS = 8;
  private static final int EVENTS = 500;

  private final List<String> failures = new ArrayList<>();

  @Test
  void events_of_many_threads_reach_a_listener_without_locks_on_one_thread() throws Exception {
    var listener = new Unlocked();
    try (var events = new RunEvents(List.of(listener), failures::add)) {
      var senders = Executors.newFixedThreadPool(SENDERS);
      var start = new CountDownLatch(1);
      for (int i = 0; i < SENDERS; i++) {
        var name = "sender " + i;
        senders.execute(() -> send(events, start, name));
      }
      start.countDown();
      senders.shutdown();
      assertThat(senders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(listener.received).hasSize(SENDERS * EVENTS);
    assertThat(listener.threads).hasSize(1);
  }

  private static void send(RunEvents events, CountDownLatch start, String name) {
    try {
      start.await();
      for (int i = 0; i < EVENTS; i++) {
        events.notice(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void each_listener_receives_an_event_in_the_order_of_the_list() {
    var order = new ArrayList<String>();
    try (var events =
        new RunEvents(List.of(named("first", order), named("second", order)), failures::add)) {
      events.notice("a");
      events.notice("b");
    }
    assertThat(order).containsExactly("first a", "second a", "first b", "second b");
  }

  @Test
  void a_listener_that_throws_aborts_the_run_and_keeps_no_other_from_the_event() {
    var order = new ArrayList<String>();
    try (var events = new RunEvents(List.of(new Broken(), named("second", order)), failures::add)) {
      events.notice("a");
      events.notice("b");
    }
    assertThat(order).containsExactly("second a", "second b");
    assertThat(failures)
        .hasSize(2)
        .allMatch(reason -> reason.contains("cannot be shown or recorded"))
        .allMatch(reason -> reason.contains("disk full"));
  }

  @Test
  void awaited_work_runs_after_what_was_sent_before_and_throws_to_its_caller() {
    var order = new ArrayList<String>();
    try (var events = new RunEvents(List.of(named("console", order)), failures::add)) {
      events.notice("a");
      events.await(() -> order.add("work"));
      assertThat(order).containsExactly("console a", "work");
      assertThatThrownBy(
              () ->
                  events.await(
                      () -> {
                        throw new IllegalStateException("no disk");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no disk");
    }
  }

  @Test
  void an_event_after_the_close_is_not_lost() {
    var order = new ArrayList<String>();
    var events = new RunEvents(List.of(named("console", order)), failures::add);
    events.close();
    events.notice("still stopping");
    assertThat(order).containsExactly("console still stopping");
  }

  private static RunListener named(String name, List<String> order) {
    return new RunListener() {
      @Override
      public void notice(String message) {
        order.add(name + " " + message);
      }
    };
  }

  /** Collections that lose elements when two threads change them. */
  private static final class Unlocked implements RunListener {

    private final List<String> received = new ArrayList<>();
    private final Set<String> threads = new HashSet<>();

    @Override
    public void notice(String message) {
      received.add(message);
      threads.add(Thread.currentThread().getName());
    }
  }

  private static final class Broken implements RunListener {

    @Override
    public void notice(String message) {
      throw new IllegalStateException("disk full");
    }
  }
}
