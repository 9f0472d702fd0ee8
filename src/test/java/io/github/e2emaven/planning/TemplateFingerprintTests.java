package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFingerprintTests {

  @TempDir Path directory;

  @Test
  void a_repackaged_jar_keeps_the_fingerprint() throws Exception {
    var first = jar("first.jar", "content", 1_000_000_000_000L);
    var again = jar("again.jar", "content", 2_000_000_000_000L);
    assertThat(of(first)).isEqualTo(of(again)).matches("[0-9a-f]{32}");
  }

  @Test
  void other_content_changes_the_fingerprint() throws Exception {
    assertThat(of(jar("a.jar", "content", 1))).isNotEqualTo(of(jar("b.jar", "changed", 1)));
  }

  @Test
  void names_and_content_of_the_files_of_a_directory_count() throws Exception {
    var one = Files.createDirectories(directory.resolve("one"));
    var two = Files.createDirectories(directory.resolve("two"));
    Files.writeString(one.resolve("1.sql"), "select 1");
    Files.writeString(two.resolve("1.sql"), "select 1");
    assertThat(of(one)).isEqualTo(of(two));
    Files.move(two.resolve("1.sql"), two.resolve("2.sql"));
    assertThat(of(one)).isNotEqualTo(of(two));
  }

  @Test
  void the_end_of_each_text_counts() {
    assertThat(new TemplateFingerprint().add("ab").add("c").hex())
        .isNotEqualTo(new TemplateFingerprint().add("a").add("bc").hex());
  }

  private static String of(Path path) {
    return new TemplateFingerprint().addContent(path).hex();
  }

  private Path jar(String name, String content, long time) throws Exception {
    var file = directory.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      var entry = new JarEntry("a.txt");
      entry.setLastModifiedTime(FileTime.fromMillis(time));
      jar.putNextEntry(entry);
      jar.write(content.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    return file;
  }
}
