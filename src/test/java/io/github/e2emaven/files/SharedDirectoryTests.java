package io.github.e2emaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SharedDirectoryTests {

  @TempDir Path directory;

  @Test
  void it_is_created_with_its_parents() throws IOException {
    assertThat(SharedDirectory.create(directory.resolve("a/b/c"))).isDirectory();
    SharedDirectory.create(directory.resolve("a/b/c"));
  }

  @Test
  void roots_directory_that_a_strict_umask_has_closed_is_opened() throws IOException {
    assumeThat(Files.getAttribute(directory, "unix:uid")).isEqualTo(0);
    var closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    SharedDirectory.create(closed);
    assertThat(mode(closed)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void a_directory_that_others_can_enter_stays_as_it_is() throws IOException {
    var open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx--x--x"));
    SharedDirectory.create(open);
    assertThat(mode(open)).isEqualTo("rwx--x--x");
  }

  @Test
  void a_file_in_its_place_is_an_error() throws IOException {
    var file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> SharedDirectory.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
