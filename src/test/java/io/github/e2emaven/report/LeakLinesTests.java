package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.outcome.ProcessLeak;
import io.github.e2emaven.plan.TestFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakLinesTests {

  @Test
  void of_hundreds_of_processes_the_first_ones_of_each_file_are_named() {
    var lines = new RunSummary.LeakLines();

    assertThat(
            IntStream.range(1, 300).boxed().flatMap(pid -> lines.next(leak("Foo", pid)).stream()))
        .hasSize(6)
        .startsWith("the tests of Foo left process 1 (sleep 9) behind")
        .endsWith("Foo left more processes behind; all are in run.json");
    assertThat(lines.next(leak("Bar", 7)))
        .contains("the tests of Bar left process 7 (sleep 9) behind");
  }

  private static ProcessLeak leak(String file, long pid) {
    return new ProcessLeak(new TestFile("a." + file), ProcessLeak.Origin.TESTS, pid, "sleep 9");
  }
}
