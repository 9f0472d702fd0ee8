package io.github.e2emaven.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.SecondUser;
import io.github.e2emaven.files.ContentList;
import io.github.e2emaven.files.FileTree;
import io.github.e2emaven.net.ReservedPorts;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.postgres.MemoryLedger;
import io.github.e2emaven.postgres.SqlSession;
import io.github.e2emaven.postgres.TestPostgres;
import io.github.e2emaven.postgres.TestStarter;
import io.github.e2emaven.postgres.template.CloneFactory;
import io.github.e2emaven.postgres.template.TemplateStore;
import io.github.e2emaven.postgres.template.TemplateStore.Template;
import io.github.e2emaven.postgres.template.TemplateStore.Template.Origin;
import io.github.e2emaven.process.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates that outlive the embedded PostgreSQL that they were built on. */
@Tag("postgres")
class TemplateClusterTests {

  private static final AtomicInteger FINGERPRINTS = new AtomicInteger();

  private final String fingerprint = "fp" + FINGERPRINTS.incrementAndGet();
  private Set<Path> before = Set.of();

  @BeforeEach
  void look_at_the_cache() throws IOException {
    before = cached();
  }

  @Test
  void a_later_run_finds_the_template_and_does_not_fill_it() throws IOException {
    var builder = new Run();
    builder.build("CREATE UNLOGGED TABLE t AS SELECT 42 AS id");
    assertThat(builder.sum()).isEqualTo("42");
    builder.close();

    var next = new Run();
    assertThat(next.prepared().origin()).isEqualTo(Origin.REUSED);
    assertThat(next.sum()).isEqualTo("42");
    assertThat(next.databases()).containsExactly(next.template.name());
    next.close();
    assertThat(next.notices).isEmpty();
  }

  @Test
  void no_password_of_a_run_opens_the_server_of_another_one() throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 42 AS id");
    var old = builder.server.admin().credentials();
    builder.close();
    var next = new Run();
    assertThatThrownBy(() -> SqlSession.open(next.server.admin().as(old)))
        .hasMessageContaining("password authentication failed");
    var bytes = Files.readString(entry().resolve("data.tar"), StandardCharsets.ISO_8859_1);
    assertThat(bytes.contains(old.password().value())).isFalse();
    assertThat(PosixFilePermissions.toString(permissions(entry().resolve("data.tar"))))
        .isEqualTo("rw-------");
    next.close();
  }

  @Test
  void the_server_that_is_stopped_to_keep_the_template_is_not_lost() throws IOException {
    var run = new Run();
    var first = run.server;
    first.whenLost(why -> run.notices.add(why.text()));
    run.prepare("CREATE TABLE t AS SELECT 42 AS id");
    run.keep();
    assertThat(run.server.pid()).isNotEqualTo(first.pid());
    assertThat(ProcessHandle.of(first.pid())).isEmpty();
    assertThat(run.sum()).isEqualTo("42");
    run.close();
    assertThat(run.notices).isEmpty();
  }

  /** What happens to files that nothing watches. */
  enum Damage {
    TRUNCATED {
      @Override
      void to(Path entry) throws IOException {
        try (var file = Files.newByteChannel(entry.resolve("data.tar"), StandardOpenOption.WRITE)) {
          file.truncate(1 << 20);
        }
      }
    },
    TOUCHED {
      @Override
      void to(Path entry) throws IOException {
        try (var file = Files.newByteChannel(entry.resolve("data.tar"), StandardOpenOption.WRITE)) {
          file.position(1 << 20)
              .write(ByteBuffer.wrap("touched".getBytes(StandardCharsets.US_ASCII)));
        }
      }
    },
    REPLACED_BY_A_LINK {
      @Override
      void to(Path entry) throws IOException {
        var moved = Files.move(entry.resolve("data.tar"), entry.resolve("moved"));
        Files.createSymbolicLink(entry.resolve("data.tar"), moved);
      }
    };

    abstract void to(Path entry) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void a_damaged_entry_is_told_in_one_line_and_built_again(Damage damage) throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    damage.to(entry());

    var next = new Run();
    next.build("CREATE TABLE t AS SELECT 42 AS id");
    assertThat(next.template.origin()).isEqualTo(Origin.BUILT);
    assertThat(next.notices)
        .singleElement()
        .asString()
        .startsWith(entry() + " is damaged (")
        .endsWith("; making it again");
    next.close();
    assertReused("42");
  }

  @Test
  void an_entry_that_cannot_be_unpacked_does_not_stop_a_run() throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    Files.write(entry().resolve("data.tar"), "no archive".getBytes(StandardCharsets.US_ASCII));
    ContentList.write(entry());
    var next = new Run();
    next.build("CREATE TABLE t AS SELECT 42 AS id");
    assertThat(next.sum()).isEqualTo("42");
    assertThat(next.notices)
        .singleElement()
        .asString()
        .startsWith("Cannot use the template in " + entry() + ": ");
    next.close();
    FileTree.delete(entry());
  }

  @Test
  void another_fingerprint_has_another_template() throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    var other = new Run("other" + fingerprint, it -> it.withTemplate("other" + fingerprint));
    other.build("CREATE TABLE t AS SELECT 2 AS id");
    assertThat(other.template.origin()).isEqualTo(Origin.BUILT);
    other.close();
    assertReused("1");
  }

  @Test
  void a_rebuilt_template_replaces_the_kept_one() throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    var rebuilding = new Run(fingerprint, starter -> starter.withoutTemplate(fingerprint));
    rebuilding.prepare("CREATE TABLE t AS SELECT 42 AS id");
    assertThat(rebuilding.template.origin()).isEqualTo(Origin.BUILT);
    rebuilding.keep();
    rebuilding.close();
    assertReused("42");
  }

  @Test
  void two_builders_at_once_both_work_and_keep_one() throws Exception {
    var together = new CyclicBarrier(2);
    var pool = Executors.newFixedThreadPool(2);
    try {
      var runs = List.of(new Run(), new Run());
      var results =
          runs.stream()
              .map(
                  run ->
                      pool.submit(
                          () -> {
                            run.prepare("CREATE TABLE t AS SELECT 42 AS id");
                            together.await(60, TimeUnit.SECONDS);
                            run.keep();
                            var sum = run.sum();
                            run.close();
                            return sum;
                          }))
              .toList();
      for (var result : results) {
        assertThat(result.get(120, TimeUnit.SECONDS)).isEqualTo("42");
      }
      runs.forEach(run -> assertThat(run.notices).isEmpty());
    } finally {
      pool.shutdownNow();
    }
    assertReused("42");
  }

  @Test
  void a_cluster_whose_server_was_killed_is_neither_kept_nor_used() throws IOException {
    var run = new Run();
    run.prepare("CREATE TABLE t AS SELECT 42 AS id");
    ProcessHandle.of(run.server.pid()).ifPresent(ProcessHandle::destroyForcibly);
    assertThatThrownBy(run::keep)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("did not shut down cleanly");
    run.close();
    assertThat(cached()).isEqualTo(before);
  }

  @Test
  void a_template_that_cannot_be_kept_is_used_all_the_same() throws IOException {
    var run = new Run();
    run.prepare("CREATE TABLE t AS SELECT 42 AS id");
    plantLink(run.server.place());
    run.keep();
    assertThat(run.sum()).isEqualTo("42");
    assertThat(run.notices)
        .singleElement()
        .asString()
        .startsWith("Cannot keep the template for later runs: ")
        .contains("planted is a link or a special file");
    run.close();
    assertThat(cached()).isEqualTo(before);
  }

  /** As a process of the user that runs PostgreSQL could. */
  private static void plantLink(String cluster) throws IOException {
    Files.createSymbolicLink(Path.of(cluster, "data", "planted"), Path.of("/etc/passwd"));
  }

  @Test
  void what_a_killed_builder_leaves_is_not_believed() throws IOException {
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    var half = Path.of(entry() + ".tmp-r0");
    Files.move(entry(), half);
    var next = new Run();
    next.build("CREATE TABLE t AS SELECT 42 AS id");
    assertThat(next.template.origin()).isEqualTo(Origin.BUILT);
    next.close();
    FileTree.delete(half);
    assertReused("42");
  }

  @Test
  void an_entry_of_another_user_is_refused() throws IOException {
    SecondUser.assumePossible();
    var builder = new Run();
    builder.build("CREATE TABLE t AS SELECT 1 AS id");
    builder.close();
    SecondUser.owns(entry());
    assertThatThrownBy(Run::new).hasMessageContainingAll("another user", "<cacheDirectory>");
    FileTree.delete(entry());
  }

  private void assertReused(String sum) throws IOException {
    assertThat(entry()).isDirectory();
    var run = new Run();
    assertThat(run.prepared().origin()).isEqualTo(Origin.REUSED);
    assertThat(run.sum()).isEqualTo(sum);
    run.close();
    assertThat(run.notices).isEmpty();
  }

  /** The first one that this test has made. */
  private Path entry() throws IOException {
    var made = new HashSet<>(cached());
    made.removeAll(before);
    made.removeIf(path -> path.toString().contains(".tmp-"));
    return made.stream().min(Comparator.comparing(TemplateClusterTests::age)).orElseThrow();
  }

  private static FileTime age(Path entry) {
    try {
      return (FileTime)
          Files.getAttribute(entry.resolve("pg_hba.conf"), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return Files.getPosixFilePermissions(file);
  }

  private static Set<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(TestPostgres.source().cache())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("template-"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static EmbeddedPostgresStarter starter(ClusterOwner owner) {
    return new EmbeddedPostgresStarter(owner, TestPostgres.source(), ReservedPorts.orFree());
  }

  /** One run on the embedded PostgreSQL. */
  private final class Run {

    private final MemoryLedger ledger = new MemoryLedger();
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final ClusterOwner owner =
        new ClusterOwner(
            TestPostgres.newRun(), ledger, new TestStarter(), new Cancellation(), notices::add);
    private final String own;
    private EmbeddedPostgres server;
    private Template template = new Template("none yet", 0, Origin.BUILT, Duration.ZERO);

    Run() {
      this(fingerprint, starter -> starter.withTemplate(fingerprint));
    }

    Run(String own, Function<EmbeddedPostgresStarter, EmbeddedPostgres> opening) {
      this.own = own;
      this.server = opening.apply(starter(owner));
    }

    void prepare(String statement) {
      template =
          new TemplateStore(server, notices::add)
              .prepare(own, database -> TestPostgres.execute(database, statement));
    }

    /** The template of an earlier run. */
    Template prepared() {
      template =
          new TemplateStore(server, notices::add)
              .prepare(
                  own,
                  database -> {
                    throw new AssertionError("filled a complete template");
                  });
      return template;
    }

    void keep() {
      server = starter(owner).keepTemplate(server, own, template.bytes());
    }

    void build(String statement) {
      prepare(statement);
      keep();
    }

    String sum() {
      var clones = new CloneFactory(server, template, owner.run(), ledger, -1);
      try (var clone = clones.create("e2e_" + owner.run() + "_sum")) {
        var sum = TestPostgres.value(clone.address(), "SELECT sum(id) FROM t");
        clone.drop();
        return sum;
      }
    }

    List<String> databases() {
      return TestPostgres.column(
          server.admin(), "SELECT datname FROM pg_database WHERE datname LIKE 'e2e%'");
    }

    void close() {
      server.close();
      assertThat(ledger.open()).isEmpty();
    }
  }
}
