package io.github.e2emaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLineProbeTests {

  @TempDir Path directory;

  @Test
  void a_log_may_be_created_later() throws IOException {
    var probe = probe("ready");
    assertThat(probe.missing()).hasValueSatisfying(what -> assertThat(what).contains("ready"));
    append("is ready\n".getBytes(StandardCharsets.UTF_8));
    assertThat(probe.missing()).isEmpty();
  }

  @Test
  void a_line_that_comes_in_two_pieces_is_found() throws IOException {
    var probe = probe("Started Shop in \\d+ s");
    append("Star".getBytes(StandardCharsets.UTF_8));
    assertThat(probe.missing()).isPresent();
    append("ted Shop in 4 s\n".getBytes(StandardCharsets.UTF_8));
    assertThat(probe.missing()).isEmpty();
  }

  @Test
  void a_character_that_comes_in_two_pieces_is_found() throws IOException {
    var probe = probe("bereit für Gäste");
    var bytes = "bereit für Gäste\n".getBytes(StandardCharsets.UTF_8);
    append(Arrays.copyOfRange(bytes, 0, 9));
    assertThat(probe.missing()).isPresent();
    append(Arrays.copyOfRange(bytes, 9, bytes.length));
    assertThat(probe.missing()).isEmpty();
  }

  @Test
  void a_line_behind_megabytes_of_others_is_found() throws IOException {
    var line = "x".repeat(99) + "\n";
    append(line.repeat(50_000).getBytes(StandardCharsets.UTF_8));
    var probe = probe("^ready$");
    assertThat(probe.missing()).isPresent();
    append((line.repeat(50_000) + "ready\n").getBytes(StandardCharsets.UTF_8));
    assertThat(probe.missing()).isEmpty();
  }

  @Test
  void a_line_behind_megabytes_without_any_line_end_is_found() throws IOException {
    append(("x".repeat(3 << 20) + "\nready\n").getBytes(StandardCharsets.UTF_8));
    assertThat(probe("^ready$").missing()).isEmpty();
  }

  @Test
  void bytes_that_are_not_utf_8_do_not_hide_the_next_line() throws IOException {
    append(new byte[] {(byte) 0xff, (byte) 0xc3, '\n', 'o', 'k', '\r', '\n'});
    assertThat(probe("^ok$").missing()).isEmpty();
  }

  private LogLineProbe probe(String regex) {
    return new LogLineProbe(directory.resolve("server.log"), regex, 0);
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(
        directory.resolve("server.log"),
        bytes,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
