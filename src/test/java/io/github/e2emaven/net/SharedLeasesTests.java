package io.github.e2emaven.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two users of one host; needs root, which can act as both. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@Tag("process")
class SharedLeasesTests {

  private static final List<String> OTHER_USER =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private static final PortRange RANGE = new PortRange(20_300, 20_305);

  @TempDir Path directory;
  private final List<PortSource.Claim> claims = new ArrayList<>();
  private Path leases;

  @BeforeEach
  void open_directory() throws IOException {
    assumeTrue(isAllowed(), "this user cannot run our classes as another user");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    leases = directory.resolve("leases");
  }

  @Test
  void another_user_gets_the_remaining_leases() throws IOException {
    var ours = claim(3);
    try (var others = another()) {
      assertThat(others.ports()).hasSize(3).doesNotContainAnyElementsOf(ours);
    }
  }

  @Test
  void this_user_gets_the_leases_of_another_user_after_its_exit() throws Exception {
    claim(1); // creates the directory
    try (var others = another()) {
      assertThat(others.ports()).hasSize(5);
      assertThatThrownBy(() -> claim(1)).isInstanceOf(PortsExhaustedException.class);
      others.process().destroyForcibly();
      assertThat(others.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(claim(5)).isEqualTo(others.ports());
    }
  }

  @AfterEach
  void release() {
    claims.forEach(PortSource.Claim::close);
  }

  private Set<Integer> claim(int count) {
    var ports = new LeasedPorts(new LeaseDirectory(leases, null), RANGE);
    var claimed = Stream.generate(ports::claim).limit(count).toList();
    claims.addAll(claimed);
    return claimed.stream().map(PortSource.Claim::port).collect(Collectors.toSet());
  }

  private OtherJvm another() throws IOException {
    return OtherJvm.startIn(OTHER_USER, RANGE.toString(), leases.toString());
  }

  private static boolean isAllowed() {
    var classes = SharedLeasesTests.class.getProtectionDomain().getCodeSource().getLocation();
    var look = Stream.concat(OTHER_USER.stream(), Stream.of("test", "-r", classes.getPath()));
    try {
      return new ProcessBuilder(look.toList()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
