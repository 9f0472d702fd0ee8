package io.github.e2emaven.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotNumberUseTests {

  @TempDir Path base;

  @ParameterizedTest
  @CsvSource({
    "java, true, /health, false",
    "--index=@{slot}, true, /health, true",
    "java, app-@{slot}, /health, true",
    "java, ${E2E_SLOT}, /health, true",
    "java, true, /health/@{slot}, true"
  })
  void a_server_uses_it_by_name(String argument, String variable, String path, boolean used) {
    assertThat(use().isIn(server(argument, variable, path))).isEqualTo(used);
  }

  @Test
  void tests_use_it_in_their_configuration() {
    assertThat(new SlotNumberUse("<a>@{slot}</a>", List.of()).isIn(plain())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "target/test-classes/a/FooE2E.class, E2E_SLOT, true",
    "target/test-classes/application.yml, slot: ${E2E_SLOT}, true",
    "target/test-classes/a/FooE2E.class, E2E_STACK, false",
    "target/other/a/FooE2E.class, E2E_SLOT, false"
  })
  void classes_and_resources_are_searched(String file, String content, boolean used)
      throws IOException {
    write(base.resolve(file), "\0\1" + content + "\0");
    assertThat(use().isIn(plain())).isEqualTo(used);
  }

  @ParameterizedTest
  @CsvSource({"BOOT-INF/classes/a/App.class, true", "BOOT-INF/lib/other.jar, false"})
  void the_executable_jar_is_searched_without_its_libraries(String entry, boolean used)
      throws IOException {
    var jar = base.resolve("app.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("E2E_SLOT".getBytes(StandardCharsets.US_ASCII));
    }
    var facts = new SampleFacts(base);
    facts.jars.add(jar);
    assertThat(SlotNumberUse.of(facts.facts()).isIn(plain())).isEqualTo(used);
  }

  private SlotNumberUse use() {
    return SlotNumberUse.of(new SampleFacts(base).facts());
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }

  private static ServerPlan plain() {
    return server("java", "true", "/health");
  }

  private static ServerPlan server(String argument, String variable, String path) {
    return new ServerPlan(
        List.of("java", argument),
        Map.of("MODE", variable),
        Set.of(),
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(path, null, Duration.ofSeconds(1)),
        Duration.ofSeconds(1));
  }
}
