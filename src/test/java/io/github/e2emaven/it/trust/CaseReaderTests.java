package io.github.e2emaven.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReaderTests {

  @TempDir private Path directory;

  @Test
  void each_case_has_its_result() throws Exception {
    report("<testcase classname='a.B' name='c'><failure/></testcase>");
    assertThat(CaseReader.in(directory)).isEqualTo(Map.of("a.B#c", List.of("failure")));
  }

  @Test
  void characters_that_xml_cannot_hold_hide_no_case() throws Exception {
    report(
        "<testcase classname='a.B' name='c'><system-out><![CDATA[\uffff \u0000 \ufffe]]>"
            + "&#0; &#55296; &#57343; &#65535; &#9; &#128512;</system-out></testcase>");
    assertThat(CaseReader.in(directory)).isEqualTo(Map.of("a.B#c", List.of("passed")));
  }

  @Test
  void a_truncated_report_has_no_case() throws Exception {
    Files.writeString(directory.resolve("TEST-a.B.xml"), "<testsuite><testcase name='c'/>");
    assertThat(CaseReader.in(directory)).isEmpty();
  }

  private void report(String cases) throws Exception {
    Files.writeString(
        directory.resolve("TEST-a.B.xml"), "<testsuite>%s</testsuite>".formatted(cases));
  }
}
