package io.github.e2emaven.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.ledger.DirectoryCache;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.JavaProgram;
import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.SampleServer;
import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.process.Eventually;
import io.github.e2emaven.process.ExitStatus;
import io.github.e2emaven.process.ProcessStarter;
import io.github.e2emaven.process.RunningProcess;
import io.github.e2emaven.process.SessionStarter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real archives of real JVMs: made, found again, damaged. */
@Tag("process")
class StartAccelerationTests {

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir private Path directory;
  private final List<String> notices = new ArrayList<>();
  private Path jar = Path.of("");

  static List<Path> jdks() throws IOException {
    return LocalJdks.launchers();
  }

  @BeforeEach
  void make_the_server() throws IOException {
    jar = SampleJar.ofServer().write(directory.resolve("server.jar"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void servers_start_from_the_archive_that_one_of_them_has_built(Path java) throws IOException {
    var server = server(java, jar);
    var first = acceleration(server, 4);
    assertThat(first.isWanted()).isTrue();
    first.train(server, this::run);
    assertThat(first.describe())
        .matches("Server starts from a class-data archive \\(\\d+ MB, built in \\d+\\.\\d s\\)");
    assertThat(loadedFromArchive(first.next(server))).isTrue();
    var later = acceleration(server, 1);
    assertThat(later.isWanted()).isFalse();
    assertThat(later.describe()).isEqualTo(first.describe());
    assertThat(loadedFromArchive(later.next(server))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_jar_of_spring_boot_runs_extracted_from_an_archive(Path java) throws IOException {
    var server = server(java, SampleJar.ofSpringBoot().write(directory.resolve("boot.jar")));
    var acceleration = acceleration(server, 4);
    acceleration.train(server, this::run);
    assertThat(loadedFromArchive(acceleration.next(server))).isTrue();
    assertThat(directory.resolve("server.log")).content().contains("version 1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "changed", "without its note"})
  void a_damaged_archive_is_deleted_and_built_again(String damage) throws IOException {
    var server = server(Path.of(JAVA), jar);
    acceleration(server, 4).train(server, this::run);
    damage(damage);
    var after = acceleration(server, 4);
    assertThat(notices).singleElement().asString().contains("damaged", "deleting");
    assertThat(after.next(server)).isEqualTo(server);
    assertThat(after.isWanted()).isTrue();
    after.train(server, this::run);
    assertThat(loadedFromArchive(after.next(server))).isTrue();
  }

  @Test
  void a_touched_jar_makes_another_archive() throws IOException {
    var server = server(Path.of(JAVA), jar);
    acceleration(server, 4).train(server, this::run);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(acceleration(server, 4).isWanted()).isTrue();
  }

  @Test
  void an_evicted_archive_is_done_without() throws IOException {
    var server = server(Path.of(JAVA), jar);
    var acceleration = acceleration(server, 4);
    acceleration.train(server, this::run);
    Files.delete(archive());
    assertThat(acceleration.next(server)).isEqualTo(server);
  }

  @Test
  void a_class_path_may_name_what_does_not_exist() throws IOException {
    var program =
        new JavaProgram(
            Path.of(JAVA),
            List.of("-Xmx64m"),
            List.of(directory.resolve("target/classes"), jar),
            SmallServer.class.getName(),
            List.of());
    var server = server(program);
    var acceleration = acceleration(server, 4);
    acceleration.train(server, this::run);
    assertThat(loadedFromArchive(acceleration.next(server))).isTrue();
  }

  @Test
  void what_a_killed_builder_leaves_is_known_to_the_reaper() {
    var server = server(Path.of(JAVA), jar);
    var left = new ArrayList<Path>();
    acceleration(server, 4)
        .train(
            server,
            plan -> {
              try (var cache = Files.list(directory.resolve("cache"))) {
                cache.forEach(left::add);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return false;
            });
    assertThat(left).singleElement().asString().endsWith(".tmp-r1");
    var cache = directory.resolve("cache");
    assertThat(new DirectoryCache.PartialEntry(new RunId("r1"), cache, left.get(0)).isRecognised())
        .isTrue();
  }

  @Test
  void two_builders_at_once_do_no_harm() throws IOException {
    var server = server(Path.of(JAVA), jar);
    var one = acceleration(server, 4);
    var other = StartAcceleration.of(server, means("r2", 4));
    one.train(
        server,
        plan -> {
          other.train(server, this::run);
          return run(plan);
        });
    assertThat(loadedFromArchive(one.next(server))).isTrue();
    assertThat(loadedFromArchive(other.next(server))).isTrue();
  }

  @Test
  void an_archive_that_the_jvm_did_not_write_is_not_tried_again_on_the_same_day() {
    var server = server(Path.of(JAVA), jar);
    var first = acceleration(server, 4);
    first.train(server, plan -> true);
    assertThat(first.describe()).contains("without a class-data archive", "wrote none");
    assertThat(acceleration(server, 4).isWanted()).isFalse();
    assertThat(acceleration(server, 4).describe()).isEqualTo(first.describe());
  }

  @Test
  void one_that_a_killed_jvm_did_not_write_is_tried_again() throws IOException {
    var server = server(Path.of(JAVA), jar);
    var first = acceleration(server, 4);
    first.train(server, plan -> false);
    assertThat(first.describe()).contains("was killed");
    try (var kept = Files.list(directory.resolve("cache"))) {
      assertThat(kept).as("left").isEmpty();
    }
    assertThat(acceleration(server, 4).isWanted()).isTrue();
  }

  @Test
  void a_server_that_starts_only_without_is_remembered() {
    var server = server(Path.of(JAVA), jar);
    var first = acceleration(server, 4);
    assertThatThrownBy(() -> first.train(server, this::fail)).hasMessage("exited");
    assertThat(first.isWanted()).isTrue();
    first.skip("it exited");
    assertThat(acceleration(server, 4).isWanted()).as("may be broken anyway").isTrue();
    first.refuse();
    assertThat(acceleration(server, 4).describe()).contains("it exited", "to try again");
  }

  @Test
  void an_archive_with_which_the_jvm_crashes_is_deleted() throws IOException {
    var server = server(Path.of(JAVA), jar);
    var acceleration = acceleration(server, 4);
    acceleration.train(server, this::run);
    try (var file = new RandomAccessFile(writable(archive()).toFile(), "rw")) {
      file.setLength(file.length() / 3);
    }
    var plan = acceleration.next(server);
    var exit = start(plan).exit().join();
    assertThat(acceleration.isToBlame(server, exit)).as("started without").isFalse();
    assertThat(acceleration.isToBlame(plan, new ExitStatus(1))).isFalse();
    if (Runtime.version().feature() < ArchiveKind.FIRST_AOT) {
      assertThat(exit.code()).as("what a truncated archive does to JDK 17").isEqualTo(134);
    }
    assertThat(acceleration.isToBlame(plan, new ExitStatus(134))).isTrue();
    assertThat(acceleration.next(server)).isEqualTo(server);
    assertThat(acceleration.describe()).contains("crashed", "134 (SIGABRT)");
    assertThat(acceleration(server, 4).isWanted()).isTrue();
  }

  @Test
  void few_starts_build_none_and_extract_nothing() throws IOException {
    var server = server(Path.of(JAVA), SampleJar.ofSpringBoot().write(directory.resolve("b.jar")));
    var acceleration = acceleration(server, 3);
    assertThat(acceleration.isWanted()).isFalse();
    assertThat(acceleration.describe()).contains("4 or more test files");
    try (var kept = Files.list(directory.resolve("cache"))) {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void a_command_has_none_and_nothing_is_told() {
    assertThat(acceleration(server(Path.of(JAVA), jar).withoutArchive(), 9).describe()).isEmpty();
  }

  private StartAcceleration acceleration(ServerPlan server, int starts) {
    return StartAcceleration.of(server, means("r1", starts));
  }

  private ArchiveMeans means(String run, int starts) {
    try {
      return new ArchiveMeans(
          SampleMeans.directories(directory, run), new SessionStarter(), starts, notices::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerPlan server(Path java, Path jar) {
    return server(
        new JavaProgram(
            java, List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), List.of(jar), null, List.of()));
  }

  private static ServerPlan server(JavaProgram program) {
    return SampleServer.of(program);
  }

  /** Starts the server, waits until it is up, and stops it. */
  private boolean run(ServerPlan plan) {
    var process = start(plan);
    var log = directory.resolve("server.log");
    Eventually.until(
        () -> "up: " + read(log),
        () -> read(log).lines().anyMatch("up"::equals) || !process.isAlive());
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    assertThat(process.exit().join().code()).as(read(log)).isEqualTo(143);
    return true;
  }

  private RunningProcess start(ServerPlan plan) {
    try {
      Files.deleteIfExists(directory.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SessionStarter()
        .start(
            new ProcessStarter.Launch(
                plan.command(), Map.of(), directory, directory.resolve("server.log")));
  }

  private boolean fail(ServerPlan plan) {
    throw new StageException(RunStage.SERVER, "exited");
  }

  /** Whether the server's own class came from the archive: the only reliable sign of its use. */
  private boolean loadedFromArchive(ServerPlan plan) {
    var classes = directory.resolve("classes.log");
    var command = new ArrayList<>(plan.command());
    command.add(1, "-Xlog:class+load:file=" + classes);
    run(plan.withCommand(command));
    return read(classes)
        .lines()
        .filter(line -> line.contains(SmallServer.class.getName() + " "))
        .anyMatch(line -> line.contains("shared objects file"));
  }

  private void damage(String damage) throws IOException {
    var file = writable(archive());
    switch (damage) {
      case "truncated" -> cut(file);
      case "changed" -> change(file);
      default -> Files.delete(file.resolveSibling("archive.properties"));
    }
  }

  private static void cut(Path file) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() / 2);
    }
  }

  private static void change(Path file) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(access.length() / 2);
      int before = access.read();
      access.seek(access.length() / 2);
      access.write(before ^ 1);
    }
  }

  private static Path writable(Path file) {
    assertThat(file.toFile().setWritable(true)).isTrue();
    return file;
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("archive\\.(jsa|aot)"))
          .findAny()
          .orElseThrow();
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
