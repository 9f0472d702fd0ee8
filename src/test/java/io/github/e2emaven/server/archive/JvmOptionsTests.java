package io.github.e2emaven.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.ServerPlan.MainPort;
import io.github.e2emaven.plan.ServerPlan.ReadinessPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which options of a JVM permit an archive. */
class JvmOptionsTests {

  private static final JavaRuntime JDK_17 = new JavaRuntime(Path.of("jdk"), 17, "17");
  private static final JavaRuntime JDK_25 = new JavaRuntime(Path.of("jdk"), 25, "25");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xshare:off",
        "-Xshare:auto",
        "-XX:SharedArchiveFile=a.jsa",
        "-XX:ArchiveClassesAtExit=a.jsa",
        "-XX:+AutoCreateSharedArchive",
        "-XX:AOTCache=a.aot",
        "-XX:AOTMode=off",
        "-XX:-UseSharedSpaces",
        "-XX:+UseZGC",
        "-XX:+UseShenandoahGC",
        "--patch-module",
        "--patch-module=java.base=x",
        "--limit-modules=java.base",
        "-Xbootclasspath/a:x.jar",
        "-XX:StartFlightRecording=filename=x.jfr",
        "-XX:Flags=.hotspotrc",
        "-Djava.system.class.loader=a.B",
        "@options.txt",
        "-agentpath:libprofiler.so",
        "-agentlib:hprof"
      })
  void an_option_that_forbids_an_archive_is_named(String option) {
    assertThatThrownBy(() -> options(option).check(JDK_25))
        .isInstanceOf(NotArchivableException.class)
        .hasMessageContaining(option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=4",
        "-Dserver.port=@{port}",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
        "-Xlog:gc",
        "@{port}"
      })
  void other_options_permit_it(String option) {
    assertThatCode(() -> options(option).check(JDK_17)).doesNotThrowAnyException();
  }

  @Test
  void an_agent_forbids_it_before_jdk_25() {
    var options = options("-javaagent:/x/jacoco.jar=destfile=y");
    assertThatThrownBy(() -> options.check(JDK_17)).hasMessageContaining("jacoco.jar");
    assertThatCode(() -> options.check(JDK_25)).doesNotThrowAnyException();
    assertThat(options.agents()).containsExactly(Path.of("/x/jacoco.jar"));
  }

  @Test
  void options_of_the_environment_count() {
    var inherited = Map.of("JAVA_TOOL_OPTIONS", "-Dx=y '-javaagent:a.jar'");
    assertThatThrownBy(() -> JvmOptions.of(List.of(), server(Map.of()), inherited).check(JDK_17))
        .hasMessageContaining("-javaagent:a.jar");
    assertThatCode(
            () ->
                JvmOptions.of(List.of(), server(Map.of("JAVA_TOOL_OPTIONS", "")), inherited)
                    .check(JDK_17))
        .as("the server's own value wins")
        .doesNotThrowAnyException();
  }

  @Test
  void system_properties_do_not_make_another_archive_but_flags_do() {
    assertThat(options("-Da=b", "-Xmx1g", "--add-modules", "x").relevant())
        .containsExactly("-Xmx1g", "--add-modules", "x");
  }

  @Test
  void a_proof_has_only_options_that_decide_whether_an_archive_can_be_read() {
    assertThat(
            options("-Xmx1g", "-Xlog:gc:file=x", "-Da=b", "-XX:HeapDumpPath=@{directory}")
                .forProof())
        .containsExactly("-Xmx1g");
  }

  private static JvmOptions options(String... options) {
    return JvmOptions.of(List.of(options), server(Map.of()), Map.of());
  }

  private static ServerPlan server(Map<String, String> environment) {
    return new ServerPlan(
        List.of("java"),
        environment,
        Set.of(),
        null,
        MainPort.CLAIMED,
        new ReadinessPlan(null, null, Duration.ofSeconds(1)),
        Duration.ofSeconds(1));
  }
}
