package io.github.e2emaven.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extraction keeps what an application can see, and refuses what it could not keep. */
class SpringBootJarTests {

  @TempDir private Path directory;

  @Test
  void an_extracted_jar_has_the_files_of_the_application_by_the_names_that_it_knows()
      throws Exception {
    try (var jar = new JarFile(extracted(SampleJar.ofSpringBoot()).application().toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .contains("application.properties", "META-INF/build-info.properties")
          .noneMatch(name -> name.contains("loader") || name.contains("BOOT-INF"))
          .noneMatch(name -> name.contains("FileSystemProvider"));
    }
  }

  @Test
  void its_manifest_keeps_all_but_the_layout() throws Exception {
    try (var jar = new JarFile(extracted(SampleJar.ofSpringBoot()).application().toFile())) {
      var attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Main-Class")).isEqualTo(SmallServer.class.getName());
      assertThat(attributes.getValue("Implementation-Version")).isEqualTo("1.2.3");
      assertThat(attributes.getValue("Add-Opens")).isEqualTo("java.base/java.lang");
      assertThat(attributes.getValue("Start-Class")).isNull();
    }
  }

  @Test
  void libraries_stay_in_the_order_of_the_jar() throws Exception {
    var application = extracted(SampleJar.ofSpringBoot()).application();
    assertThat(ManifestClassPath.of(List.of(application)))
        .containsExactly(
            application,
            application.resolveSibling("lib/z first.jar"),
            application.resolveSibling("lib/a.jar"))
        .allMatch(Files::isRegularFile);
  }

  @Test
  void a_jar_repackaged_from_the_same_files_has_the_same_digest() throws Exception {
    var one = read(SampleJar.ofSpringBoot().write(directory.resolve("a.jar"))).digest();
    assertThat(read(SampleJar.ofSpringBoot().write(directory.resolve("a.jar"))).digest())
        .isEqualTo(one);
    var other = SampleJar.ofSpringBoot().entry("BOOT-INF/classes/application.properties", "a=c");
    assertThat(read(other.write(directory.resolve("a.jar"))).digest()).isNotEqualTo(one);
  }

  @Test
  void the_same_content_is_extracted_with_the_same_times() throws Exception {
    var extraction = extracted(SampleJar.ofSpringBoot());
    assertThat(extraction.isIntact()).isTrue();
    Files.setLastModifiedTime(extraction.application(), FileTime.from(Instant.now()));
    assertThat(extraction.isIntact()).isFalse();
  }

  @Test
  void a_library_that_was_cut_off_is_noticed() throws Exception {
    var extraction = extracted(SampleJar.ofSpringBoot());
    var library = extraction.application().resolveSibling("lib/a.jar");
    Files.write(library, new byte[3]);
    Files.setLastModifiedTime(library, JarWriter.TIME);
    assertThat(extraction.isIntact()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Main-Class,org.springframework.boot.loader.launch.PropertiesLauncher",
    "Main-Class,org.springframework.boot.loader.WarLauncher",
    "Multi-Release,true"
  })
  void a_jar_whose_manifest_asks_for_more_is_refused(String attribute, String value)
      throws IOException {
    var file =
        SampleJar.ofSpringBoot().attribute(attribute, value).write(directory.resolve("a.jar"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(NotArchivableException.class)
        .hasMessageContaining("a.jar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/KEY.SF",
        "META-INF/INDEX.LIST",
        "BOOT-INF/lib/deep/x.jar",
        "BOOT-INF/lib/native.so",
        "application.properties"
      })
  void a_jar_with_an_entry_that_extraction_could_change_is_refused(String entry)
      throws IOException {
    var file = SampleJar.ofSpringBoot().entry(entry, "").write(directory.resolve("a.jar"));
    assertThatThrownBy(() -> read(file)).isInstanceOf(NotArchivableException.class);
  }

  private SpringBootExtraction extracted(SampleJar jar) throws Exception {
    var read = read(jar.write(directory.resolve("shop.jar")));
    var extraction =
        new SpringBootExtraction(read, Files.createDirectory(directory.resolve("out")));
    extraction.make();
    return extraction;
  }

  private static SpringBootJar read(Path file) throws IOException, NotArchivableException {
    try (var jar = new JarFile(file.toFile())) {
      assertThat(SpringBootJar.isOne(jar)).isTrue();
      return SpringBootJar.of(jar);
    }
  }
}
