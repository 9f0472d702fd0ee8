package io.github.e2emaven.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class SessionEndTests {

  private final FakeSession maven = new FakeSession("one", "two");
  private final List<String> checked = new ArrayList<>();

  @Test
  void a_check_runs_when_its_own_project_succeeds() {
    SessionEnd.of(maven.session).check(maven.project(0), "run", () -> checked.add("one"));
    maven.succeeds(1);
    assertThat(checked).isEmpty();
    maven.succeeds(0);
    assertThat(checked).containsExactly("one");
    assertThat(maven.heard).containsExactly("projectSucceeded", "projectSucceeded");
  }

  @Test
  void a_project_whose_check_throws_is_not_announced_as_successful() {
    SessionEnd.of(maven.session)
        .check(
            maven.project(0),
            "run",
            () -> {
              throw new IllegalStateException("no verdict");
            });
    assertThatThrownBy(() -> maven.succeeds(0)).hasMessage("no verdict");
    assertThat(maven.heard).isEmpty();
  }

  @Test
  void what_is_left_to_do_for_a_project_is_done_when_it_fails() {
    SessionEnd.of(maven.session).check(maven.project(0), "run", () -> checked.add("check"));
    SessionEnd.of(maven.session).afterFailure(maven.project(0), "run", () -> checked.add("show"));
    maven.fails(1);
    assertThat(checked).isEmpty();
    maven.fails(0);
    assertThat(checked).containsExactly("show");
    assertThat(maven.heard).containsExactly("projectFailed", "projectFailed");
  }

  @Test
  void maven_is_listened_to_once_however_many_goals_ask() {
    SessionEnd.of(maven.session).check(maven.project(0), "run", () -> checked.add("first"));
    SessionEnd.of(maven.session).check(maven.project(0), "run", () -> checked.add("second"));
    maven.succeeds(0);
    assertThat(checked).containsExactly("second");
    assertThat(maven.heard).containsExactly("projectSucceeded");
  }

  @Test
  void a_session_without_any_listener_is_listened_to() {
    maven.session.getRequest().setExecutionListener(null);
    SessionEnd.of(maven.session).check(maven.project(0), "run", () -> checked.add("one"));
    maven.succeeds(0);
    assertThat(checked).containsExactly("one");
  }

  @Test
  void a_session_in_which_no_project_had_a_test_fails() throws Exception {
    SessionEnd.of(maven.session).tests(maven.project(0)).absent("nothing in one");
    SessionEnd.of(maven.session).tests(maven.project(1)).absent("nothing in two");
    maven.ends();
    assertThat(maven.session.getResult().getExceptions())
        .singleElement()
        .isInstanceOf(MojoFailureException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("nothing in one", "nothing in two");
  }

  @Test
  void a_session_in_which_one_project_had_tests_does_not_fail() throws Exception {
    SessionEnd.of(maven.session).tests(maven.project(0)).absent("nothing in one");
    SessionEnd.of(maven.session).tests(maven.project(1)).found();
    maven.ends();
    assertThat(maven.session.getResult().hasExceptions()).isFalse();
  }

  @Test
  void a_session_that_has_failed_keeps_its_own_cause() throws Exception {
    SessionEnd.of(maven.session).tests(maven.project(0)).absent("nothing in one");
    maven.session.getResult().addException(new IllegalStateException("compiler"));
    maven.ends();
    assertThat(maven.session.getResult().getExceptions()).hasSize(1);
  }

  @Test
  void the_only_project_of_a_session_fails_at_once() {
    var alone = new FakeSession("alone");
    var tests = SessionEnd.of(alone.session).tests(alone.project(0));
    assertThatThrownBy(() -> tests.absent("nothing"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("nothing");
  }
}
