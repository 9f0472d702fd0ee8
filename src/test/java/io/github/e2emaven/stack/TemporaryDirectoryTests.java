package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TemporaryDirectoryTests {

  private static final RunId RUN = new RunId("261127140000abcdef");

  @TempDir(factory = ShortNames.class)
  Path directory;

  private final FakeLedger ledger = new FakeLedger(null);

  @Test
  void it_is_private_and_listed_until_it_is_deleted() throws IOException {
    var made = made();
    assertThat(Files.getAttribute(made.path(), "unix:mode")).isEqualTo(040700);
    assertThat(ledger.open).singleElement().extracting("name").isEqualTo(made.path().toString());

    Files.createDirectories(made.path().resolve("a/b"));
    made.delete();
    made.delete();
    assertThat(made.path()).doesNotExist();
    assertThat(ledger.open).isEmpty();
  }

  @Test
  void each_stack_gets_its_own() {
    assertThat(made().path()).isNotEqualTo(made().path());
  }

  @Test
  void a_reaper_recognises_its_run_and_neither_a_link_nor_the_directory_of_another()
      throws IOException {
    var made = made().path();
    var link = directory.resolve("e2e-" + RUN + "-abcd");
    Files.createSymbolicLink(link, made);
    assertThat(orphan(RUN, made).isRecognised()).isTrue();
    assertThat(orphan(new RunId("other"), made).isRecognised()).isFalse();
    assertThat(orphan(RUN, link).isRecognised()).isFalse();
    assertThat(orphan(RUN, made.resolve("..")).isRecognised()).isFalse();
    assertThat(orphan(RUN, Path.of("/")).isRecognised()).isFalse();
    assertThat(TemporaryDirectory.Orphan.of(RUN, made).isRecognised())
        .as("a place where runs make none")
        .isFalse();
  }

  private TemporaryDirectory.Orphan orphan(RunId run, Path path) {
    return new TemporaryDirectory.Orphan(run, Set.of(directory), path);
  }

  private TemporaryDirectory made() {
    return TemporaryDirectory.make(RUN, new TemporaryPlace(List.of(directory)), ledger)
        .orElseThrow();
  }
}
