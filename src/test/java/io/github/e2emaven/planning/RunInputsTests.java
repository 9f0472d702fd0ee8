package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunInputsTests {

  private static final Map<String, String> FILTERS =
      Map.of("it.test", "%regex[a=b c], !D#e:f", "groups", "fast");

  @TempDir private Path directory;
  private Path classes;
  private RunDirectory run;

  @BeforeEach
  void a_run_is_recorded() throws Exception {
    classes = Files.createDirectories(directory.resolve("test classes=1"));
    Files.writeString(classes.resolve("AE2E.class"), "1");
    run = new RunDirectory(directory.resolve("run"));
    var digest = new TemplateFingerprint().addContent(classes).hex();
    new RunInputs(FILTERS, Map.of(classes.toString(), digest)).write(run);
  }

  @Test
  void nothing_has_changed_since_a_run_of_the_same_inputs() {
    assertThat(RunInputs.read(run).changes(FILTERS)).isEmpty();
  }

  @Test
  void another_filter_is_a_change_whether_it_is_new_or_gone() {
    assertThat(RunInputs.read(run).changes(Map.of("groups", "fast", "excludedGroups", "slow")))
        .hasSize(2)
        .anySatisfy(change -> assertThat(change).contains("excludedGroups", "'slow'"))
        .anySatisfy(change -> assertThat(change).contains("it.test", "is ''"));
  }

  @Test
  void another_content_is_a_change_and_so_is_a_new_file_or_none() throws Exception {
    Files.writeString(classes.resolve("BE2E.class"), "2");
    assertThat(RunInputs.read(run).changes(FILTERS)).singleElement().asString().contains("test cl");
    Files.delete(classes.resolve("BE2E.class"));
    Files.writeString(classes.resolve("AE2E.class"), "2");
    assertThat(RunInputs.read(run).changes(FILTERS)).hasSize(1);
    Files.delete(classes.resolve("AE2E.class"));
    assertThat(RunInputs.read(run).changes(FILTERS)).hasSize(1);
  }

  @Test
  void a_run_without_recorded_inputs_is_not_believed() {
    var other = new RunDirectory(directory.resolve("other"));
    assertThatThrownBy(() -> RunInputs.read(other))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("Run the goal parallel-e2e again");
  }
}
