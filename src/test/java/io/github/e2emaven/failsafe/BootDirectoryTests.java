package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.AttemptDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class BootDirectoryTests {

  @TempDir private Path directory;

  private final Xpp3Dom configuration = new Xpp3Dom("configuration");
  private AttemptDirectory attempt = new AttemptDirectory(Path.of(""));

  @BeforeEach
  void configure() {
    configuration.addChild(new Xpp3Dom("tempDir"));
    attempt = new AttemptDirectory(directory.resolve("a"), directory.resolve("tmp"));
  }

  @Test
  void only_this_user_can_enter_it() throws IOException {
    new BootDirectory(Files.createDirectory(directory.resolve("target")))
        .use(configuration, attempt);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(attempt.boot())))
        .isEqualTo("rwx------");
  }

  @Test
  void failsafe_finds_it_from_a_build_directory_that_is_a_link() throws IOException {
    var real = Files.createDirectories(directory.resolve("disk/deep/target"));
    var build = Files.createSymbolicLink(directory.resolve("target"), real);
    new BootDirectory(build).use(configuration, attempt);
    var found = new File(build.toFile(), configuration.getChild("tempDir").getValue());
    assertThat(found.getCanonicalFile()).isEqualTo(attempt.boot().toRealPath().toFile());
  }

  @Test
  void a_failsafe_without_the_parameter_is_left_alone() {
    new BootDirectory(directory).use(new Xpp3Dom("configuration"), attempt);
    assertThat(attempt.boot()).doesNotExist();
  }
}
