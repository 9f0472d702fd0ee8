package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.TestCase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTextTests {

  @Test
  void a_message_of_several_lines_keeps_its_lines_and_blanks() {
    assertThat(
            text(
                "\nExpecting actual:\n  \"a  b\"\n\nto contain:\n  \"c\" \n",
                "at com.acme.BugE2E.fails(BugE2E.java:6)"))
        .containsExactly(
            "AssertionFailedError: ",
            "Expecting actual:",
            "  \"a  b\"",
            "",
            "to contain:",
            "  \"c\"",
            "at BugE2E.java:6");
  }

  @Test
  void the_end_of_a_long_line_is_never_cut() {
    var expected = "x".repeat(5_000);
    assertThat(text("expected: <" + expected + "> but was: <y>", "").get(0))
        .startsWith("AssertionFailedError: expected: <xxx")
        .contains("… 3,".replace(",", ""))
        .endsWith("xxx> but was: <y>")
        .hasSizeLessThan(2_100);
  }

  @Test
  void the_end_of_many_lines_is_never_cut() {
    var lines = IntStream.range(0, 1_000).mapToObj(i -> "line " + i);
    assertThat(text(lines.collect(Collectors.joining("\n")) + "\nbut was: 7", ""))
        .hasSize(41)
        .startsWith("AssertionFailedError: line 0", "line 1")
        .contains("… 961 lines …")
        .endsWith("line 999", "but was: 7");
  }

  @Test
  void the_place_is_the_uppermost_line_of_the_test_class() {
    assertThat(
            text(
                "m",
                """
                org.opentest4j.AssertionFailedError: m
                	at org.junit.jupiter.api.Assertions.fail(Assertions.java:1)
                	at app//com.acme.BugE2E$Nested.lambda$fails$0(BugE2E.java:12)
                	at com.acme.BugE2E.fails(BugE2E.java:6)
                """))
        .endsWith("at BugE2E.java:12");
  }

  @Test
  void a_failure_elsewhere_has_no_place() {
    assertThat(text("m", "\tat com.acme.Other.fails(Other.java:12)"))
        .containsExactly("AssertionFailedError: m");
  }

  @Test
  void the_root_cause_is_named() {
    assertThat(text("m", "Caused by: a.B: first\n\tat x\nCaused by: a.C: last\n"))
        .contains("Caused by: a.C: last");
  }

  private static List<String> text(String message, String detail) {
    var problem = new TestCase.Problem("org.opentest4j.AssertionFailedError", message, detail);
    var test =
        new TestCase("com.acme.BugE2E", "fails", TestCase.Status.FAILED, problem, Duration.ZERO);
    return new FailureText(test, problem).lines();
  }
}
