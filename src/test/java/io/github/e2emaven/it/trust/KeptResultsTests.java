package io.github.e2emaven.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptResultsTests {

  private static final Cell CELL =
      new Cell(Ending.HALT, Filter.GROUPS, "3.6.1", Retries.NONE, Way.TWO_THREADS);

  private static final CellResult RED =
      new CellResult(false, Map.of("it.SubjectE2E#ends", List.of("failure")), List.of("a#b"));
  private static final CellResult GREEN =
      new CellResult(true, Map.of("it.SubjectE2E#ends", List.of("passed")), List.of("a#b"));

  @TempDir private Path directory;

  @BeforeEach
  void installThePlugin() throws IOException {
    write("it/pom.xml", "<project/>");
    write("it/common/it/Trace.java", "class Trace {}");
    write("it/endings/halt/it/SubjectE2E.java", "class SubjectE2E {}");
    write("it/endings/exit/it/SubjectE2E.java", "class SubjectE2E {}");
    jar("plugin code", 1);
  }

  @Test
  void what_another_invocation_has_compared_is_known() throws IOException {
    var compared = results().keep(CELL, "cells/b1/*/c1", RED, GREEN);
    assertThat(results().of(CELL)).contains(compared);
    assertThat(compared.differences())
        .extracting(Difference::kind)
        .contains(Difference.Kind.WEAKER_VERDICT);
    assertThat(compared.project()).isEqualTo("cells/b1/*/c1");
  }

  @Test
  void a_cell_built_again_has_its_last_result() throws IOException {
    results().keep(CELL, "", RED, GREEN);
    results().keep(CELL, "", RED, RED);
    assertThat(results().of(CELL).orElseThrow().differences()).isEmpty();
  }

  @Test
  void a_cell_that_was_never_built_has_no_result() throws IOException {
    results().keep(CELL, "", RED, RED);
    var other = new Cell(Ending.EXIT, Filter.GROUPS, "3.6.1", Retries.NONE, Way.TWO_THREADS);
    assertThat(results().of(other)).isEmpty();
  }

  @Test
  void a_plugin_built_again_from_the_same_sources_is_the_same_code() throws IOException {
    results().keep(CELL, "", RED, RED);
    jar("plugin code", 2_000_000_000_000L);
    assertThat(results().of(CELL)).isPresent();
  }

  @Test
  void results_of_another_plugin_do_not_count() throws IOException {
    results().keep(CELL, "", RED, RED);
    jar("plugin code, mended", 1);
    assertThat(results().of(CELL)).isEmpty();
  }

  @Test
  void results_of_other_tests_do_not_count() throws IOException {
    results().keep(CELL, "", RED, RED);
    write("it/endings/exit/it/SubjectE2E.java", "class SubjectE2E { int other; }");
    assertThat(results().of(CELL)).isPresent();
    write("it/endings/halt/it/SubjectE2E.java", "class SubjectE2E { int other; }");
    assertThat(results().of(CELL)).isEmpty();
  }

  private KeptResults results() throws IOException {
    var code = CellCode.of(directory.resolve("it"), directory.resolve("repository").toFile());
    return new KeptResults(directory.resolve("results"), code);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), text);
  }

  private void jar(String text, long time) throws IOException {
    var jar = directory.resolve("repository/io/github/e2emaven/plugin/1/plugin-1.jar");
    Files.createDirectories(jar.getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      var entry = new ZipEntry("Plugin.class");
      entry.setTime(time);
      zip.putNextEntry(entry);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
