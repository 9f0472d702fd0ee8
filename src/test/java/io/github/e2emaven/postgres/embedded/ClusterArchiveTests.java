package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.postgres.programs.OsUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process of the account that runs PostgreSQL may have put into a data directory. */
class ClusterArchiveTests {

  private static final byte[] TEXT = "17\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path temporary;

  @Test
  void directories_and_files_are_unpacked_for_this_user_alone() throws IOException {
    unpack(directory("./"), directory("./base/"), file("./base/PG_VERSION"));
    var unpacked = temporary.resolve("target/data/base/PG_VERSION");
    assertThat(unpacked).hasBinaryContent(TEXT);
    assertThat(Files.getAttribute(unpacked, "unix:mode")).isEqualTo(0100600);
    assertThat(Files.getAttribute(temporary.resolve("target/data"), "unix:mode"))
        .isEqualTo(0040700);
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO})
  void links_and_special_files_are_rejected(byte kind) {
    var link = new TarArchiveEntry("./pg_hba.conf", kind);
    link.setLinkName("/etc/passwd");
    assertThatThrownBy(() -> unpack(directory("./"), link))
        .hasMessageContaining("./pg_hba.conf is a link or a special file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../escaped", "./base/../../escaped", "../data2/escaped"})
  void a_file_outside_the_data_directory_is_rejected(String name) {
    assertThatThrownBy(() -> unpack(directory("./"), file(name)))
        .hasMessageContaining("outside the data directory: " + name);
    assertThat(temporary.resolve("target/escaped")).doesNotExist();
  }

  @Test
  void a_link_in_a_directory_is_not_copied() throws IOException {
    var source = Files.createDirectory(temporary.resolve("source"));
    Files.createSymbolicLink(source.resolve("pg_hba.conf"), Path.of("/etc/passwd"));
    var target = temporary.resolve("copy");
    assertThatThrownBy(() -> ClusterCopy.copy(source, target, OsUser.self(), Set.of()))
        .hasMessageContaining("pg_hba.conf is a link or a special file");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void deletion_follows_no_link() throws IOException {
    var precious = Files.createDirectories(temporary.resolve("precious/base"));
    var cluster = Files.createDirectory(temporary.resolve("cluster"));
    var data = Files.createDirectory(cluster.resolve("data"));
    Files.createSymbolicLink(data.resolve("base"), precious);
    FileTree.delete(cluster);
    assertThat(cluster).doesNotExist();
    assertThat(precious).exists();
  }

  private void unpack(TarArchiveEntry... entries) throws IOException {
    var archive = temporary.resolve("data.tar");
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      for (var entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
          tar.write(TEXT);
        }
        tar.closeArchiveEntry();
      }
    }
    new ClusterArchive(archive)
        .unpack(Files.createDirectory(temporary.resolve("target")).resolve("data"));
  }

  private static TarArchiveEntry directory(String name) {
    return new TarArchiveEntry(name);
  }

  private static TarArchiveEntry file(String name) {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(TEXT.length);
    return entry;
  }
}
