package io.github.e2emaven.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTests {

  private final FakeSession maven = new FakeSession("one");

  @TempDir private Path root;

  @Test
  void a_project_is_saved_once_its_runs_have_passed() {
    cache().withhold();
    assertThat(skipsSave()).isEqualTo("true");
    cache().release();
    assertThat(skipsSave()).isNull();
  }

  @Test
  void a_project_that_was_skipped_filtered_or_red_is_not_saved_whatever_passes_later() {
    cache().spoil();
    cache().release();
    assertThat(skipsSave()).isEqualTo("true");
  }

  @Test
  void without_the_extension_there_is_nothing_to_warn_of() {
    assertThat(CacheExtension.isRunning()).isFalse();
    assertThat(CacheExtension.warning(maven.session, "e2e-maven-plugin")).isEmpty();
  }

  @Test
  void the_extension_runs_the_plugin_always_when_its_configuration_says_so() throws Exception {
    maven.session.getRequest().setMultiModuleProjectDirectory(root.toFile());
    assertThat(CacheExtension.runsAlways(maven.session, "e2e-maven-plugin")).isFalse();
    write("<runAlways><plugins><plugin artifactId=\"other\"/></plugins></runAlways>");
    assertThat(CacheExtension.runsAlways(maven.session, "e2e-maven-plugin")).isFalse();
    write("<runAlways><plugins><plugin artifactId=\"e2e-maven-plugin\"/></plugins></runAlways>");
    assertThat(CacheExtension.runsAlways(maven.session, "e2e-maven-plugin")).isTrue();
  }

  private BuildCache cache() {
    return BuildCache.of(maven.session, maven.project(0));
  }

  private @Nullable Object skipsSave() {
    return maven.project(0).getProperties().get(BuildCache.SKIP_SAVE);
  }

  private void write(String configuration) throws Exception {
    Files.createDirectories(root.resolve(".mvn"));
    Files.writeString(
        root.resolve(".mvn/maven-build-cache-config.xml"),
        "<executionControl>" + configuration + "</executionControl>");
  }
}
