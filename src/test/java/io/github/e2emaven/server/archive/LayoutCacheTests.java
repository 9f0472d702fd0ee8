package io.github.e2emaven.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.files.FileFacts;
import io.github.e2emaven.plan.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program becomes before its classes are archived. */
class LayoutCacheTests {

  @TempDir private Path directory;

  @Test
  void a_class_directory_becomes_a_jar_in_its_place() throws Exception {
    var classes = SampleJar.ofServer().writeDirectory(directory.resolve("classes"));
    var library = new SampleJar().write(directory.resolve("lib.jar"));
    var layout = layouts().of(main(classes, library));
    var path = layout.program().classPath();
    assertThat(path).hasSize(2).contains(library);
    assertThat(path.get(0)).isRegularFile().hasFileName("classes.jar");
    assertThat(layout.program().mainClass()).isEqualTo("a.Main");
    Files.createDirectories(directory.resolve("other"));
    var copy = SampleJar.ofServer().writeDirectory(directory.resolve("other/classes"));
    assertThat(layouts().of(main(copy, library)).program().classPath())
        .as("the same content is the same jar")
        .isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"static/index.html", "keystore.p12", "META-INF/MANIFEST.MF"})
  void a_class_directory_with_files_that_a_server_may_open_is_left_alone(String file)
      throws IOException {
    var classes = SampleJar.ofServer().entry(file, "").writeDirectory(directory.resolve("classes"));
    assertThatThrownBy(() -> layouts().of(main(classes)))
        .isInstanceOf(NotArchivableException.class)
        .hasMessageContaining(file);
  }

  @Test
  void the_manifest_of_a_jar_adds_to_the_files_that_count() throws Exception {
    var jar =
        SampleJar.ofServer()
            .attribute("Class-Path", "lib/a%20b.jar lib/missing.jar")
            .write(directory.resolve("app.jar"));
    Files.createDirectory(directory.resolve("lib"));
    var library = new SampleJar().write(directory.resolve("lib/a b.jar"));
    var layout = layouts().of(jar(jar));
    assertThat(layout.program()).isEqualTo(jar(jar));
    assertThat(layout.files()).containsExactly(jar, library, directory.resolve("lib/missing.jar"));
  }

  @Test
  void a_directory_in_a_manifest_is_refused() throws IOException {
    Files.createDirectory(directory.resolve("conf"));
    var jar =
        SampleJar.ofServer().attribute("Class-Path", "conf/").write(directory.resolve("app.jar"));
    assertThatThrownBy(() -> layouts().of(jar(jar))).hasMessageContaining("conf");
  }

  @Test
  void all_jars_beside_quarkus_runner_count() throws Exception {
    var jar =
        new SampleJar()
            .attribute("Main-Class", "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
            .write(directory.resolve("quarkus-run.jar"));
    Files.createDirectory(directory.resolve("app"));
    var application = new SampleJar().write(directory.resolve("app/shop.jar"));
    assertThat(layouts().of(jar(jar)).files()).contains(jar, application);
  }

  @Test
  void an_agent_in_the_manifest_is_refused() throws IOException {
    var jar =
        SampleJar.ofServer()
            .attribute("Launcher-Agent-Class", "a.Agent")
            .write(directory.resolve("app.jar"));
    assertThatThrownBy(() -> layouts().of(jar(jar))).hasMessageContaining("Launcher-Agent");
  }

  @Test
  void what_is_damaged_is_extracted_again() throws Exception {
    var jar = SampleJar.ofSpringBoot().write(directory.resolve("shop.jar"));
    var application = layouts().of(jar(jar)).program().classPath().get(0);
    Files.delete(application.resolveSibling("lib/a.jar"));
    assertThat(layouts().of(jar(jar)).program().classPath()).containsExactly(application);
    assertThat(application.resolveSibling("lib/a.jar")).exists();
  }

  @Test
  void only_this_user_can_enter_what_is_extracted() throws Exception {
    var jar = SampleJar.ofSpringBoot().write(directory.resolve("shop.jar"));
    var application = layouts().of(jar(jar)).program().classPath().get(0);
    assertThat(FileFacts.of(application.resolveSibling("")).mode() & 0777).isEqualTo(0700);
  }

  @Test
  void a_directory_that_others_can_write_is_not_used() throws Exception {
    var jar = SampleJar.ofSpringBoot().write(directory.resolve("shop.jar"));
    var made = layouts().of(jar(jar)).program().classPath().get(0).resolveSibling("").normalize();
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> layouts().of(jar(jar)))
        .isInstanceOf(NotArchivableException.class)
        .hasMessageContainingAll(made.toString(), "<cacheDirectory>");
  }

  @Test
  void a_cache_in_which_others_can_replace_files_is_not_used() throws Exception {
    var jar = SampleJar.ofSpringBoot().write(directory.resolve("shop.jar"));
    var cache = Files.createDirectory(directory.resolve("cache"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> layouts().of(jar(jar)))
        .isInstanceOf(NotArchivableException.class)
        .hasMessageContaining(cache.toString());
  }

  private LayoutCache layouts() throws IOException {
    return new LayoutCache(SampleMeans.cache(directory), LayoutCache.Missing.MAKE);
  }

  private static JavaProgram main(Path... classPath) {
    return new JavaProgram(Path.of("java"), List.of(), List.of(classPath), "a.Main", List.of());
  }

  private static JavaProgram jar(Path jar) {
    return new JavaProgram(Path.of("java"), List.of(), List.of(jar), null, List.of());
  }
}
