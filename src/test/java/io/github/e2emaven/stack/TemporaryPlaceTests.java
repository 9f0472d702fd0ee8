package io.github.e2emaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TemporaryPlaceTests {

  private static final int NAME = 10;

  @TempDir(factory = ShortNames.class)
  private Path directory;

  @Test
  void a_path_that_leaves_no_room_for_a_socket_is_not_used() throws IOException {
    int free = 108 - 45 - 1 - NAME - 1 - directory.toString().length() - 1;
    var longest = Files.createDirectory(directory.resolve("d".repeat(free)));
    var longer = Files.createDirectory(directory.resolve("d".repeat(free + 1)));
    assertThat(chosen(longer, longest)).isEqualTo(longest);
  }

  @Test
  void bytes_count_and_not_letters() throws IOException {
    int free = 108 - 45 - 1 - NAME - 1 - directory.toString().length() - 1;
    var umlauts = Files.createDirectory(directory.resolve("ä".repeat(free / 2 + 1)));
    assertThat(chosen(umlauts, directory)).isEqualTo(directory);
  }

  @Test
  void a_directory_in_which_others_could_replace_ours_is_not_used() throws IOException {
    var open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(chosen(open, directory.resolve("missing"), directory)).isEqualTo(directory);
  }

  @Test
  void the_temporary_directory_of_every_system_is_safe() {
    assertThat(chosen(Path.of("/tmp"))).isEqualTo(Path.of("/tmp"));
  }

  private static Path chosen(Path... candidates) {
    return new TemporaryPlace(List.of(candidates)).directory(NAME).orElseThrow();
  }
}
